"""What the folder says of each person's way: diagnoses, life projects, pathways."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from django.utils import timezone

from fursa.accounts.models import Unit, User
from fursa.core.bulk import Counts, upsert
from fursa.diagnosis.models import Diagnosis, KnownTrade
from fursa.exchange.rows import DiagnosisRow, LifeProjectRow, PathwayRow
from fursa.lifeproject.models import LifeProject, Step
from fursa.pathways.models import Pathway

# The number of a life project that a source brought.
FROM_A_SOURCE = 0


def write_diagnoses(
    actor: User, rows: Sequence[DiagnosisRow], people: dict[str, int], units: dict[str, Unit]
) -> Counts:
    now = timezone.now()
    counts = upsert(
        Diagnosis,
        ("uuid", "person_id", "made_on", "unit_id", "schooling", "literacy", "languages", "wishes", "needs",
         "recorded_by_id", "recorded_at"),
        [
            (uuid4(), people[row.person], row.made_on, units[row.unit].pk, row.schooling or "", row.literacy or "",
             ",".join(row.languages), row.wishes, row.needs, actor.pk, now)
            for row in rows
        ],
        unique=("person_id", "made_on"),
        kept=("uuid", "recorded_by_id", "recorded_at"),
    )  # fmt: skip
    keys = _keys(Diagnosis, "made_on", {people[row.person] for row in rows})
    upsert(
        KnownTrade,
        ("person_id", "diagnosis_id", "isco", "years", "proof"),
        [
            (people[row.person], keys[people[row.person], row.made_on], trade.isco, trade.years, trade.proof)
            for row in rows
            for trade in {trade.isco: trade for trade in row.trades}.values()
        ],
        unique=("diagnosis_id", "isco"),
        kept=("person_id",),
    )
    return counts


def write_life_projects(
    actor: User,
    rows: Sequence[LifeProjectRow],
    people: dict[str, int],
    units: dict[str, Unit],
    areas: dict[str, int],
) -> Counts:
    now = timezone.now()
    latest = _latest_diagnoses({people[row.person] for row in rows})
    counts = upsert(
        LifeProject,
        ("uuid", "person_id", "diagnosis_id", "goal", "trade_isco", "title", "place_id", "agreed_on", "unit_id",
         "read_aloud", "witness", "recorded_by_id", "recorded_at", "number"),
        [
            (uuid4(), people[row.person], latest.get(people[row.person]), row.goal, row.trade_isco, row.title,
             areas.get(row.place), row.agreed_on, units[row.unit].pk, row.read_aloud, row.witness, actor.pk, now,
             FROM_A_SOURCE)
            for row in rows
        ],
        # A version that was signed in the program is never touched: it has a number.
        unique=("person_id", "agreed_on", "goal", "number"),
        kept=("uuid", "recorded_by_id", "recorded_at"),
    )  # fmt: skip
    keys = {
        (person, agreed_on, goal): pk
        for pk, person, agreed_on, goal in LifeProject.objects.filter(
            person_id__in={people[row.person] for row in rows}, number=FROM_A_SOURCE
        ).values_list("pk", "person_id", "agreed_on", "goal")
    }
    upsert(
        Step,
        ("person_id", "life_project_id", "position", "text"),
        [
            (people[row.person], keys[people[row.person], row.agreed_on, row.goal], position, text)
            for row in rows
            for position, text in enumerate(row.steps, start=1)
        ],
        unique=("life_project_id", "position"),
        kept=("person_id",),
    )
    return counts


def write_pathways(
    actor: User,
    rows: Sequence[PathwayRow],
    people: dict[str, int],
    partners: dict[str, int],
    areas: dict[str, int],
) -> Counts:
    now = timezone.now()
    return upsert(
        Pathway,
        ("uuid", "person_id", "kind", "year", "funder", "partner_id", "place_id", "inside", "started_on", "ended_on",
         "state", "result", "certificate", "juvenile", "recorded_by_id", "recorded_at"),
        [
            (uuid4(), people[row.person], row.kind, row.year, row.funder or "", partners.get(row.partner),
             areas.get(row.place), row.inside, row.started_on, row.ended_on, row.state, row.result, row.certificate,
             row.juvenile, actor.pk, now)
            for row in rows
        ],
        unique=("person_id", "kind", "year", "started_on", "partner_id"),
        kept=("uuid", "recorded_by_id", "recorded_at"),
    )  # fmt: skip


def _keys(model: type[Diagnosis], day: str, people: set[int]) -> dict[tuple[int, object], int]:
    rows = model.objects.filter(person_id__in=people).values_list("pk", "person_id", day)
    return {(person, on): pk for pk, person, on in rows}


def _latest_diagnoses(people: set[int]) -> dict[int, int]:
    """Person → the key of their latest diagnosis, which the life project is drawn from."""
    rows = Diagnosis.objects.filter(person_id__in=people).order_by("made_on").values_list("person_id", "pk")
    return dict(rows)
