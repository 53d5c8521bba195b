"""ملفات غير مكتملة: which files are not complete, what each lacks, and who must do it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fursa.accounts.models import Role, User
from fursa.accounts.policies import require
from fursa.editions.models import Application, Edition
from fursa.editions.queries.files import days_of, facts_of_files, submitted
from fursa.rules.messages import Message
from fursa.rules.readiness import TITLES, Gap, gaps


@dataclass(frozen=True, slots=True)
class IncompleteFile:
    """An application whose file lacks something. `gaps` are in the order a desk would mend them."""

    uuid: UUID
    reference: str
    person_uuid: UUID
    person_name: str
    territory_code: str
    territory: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class GapCount:
    """How many files lack one thing, and whose work it is."""

    code: str
    title: Message
    role: Role.Code
    files: int


@dataclass(frozen=True, slots=True)
class ReadinessSummary:
    files: int
    complete: int
    by_gap: tuple[GapCount, ...]
    by_role: dict[str, int]

    @property
    def incomplete(self) -> int:
        return self.files - self.complete


def gaps_of_files(edition: Edition, *, today: date) -> dict[int, list[Gap]]:
    """Application id → what its file lacks, for each application the reader sees; empty where complete."""
    days = days_of(edition, today)
    return {
        pk: gaps(facts, handed_over_on=days.handed_over_on, applied_by=days.applied_by)
        for pk, facts in facts_of_files(edition, days)
    }


def gaps_of_file(user: User, application: Application, *, today: date) -> list[Gap]:
    """What one application's file lacks."""
    require(user, "application.read")
    days = days_of(application.edition, today)
    for _pk, facts in facts_of_files(application.edition, days, application=application.pk):
        return gaps(facts, handed_over_on=days.handed_over_on, applied_by=days.applied_by)
    return []


def list_readiness(
    user: User, edition: Edition, *, today: date, role: str | None = None
) -> list[IncompleteFile]:
    """The incomplete files this user sees, by territory; `role` keeps what that role must do."""
    require(user, "edition.read")
    require(user, "application.read")
    lacking = {}
    for pk, found in gaps_of_files(edition, today=today).items():
        kept = tuple(gap for gap in found if role is None or gap.role == role)
        if kept:
            lacking[pk] = kept
    rows = (
        submitted(edition).select_related("person", "territory").order_by("territory__position", "reference")
    )
    return [
        IncompleteFile(
            row.uuid,
            row.reference,
            row.person.uuid,
            row.person.full_name,
            row.territory.code,
            row.territory.name,
            lacking[row.pk],
        )
        for row in rows.iterator(chunk_size=2000)
        if row.pk in lacking
    ]


def summary(user: User, edition: Edition, *, today: date) -> ReadinessSummary:
    """How many files are complete, and how many lack what, most frequent first."""
    require(user, "edition.read")
    require(user, "application.read")
    found = gaps_of_files(edition, today=today)
    counts: Counter[tuple[str, str]] = Counter()
    by_role: Counter[str] = Counter()
    for lacking in found.values():
        counts.update((gap.code, gap.role) for gap in lacking)
        by_role.update({gap.role for gap in lacking})
    return ReadinessSummary(
        files=len(found),
        complete=sum(not lacking for lacking in found.values()),
        by_gap=tuple(
            GapCount(code, TITLES[code], Role.Code(role), files)
            for (code, role), files in counts.most_common()
        ),
        by_role=dict(by_role),
    )
