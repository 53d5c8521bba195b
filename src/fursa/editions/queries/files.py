"""What every file of an edition has, in a handful of queries whatever the number of applications."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from fursa.custody.models import Episode
from fursa.diagnosis.models import Diagnosis
from fursa.editions.models import Application, CommitteeMember, Criterion, Edition, SupportOption, Territory
from fursa.editions.queries.totals import MarkTotal, count_recusals, total_marks
from fursa.lifeproject.models import LifeProject
from fursa.people.models import Person
from fursa.rules.ages import is_juvenile_on
from fursa.rules.dates import PartialDate
from fursa.rules.readiness import FileFacts, Plan

PERSON_FIELDS = (
    "person__birth_on",
    "person__birth_precision",
    "person__cnie",
    "person__cnie_valid_until",
    "person__guardian_name",
    "person__guardian_cnie",
    "person__can_read",
)


@dataclass(frozen=True, slots=True)
class Days:
    """`handed_over_on`: the launch, else the first ceremony that is planned, else today. `applied_by`: the last
    day of applications."""

    today: date
    handed_over_on: date
    applied_by: date


def days_of(edition: Edition, today: date) -> Days:
    """The days a file of this edition is held against."""
    launched_on = edition.launched_on or _first_ceremony(edition) or today
    closing = edition.dates.get("applications_until")
    closed_on = date.fromisoformat(closing) if closing else launched_on
    return Days(min(today, launched_on), launched_on, min(today, closed_on))


def _first_ceremony(edition: Edition) -> date | None:
    planned = Territory.objects.filter(edition=edition, ceremony_on__isnull=False).order_by("ceremony_on")
    return planned.values_list("ceremony_on", flat=True).first()


def submitted(edition: Edition) -> QuerySet[Application]:
    """The applications that stand before the committee."""
    return Application.objects.filter(edition=edition).exclude(state=Application.State.WITHDRAWN)


def birth_date(birth_on: date, precision: str) -> PartialDate:
    """A stored birth date, only as far as it is known."""
    return PartialDate.from_iso(birth_on.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]])


def facts_of_files(
    edition: Edition, days: Days, *, application: int | None = None
) -> Iterator[tuple[int, FileFacts]]:
    """(application id, what its file has) for each application that the reader sees, or for one of them.

    What was recorded of a person under another record linked to the same canonical one counts too.
    """
    before = submitted(edition)
    if application is not None:
        before = before.filter(pk=application)
    rows = list(
        before.values(
            "pk", "territory__edition_id", *PERSON_FIELDS, whose=Coalesce("person__canonical", "person")
        )
    )
    about = _people(before)
    diagnosed = _first_diagnoses(about)
    plans = _plans(about, days.applied_by)
    inside = _in_custody(about, days.today)
    options = _options(before)
    off_price = _options_off_price(before)
    members = CommitteeMember.objects.filter(edition=edition).count()
    criteria = Criterion.objects.filter(edition=edition).count()
    recused = count_recusals(edition)
    marks = total_marks(edition, only=None if application is None else Q(application=application))
    for row in rows:
        pk, whose = row["pk"], row["whose"]
        sitting = members - recused.get(pk, 0)
        yield (
            pk,
            FileFacts(
                in_custody=whose in inside,
                is_juvenile=_is_juvenile(row, days.handed_over_on),
                has_card=bool(row["person__cnie"]),
                card_valid_until=row["person__cnie_valid_until"],
                has_guardian=bool(row["person__guardian_name"]),
                guardian_has_card=bool(row["person__guardian_cnie"]),
                can_read=row["person__can_read"],
                diagnosed_on=diagnosed.get(whose),
                plan=plans.get(whose),
                options=options.get(pk, 0),
                options_off_price=off_price.get(pk, 0),
                in_territory=row["territory__edition_id"] == edition.pk,
                members_marking=sitting,
                marks_missing=max(0, sitting * criteria - marks.get(pk, MarkTotal(0, 0)).count),
            ),
        )


def _people(before: QuerySet[Application]) -> QuerySet[Person]:
    """Every record of whoever applied: the one that applied, and those linked with it."""
    applied = before.order_by().values(whose=Coalesce("person__canonical", "person"))
    return (
        Person.objects.annotate(whose=Coalesce("canonical", "pk"))
        .filter(whose__in=applied)
        .order_by()
        .only("pk")
    )


def _is_juvenile(row: dict[str, Any], day: date) -> bool | None:
    birth = birth_date(row["person__birth_on"], row["person__birth_precision"])
    return False if birth.earliest() > day else is_juvenile_on(birth, day)


def _first_diagnoses(about: QuerySet[Person]) -> dict[int, date]:
    whose = Coalesce("person__canonical", "person")
    rows = (
        Diagnosis.objects.filter(person__in=about)
        .order_by()
        .values(whose=whose)
        .annotate(first=Min("made_on"))
    )
    return {row["whose"]: row["first"] for row in rows}


def _plans(about: QuerySet[Person], applied_by: date) -> dict[int, Plan]:
    """The last plan agreed by the day of application; the first one of those who have only later ones."""
    rows = (
        LifeProject.objects.filter(person__in=about)
        .annotate(whose=Coalesce("person__canonical", "person"))
        .order_by("agreed_on", "pk")
        .values_list("whose", "agreed_on", "read_aloud", "witness")
    )
    plans: dict[int, Plan] = {}
    for whose, agreed_on, read_aloud, witness in rows:
        if whose not in plans or agreed_on <= applied_by:
            plans[whose] = Plan(agreed_on, bool(read_aloud and witness))
    return plans


def _in_custody(about: QuerySet[Person], day: date) -> set[int]:
    stays = Episode.objects.filter(person__in=about, entered_on__lte=day).filter(
        Q(released_on__isnull=True) | Q(released_on__gt=day),
        Q(transferred_on__isnull=True) | Q(transferred_on__gt=day),
    )
    return set(stays.annotate(whose=Coalesce("person__canonical", "person")).values_list("whose", flat=True))


def _options(before: QuerySet[Application]) -> dict[int, int]:
    rows = (
        SupportOption.objects.filter(application__in=before)
        .order_by()
        .values_list("application")
        .annotate(Count("pk"))
    )
    return dict(rows)


def _options_off_price(before: QuerySet[Application]) -> dict[int, int]:
    """How many options of an application name equipment that does not cost what its kits cost."""
    kits = Sum(F("kits__quantity") * F("kits__kit__price_centimes"))
    rows = (
        SupportOption.objects.filter(application__in=before)
        .order_by()
        .annotate(kits_cost=Coalesce(kits, 0))
        .exclude(equipment_centimes=F("kits_cost"))
        .values_list("application_id", flat=True)
    )
    counts: dict[int, int] = {}
    for application in rows:
        counts[application] = counts.get(application, 0) + 1
    return counts
