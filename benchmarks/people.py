"""Searching and recognising people among many, in the scope of whoever asks, on an embedded database of its own.

    python benchmarks/people.py [--rows 1000000] [--asked 500]

A synthetic register (`fursa sample register`) becomes people, half of them open to one centre of a hundred each.
Asked: names in either script, parts of names, numbers, typing errors – by a national role and by an adviser of one
centre, whose search must take as long for somebody hidden as for nobody; then everyone recorded twice is compared
with all others, and whether the other record is among the first five. Bars: search p95 100 ms, comparing p99 50 ms,
99 % among the first five.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

import numpy as np

CENTRES = 100


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--asked", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["FURSA_DATA"] = f"{scratch}/data"
        from fursa.config.cli.session import open_database

        open_database()
        from fursa.sample.register import build_register

        began = time.perf_counter()
        register = build_register(asked.rows, asked.seed)
        print(f"register of {asked.rows:,} rows: {time.perf_counter() - began:.0f} s", flush=True)
        began = time.perf_counter()
        centre = load(register)
        print(f"loaded with keys and indexes: {time.perf_counter() - began:.0f} s", flush=True)
        measure(register, centre, asked.asked, random.Random(asked.seed))
    return 0


def described(record: Any) -> Any:
    """A register's row as the rule reads a person."""
    from fursa.rules.dates import PartialDate
    from fursa.rules.identity import Described, is_arabic

    parts = [int(part) for part in record.birth_date.split("-") if part.isdigit()] or [1900]
    sizes = {"day": 3, "month": 2, "year": 1}
    birth = PartialDate(*parts[: sizes.get(record.birth_precision, 1)])
    names = (record.given_name, record.family_name)
    arabic = is_arabic(" ".join(names))
    return Described(
        given_ar=names[0] if arabic else "",
        family_ar=names[1] if arabic else "",
        given_latin="" if arabic else names[0],
        family_latin="" if arabic else names[1],
        sex={"M": "male", "F": "female"}.get(record.sex, "male"),
        birth=birth,
        birth_place=record.birth_place,
        national_id=record.national_id[:20],
        phone=record.phone,
    )


