"""Five hundred interviews from twenty devices whose lines break at random: each arrives, and arrives once."""

from __future__ import annotations

import http.client
import random
import socket
import threading
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection

from fursa.core.scope import scope
from fursa.diagnosis.models import Diagnosis, Submission
from fursa.people.models import Person
from tests import make
from tests.diagnosis.sending import answers, in_use, token_of

CLIENTS = 20
INTERVIEWS = 500
SEED = 20151119


def body_of(xml: bytes) -> tuple[bytes, str]:
    mark = "fursa-test-boundary"
    head = (
        f'--{mark}\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="a.xml"\r\n'
        "Content-Type: text/xml\r\n\r\n"
    )
    return head.encode() + xml + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


class Client(threading.Thread):
    """A device on a bad line: it is cut off while sending, or before the answer reaches it, and tries again."""

    def __init__(self, number: int, address: str, token: str, waiting: list[bytes]) -> None:
        super().__init__()
        self.chance, self.waiting = random.Random(SEED + number), waiting
        self.host, self.port = urlsplit(address).hostname or "", urlsplit(address).port or 0
        self.path = f"/field/{token}/submission"
        self.said: Counter[str] = Counter()

    def run(self) -> None:
        for xml in self.waiting:
            for _attempt in range(60):
                fate = self.chance.choice(("whole", "whole", "cut while sending", "answer lost"))
                self.said[fate] += 1
                if self.send(xml, fate):
                    break
            else:
                self.said["given up"] += 1
            # A device that was switched off in between sends what it had sent already.
            if self.chance.random() < 0.1:
                self.send(xml, "whole")

    def send(self, xml: bytes, fate: str) -> bool:
        """Whether the device knows that it arrived."""
        body, kind = body_of(xml)
        line = http.client.HTTPConnection(self.host, self.port, timeout=60)
        try:
            line.putrequest("POST", self.path)
            line.putheader("Content-Type", kind)
            line.putheader("Content-Length", str(len(body)))
            line.endheaders()
            if fate == "cut while sending":
                line.send(body[: self.chance.randrange(len(body))])
                return False
            line.send(body)
            if fate == "answer lost":
                if line.sock is not None:
                    line.sock.shutdown(socket.SHUT_RD)
                return False
            return line.getresponse().status == 201
        except OSError:
            return False
        finally:
            line.close()


@pytest.mark.django_db(transaction=True)
def test_each_interview_arrives_exactly_once(live_server: Any, settings: Any, tmp_path: Path) -> None:
    settings.FURSA_FILES = tmp_path / "files"
    adviser = make.user(role="centre_adviser", of=make.unit())
    in_use(make.user(role="programme_manager"))
    people: list[Person] = [make.person(seen_by=adviser.roles.get().unit) for _number in range(INTERVIEWS)]
    sent = [answers(person, instance=f"uuid:{number}") for number, person in enumerate(people)]
    token = token_of(adviser)
    clients = [Client(n, live_server.url, token, sent[n::CLIENTS]) for n in range(CLIENTS)]

    for client in clients:
        client.start()
    for client in clients:
        client.join()

    fates = sum((client.said for client in clients), Counter[str]())
    assert fates["given up"] == 0, (SEED, fates)
    assert min(fates["cut while sending"], fates["answer lost"]) > CLIENTS, (SEED, fates)
    connection.close()
    with scope(adviser):
        counted = Counter(Submission.objects.values_list("instance_id", "state"))
        diagnosed = Counter(Diagnosis.objects.values_list("person_id", flat=True))
    assert counted == Counter({(f"uuid:{number}", "landed"): 1 for number in range(INTERVIEWS)})
    assert diagnosed == Counter({person.pk: 1 for person in people})
