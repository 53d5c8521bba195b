"""The applications of an edition as a list: filtered, each with what tells it apart and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.editions.models import Application, Criterion, Decision, Edition, Mark, Minutes
from fursa.editions.queries.applications import list_applications
from fursa.editions.queries.edition import find_seat
from fursa.editions.queries.totals import mark_hundredths
from fursa.people.queries import search_people

UNDECIDED = "undecided"
MINE, MARKED, UNMARKED = "mine", "complete", "missing"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in the list; "" where it does not matter. `marks`: mine (owed by the reader's seat),
    complete or missing; `decision`: a kind of decision, or undecided."""

    territory: str = ""
    trade: str = ""
    decision: str = ""
    marks: str = ""
    text: str = ""
    by_mark: bool = False


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """`mark_hundredths` None until every mark is in; `decision` "" until there is one this reader may see."""

    uuid: UUID
    reference: str
    person_name: str
    title: str
    territory: str
    trade: str
    mark_hundredths: int | None
    decision: str


def find_applications(user: User, edition: Edition, sought: Sought) -> list[int]:
    """Keys of the applications sought, by territory and reference, or the best mark first."""
    require(user, "application.read")
    marks = mark_hundredths(edition) if may(user, "appraisal.read") else {}
    rows = _sought(user, edition, sought, marks)
    if sought.decision:
        rows = _decided(user, edition, rows)
        wanted = {"ruling__isnull": True} if sought.decision == UNDECIDED else {"ruling": sought.decision}
        rows = rows.filter(**wanted)
    keys = list(rows.order_by("territory__position", "reference").values_list("pk", flat=True))
    if sought.by_mark:
        keys.sort(key=lambda pk: marks.get(pk, -1), reverse=True)
    return keys


def list_application_rows(user: User, edition: Edition, keys: Sequence[int]) -> list[ApplicationRow]:
    """What a list shows of these applications, in their order."""
    require(user, "application.read")
    among = Q(application__in=keys)
    marks = mark_hundredths(edition, only=among) if may(user, "appraisal.read") else {}
    rows = _decided(user, edition, list_applications(user, edition).filter(pk__in=keys)).in_bulk()
    return [
        ApplicationRow(
            uuid=row.uuid,
            reference=row.reference,
            person_name=row.person.full_name,
            title=row.title,
            territory=row.territory.name,
            trade=row.trade_isco,
            mark_hundredths=marks.get(row.pk),
            decision=row.ruling or "",  # type: ignore[attr-defined]
        )
        for row in (rows[key] for key in keys if key in rows)
    ]


def list_trades(user: User, edition: Edition) -> list[str]:
    """The unit groups of ISCO-08 that somebody applied with."""
    require(user, "application.read")
    rows = list_applications(user, edition).order_by("trade_isco").values_list("trade_isco", flat=True)
    return list(rows.distinct())


def list_decision_kinds() -> list[tuple[str, str]]:
    """(code, word) of each kind of decision."""
    return [(code, str(word)) for code, word in Decision.Kind.choices]


def _sought(user: User, edition: Edition, sought: Sought, marks: dict[int, int]) -> QuerySet[Application]:
    rows = list_applications(user, edition)
    if sought.territory:
        rows = rows.filter(territory__code=sought.territory)
    if sought.trade:
        rows = rows.filter(trade_isco=sought.trade)
    if sought.text:
        people = search_people(user, sought.text).values_list("pk", flat=True)
        rows = rows.filter(Q(reference__iexact=sought.text) | Q(person__in=list(people)))
    if not may(user, "appraisal.read"):
        return rows
    if sought.marks == MARKED:
        return rows.filter(pk__in=marks)
    if sought.marks == UNMARKED:
        return rows.exclude(pk__in=marks)
    if sought.marks == MINE:
        return rows.filter(pk__in=owed_by(user, edition))
    return rows


def owed_by(user: User, edition: Edition) -> list[int]:
    """Keys of the applications on which the reader's seat still owes a mark."""
    seat = find_seat(user, edition)
    if seat is None:
        return []
    criteria = Criterion.objects.filter(edition=edition).count()
    done = (
        Mark.objects.filter(application__edition=edition, member=seat)
        .order_by()
        .values("application")
        .annotate(given=Count("pk"))
        .filter(given__gte=criteria)
        .values_list("application", flat=True)
    )
    rows = list_applications(user, edition).exclude(pk__in=list(done)).exclude(recusals__member=seat)
    return list(rows.values_list("pk", flat=True))


def next_owed(user: User, edition: Edition, after: str = "") -> UUID | None:
    """The next application the reader's seat has to mark, after the one of that reference."""
    rows = list_applications(user, edition).filter(pk__in=owed_by(user, edition)).order_by("reference")
    found = rows.filter(reference__gt=after).first() or rows.exclude(reference=after).first()
    return found.uuid if found else None


def _decided(user: User, edition: Edition, rows: QuerySet[Application]) -> QuerySet[Application]:
    """Each with the kind of its last decision. Until the minutes are signed, the committee's rulings are not for
    those who only carry them out."""
    decisions = Decision.objects.filter(application=OuterRef("pk"), minutes__edition=edition)
    if not may(user, "decision.read"):
        decisions = decisions.none()
    elif not may(user, "appraisal.read"):
        decisions = decisions.filter(minutes__state=Minutes.State.FINAL)
    newest = decisions.order_by(F("minutes__held_on").desc(), "-pk").values("kind")[:1]
    return rows.annotate(ruling=Subquery(newest))
