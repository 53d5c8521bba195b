"""How far an edition is: the numbers on top of its page, and where it stands on its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from fursa.accounts.models import Role, RoleTitle, User
from fursa.accounts.policies import may, require
from fursa.editions.models import Award, Decision, Edition, Minutes, Proposal, Territory
from fursa.editions.queries.awards import LIVING, list_decisions_to_commit
from fursa.editions.queries.decisions import list_missing_signers
from fursa.editions.queries.files import submitted
from fursa.editions.queries.proposals import find_proposal
from fursa.editions.queries.readiness import ReadinessSummary, summary
from fursa.editions.queries.totals import mark_hundredths
from fursa.ledger.queries import Standing, get_standing

STAGES = ("files", "marks", "proposal", "decisions", "signatures", "awards", "hand_overs", "closed")


@dataclass(frozen=True, slots=True)
class Overview:
    """An edition in numbers, each None where this user's role does not read it.

    `stage` is one of STAGES; `signers` names who has still to sign the minutes; `awards` counts by state.
    """

    readiness: ReadinessSummary
    marked: int | None
    proposal: Proposal | None
    minutes: Minutes | None
    accepted: int | None
    to_commit: int | None
    awards: dict[str, int] | None
    standing: Standing | None
    signers: tuple[str, ...]
    stage: str


def get_overview(user: User, edition: Edition, *, today: date) -> Overview:
    """The numbers this user may read, and the stage the edition has reached."""
    require(user, "edition.read")
    readiness = summary(user, edition, today=today)
    marked = len(mark_hundredths(edition)) if may(user, "appraisal.read") else None
    proposal = find_proposal(user, edition) if may(user, "appraisal.read") else None
    minutes = _last_minutes(edition) if may(user, "decision.read") else None
    to_commit = list_decisions_to_commit(user, edition).count() if may(user, "award.read") else None
    return Overview(
        readiness=readiness,
        marked=marked,
        proposal=proposal,
        minutes=minutes,
        accepted=_accepted(minutes),
        to_commit=to_commit,
        awards=_awards(edition) if may(user, "award.read") else None,
        standing=get_standing(user, f"edition:{edition.code}") if may(user, "budget.read") else None,
        signers=tuple(seat.name for seat in list_missing_signers(user, minutes)) if minutes else (),
        stage=_stage(edition, readiness, marked, minutes, to_commit),
    )


def _stage(
    edition: Edition,
    readiness: ReadinessSummary,
    marked: int | None,
    minutes: Minutes | None,
    to_commit: int | None,
) -> str:
    match edition.state:
        case Edition.State.PREPARING | Edition.State.MARKING:
            if Proposal.objects.filter(edition=edition, scenario=None).exists():
                return "decisions"
            if marked is not None and readiness.files and marked >= readiness.complete:
                return "proposal"
            return "files" if edition.state == Edition.State.PREPARING else "marks"
        case Edition.State.DECIDING:
            return "signatures" if minutes and minutes.state == Minutes.State.TO_SIGN else "decisions"
        case Edition.State.FINAL | Edition.State.HANDING_OVER:
            return "awards" if to_commit or edition.state == Edition.State.FINAL else "hand_overs"
    return "closed"


def _last_minutes(edition: Edition) -> Minutes | None:
    return Minutes.objects.filter(edition=edition).order_by("-held_on", "-pk").first()


def _accepted(minutes: Minutes | None) -> int | None:
    if minutes is None:
        return None
    return Decision.objects.filter(minutes=minutes, kind=Decision.Kind.ACCEPTED).count()


def _awards(edition: Edition) -> dict[str, int]:
    rows = Award.objects.filter(edition=edition, state__in=LIVING).order_by()
    return dict(rows.values_list("state").annotate(Count("pk")))


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """A territory with the bounds the edition sets it, and how many of the applications this user sees."""

    code: str
    name: str
    applications: int
    minimum: int | None
    maximum: int | None
    ceremony_on: date | None


def list_territory_rows(user: User, edition: Edition) -> list[TerritoryRow]:
    require(user, "edition.read")
    counts = dict(submitted(edition).order_by().values_list("territory").annotate(Count("pk")))
    return [
        TerritoryRow(t.code, t.name, counts.get(t.pk, 0), t.minimum, t.maximum, t.ceremony_on)
        for t in Territory.objects.filter(edition=edition)
    ]


def role_words() -> dict[str, str]:
    """Role code → how this installation calls it, in the reader's language."""
    words = {code: str(word) for code, word in Role.Code.choices}
    return words | {title.code: title.name for title in RoleTitle.objects.all()}