def load(register: Any) -> Any:
    """Everyone as people with their keys, by COPY as the owner; every second one open to a centre."""
    from django.db import connections

    from fursa.accounts.models import Unit
    from fursa.accounts.queries import get_system_user
    from fursa.people.actions.keys import person_search_key, person_sort_key
    from fursa.rules.identity import blocks

    system = get_system_user()
    units = [
        Unit.objects.create(code=f"centre-{k}", kind="centre", name_ar=f"مركز {k}") for k in range(CENTRES)
    ]
    today = date(2015, 1, 1)

    def people() -> Iterator[Sequence[Any]]:
        for key, one in enumerate(map(described, register.records), 1):
            names = [one.given_ar, one.family_ar, one.given_latin, one.family_latin]
            reference = f"P{key:09d}"
            yield (
                key, uuid4(), reference, *names, one.sex, one.birth.earliest(), one.birth.precision,
                one.birth_place[:200], one.national_id, one.phone[:40], "", True, "", "",
                person_search_key(names, [one.national_id, one.phone, reference]),
                person_sort_key(names[1], names[0], names[3], names[2]), "2015-01-01", system.pk,
            )  # fmt: skip

    columns = (
        "id, uuid, reference, given_name_ar, family_name_ar, given_name_latin, family_name_latin, sex, birth_on, "
        "birth_precision, birth_place, cnie, phone, safe_contact, can_read, guardian_name, guardian_cnie, search_key, "
        "sort_key, recorded_at, recorded_by_id"
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        _copy(cursor, f"COPY people_person ({columns}) FROM STDIN", people())
        _copy(
            cursor,
            "COPY people_block (key, person_id) FROM STDIN",
            (
                (block, key)
                for key, one in enumerate(map(described, register.records), 1)
                for block in blocks(one)
            ),
        )
        _copy(
            cursor,
            "COPY people_access (person_id, unit_id, from_on, reason, given_by_id, given_at) FROM STDIN",
            (
                (key, units[key // 2 % CENTRES].pk, today, "recorded", system.pk, "2015-01-01")
                for key in range(1, len(register.records) + 1, 2)
            ),
        )
        cursor.execute("SET session_replication_role = origin")
    # Vacuuming stands outside a transaction, and brings the trigram index's pending list in.
    connections["owner"].cursor().execute("VACUUM ANALYZE people_person, people_block, people_access")
    return units[0]


def _copy(cursor: Any, statement: str, rows: Iterator[Sequence[Any]]) -> None:
    with cursor.connection.cursor().copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def queries(register: Any, count: int, rng: random.Random) -> dict[str, list[str]]:
    """What people type, by kind."""
    records = rng.sample(register.records, count)
    full = [f"{r.given_name} {r.family_name}" for r in records]
    return {
        "full name": full,
        "part of a name": [name[: max(4, len(name) - 3)] for name in full],
        "a common name alone": [r.given_name for r in records],
        "typing error": [name[:3] + name[4:] for name in full],
        "card number": [r.national_id for r in records if r.national_id],
        "phone": [r.phone for r in records if r.phone],
    }


def measure(register: Any, centre: Any, count: int, rng: random.Random) -> None:
    from fursa.accounts.models import Role, User
    from fursa.accounts.queries import get_system_user, get_unit
    from fursa.core.scope import scope
    from fursa.people.queries.duplicates import find_candidates

    people = {}
    for name, role, unit in (
        ("director", "director", get_unit("national")),
        ("adviser", "centre_adviser", centre),
    ):
        people[name] = User.objects.create(username=name, full_name=name)
        Role.objects.create(user=people[name], code=role, unit=unit, from_on=date(2015, 1, 1))
    typed = queries(register, count, rng)
    for name, user in people.items():
        everything: list[float] = []
        for kind, texts in typed.items():
            with scope(user):
                times = _timed(partial(_search, user), texts)
            everything += times
            print(f"search by {name:<9} {kind:<20} {_told(times)}", flush=True)
        print(f"search by {name:<9} {'all kinds':<20} {_told(everything)}  (bar: p95 100 ms)", flush=True)
    with scope(people["adviser"]):
        search = partial(_search, people["adviser"])
        hidden = _timed(search, typed["full name"])
        nobody = _timed(search, [f"{text}qx" for text in typed["full name"]])
    print(f"an adviser asks for somebody {_told(hidden)}; for nobody {_told(nobody)}")
    _recognise(register, count, rng, get_system_user(), find_candidates, scope)


def _search(user: Any, text: str) -> list[Any]:
    """A page of what is found."""
    from fursa.people.queries import search_people

    return list(search_people(user, text)[:25])


def _recognise(
    register: Any, count: int, rng: random.Random, system: Any, find: Callable[..., Any], scope: Any
) -> None:
    records: defaultdict[int, list[int]] = defaultdict(list)
    for key, person in enumerate(register.person, 1):
        records[person].append(key)
    # A person is not recorded without some birth date; a register's row may be.
    known = [[key for key in keys if register.records[key - 1].birth_date] for keys in records.values()]
    twice = rng.sample([keys for keys in known if len(keys) > 1], count)
    among, times = 0, []
    with scope(system):
        # As in a server that runs: it reads the spellings when it starts.
        find(system, described(register.records[twice[0][0] - 1]), least=0.0)
        for keys in twice:
            one, others = keys[0], set(keys[1:])
            began = time.perf_counter()
            found = find(system, described(register.records[one - 1]), least=0.0, most=5, besides={one})
            times.append(time.perf_counter() - began)
            among += any(candidate.person.pk in others for candidate in found)
    print(f"comparing with everyone: {_told(times)}  (bar: p99 50 ms)")
    print(f"the other record is among the first five: {among / count:.4f}  (bar: 0.99)")


def _timed(act: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    times = []
    for text in texts:
        began = time.perf_counter()
        act(text)
        times.append(time.perf_counter() - began)
    return times


def _told(times: Sequence[float]) -> str:
    p50, p95, p99 = np.percentile(np.array(times) * 1000, [50, 95, 99])
    return f"p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
