"""A form that somebody wrote, answers to it, and a device that sends them."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.scope import scope
from fursa.diagnosis.actions import make_device, publish, take_up_shipped, upload
from fursa.diagnosis.models import QuestionnaireVersion, Submission
from fursa.people.models import Person

SURVEY = [
    ["type", "name", "label::العربية (ar)", "label::Français (fr)", "fursa::field"],
    ["text", "reference", "المرجع", "Référence", "person.reference"],
    ["date", "made_on", "اليوم", "Jour", "diagnosis.made_on"],
    ["select_one schooling", "schooling", "المستوى الدراسي", "Scolarité", "diagnosis.schooling"],
    ["begin_repeat", "trade", "الحرف", "Métiers", ""],
    ["text", "code", "الحرفة", "Métier", "trade.isco"],
    ["decimal", "years", "السنوات", "Années", "trade.years"],
    ["end_repeat", "", "", "", ""],
    ["text", "wishes", "الرغبات", "Souhaits", "diagnosis.wishes"],
]
# The versions of the questionnaires that come with Fursa.
SHIPPED = {"diagnosis": "2026.1", "follow_up_visit": "2026.2"}
CHOICES = [
    ["list_name", "name", "label::العربية (ar)", "label::Français (fr)"],
    ["schooling", "primary", "ابتدائي", "primaire"],
    ["schooling", "none", "لا شيء", "aucune"],
]


def workbook(survey: list[list[str]] = SURVEY, version: str = "2026.1", **settings: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheets = {
        "survey": survey,
        "choices": CHOICES,
        "settings": [
            ["form_id", "form_title", "version", *settings],
            ["entry", "تشخيص", version, *settings.values()],
        ],
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def in_use(manager: User, content: bytes | None = None) -> QuestionnaireVersion:
    with scope(manager):
        return publish(actor=manager, version=upload(actor=manager, content=content or workbook()))


def answers(
    person: Person, *, instance: str = "", version: str = "2026.1", wishes: str = "خياطة", trade: str = "7531"
) -> bytes:
    return (
        f'<?xml version="1.0"?><data id="entry" version="{version}"><reference>{person.reference}</reference>'
        f"<made_on>{today().isoformat()}</made_on><schooling>primary</schooling>"
        f"<trade><code>{trade}</code><years>٤</years></trade><trade><code>7115</code><years/></trade>"
        f"<wishes>{wishes}</wishes><meta><instanceID>{instance or f'uuid:{uuid4()}'}</instanceID></meta></data>"
    ).encode()


def token_of(user: User) -> str:
    with scope(user):
        return make_device(actor=user, label="لوحة")[1]


def send(token: str, xml: bytes, **more: Any) -> Any:
    sent = SimpleUploadedFile("answers.xml", xml, "text/xml")
    return Client().post(f"/field/{token}/submission", {"xml_submission_file": sent, **more})


def rows(user: User) -> list[Submission]:
    with scope(user):
        return list(Submission.objects.order_by("pk"))


def shipped(manager: User) -> dict[str, QuestionnaireVersion]:
    with scope(manager):
        return {version.questionnaire.form_id: version for version in take_up_shipped(actor=manager)}


def sent(form_id: str, person: Person, **answers: str) -> bytes:
    body = "".join(f"<{name}>{text}</{name}>" for name, text in answers.items())
    return (
        f'<data id="{form_id}" version="{SHIPPED[form_id]}"><reference>{person.reference}</reference>{body}'
        f"<meta><instanceID>uuid:{uuid4()}</instanceID></meta></data>"
    ).encode()
