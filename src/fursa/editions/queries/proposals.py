"""Proposals as the committee reads them: one with its reasons, and both aims side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.accounts.queries import today as today_in_casablanca
from fursa.core.errors import MissingError
from fursa.editions.models import Application, Edition, Proposal, ProposalLine, SupportOption, Territory
from fursa.editions.queries.files import birth_date, days_of
from fursa.editions.queries.sentences import sentence
from fursa.rules.ages import is_aged_on

YOUNG_ADULT = (18, 30)


@dataclass(frozen=True, slots=True)
class ProposalFigures:
    """One proposal in numbers. `value` is in hundredths of a mark, `gap` proven where it is not None."""

    proposal: Proposal
    count: int
    cost_centimes: int
    left_centimes: int
    value: int
    passed_over: int
    women: int
    young_adults: int
    gap: float | None


@dataclass(frozen=True, slots=True)
class TerritoryFigures:
    """How many people of a territory each aim proposes, of how many applications."""

    territory: Territory
    applications: int
    value: int
    merit: int


@dataclass(frozen=True, slots=True)
class Difference:
    """An application that the two aims treat differently: in one alone, or with another option."""

    application: Application
    mark_hundredths: int | None
    value: SupportOption | None
    merit: SupportOption | None


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """A rule under a proposal. `over_minimum` and `under_maximum` in its own unit: people, centimes, kits; None
    where it has no such side. `price_hundredths`: by estimate, the hundredths of marks that one unit more would add.
    """

    code: str
    kind: str
    says: tuple[str, ...]
    over_minimum: int | None
    under_maximum: int | None
    price_hundredths: float


@dataclass(frozen=True, slots=True)
class Comparison:
    value: ProposalFigures
    merit: ProposalFigures
    territories: tuple[TerritoryFigures, ...]
    differences: tuple[Difference, ...]


def get_proposal(user: User, proposal_uuid: UUID) -> Proposal:
    require(user, "appraisal.read")
    found = Proposal.objects.select_related("edition", "made_by").filter(uuid=proposal_uuid).first()
    if found is None:
        raise MissingError
    return found


def find_proposal(user: User, edition: Edition, aim: str | None = None) -> Proposal | None:
    """The last proposal for `aim` (default: the edition's own), None before the first."""
    require(user, "appraisal.read")
    return Proposal.objects.filter(edition=edition, aim=aim or edition.aim).order_by("-number").first()


def list_lines(user: User, proposal: Proposal) -> QuerySet[ProposalLine]:
    """Every application of a proposal by territory and rank: who is supported, with what, and why."""
    require(user, "appraisal.read")
    return (
        ProposalLine.objects.filter(proposal=proposal)
        .select_related("application", "application__territory", "option", "person")
        .order_by("application__territory__position", "rank", "application__reference")
    )


def reasons_of(line: ProposalLine) -> list[str]:
    """The line's reasons in the reader's language."""
    return [sentence(reason) for reason in line.reasons]


def list_rules(user: User, proposal: Proposal) -> list[RuleFigures]:
    """Each rule of a proposal: what it says, what it leaves, and about what one unit more would add."""
    require(user, "appraisal.read")
    figures = proposal.figures
    found = []
    for code, rule in figures["rules"].items():
        left = figures["slack"].get(code, {})
        found.append(
            RuleFigures(
                code=code,
                kind=rule["kind"],
                says=tuple(sentence(said) for said in rule["says"]),
                over_minimum=left.get("min"),
                under_maximum=left.get("max"),
                price_hundredths=figures["price"].get(code, 0.0),
            )
        )
    return found


def compare_proposals(user: User, edition: Edition, *, today: date | None = None) -> Comparison | None:
    """Both aims of the last round side by side; None before it. Ages are those of the launch day."""
    value = find_proposal(user, edition, Edition.Aim.VALUE)
    merit = find_proposal(user, edition, Edition.Aim.MERIT)
    if value is None or merit is None or value.instance_sha256 != merit.instance_sha256:
        return None
    day = days_of(edition, today or today_in_casablanca()).handed_over_on
    return Comparison(
        _figures(edition, value, day),
        _figures(edition, merit, day),
        _territories(edition, value, merit),
        _differences(value, merit),
    )


def _figures(edition: Edition, proposal: Proposal, day: date) -> ProposalFigures:
    selected = ProposalLine.objects.filter(proposal=proposal, option__isnull=False)
    people = list(selected.values_list("person__sex", "person__birth_on", "person__birth_precision"))
    return ProposalFigures(
        proposal=proposal,
        count=proposal.count,
        cost_centimes=proposal.cost_centimes,
        left_centimes=edition.budget_centimes - proposal.cost_centimes,
        value=proposal.value,
        passed_over=proposal.passed_over,
        women=sum(sex == "female" for sex, _on, _precision in people),
        young_adults=sum(is_young_adult(on, precision, day) for _sex, on, precision in people),
        gap=proposal.figures.get("gap"),
    )


def is_young_adult(birth_on: date, precision: str, day: date) -> bool:
    """Surely 18 to 30 years old on the day."""
    birth = birth_date(birth_on, precision)
    young, old = YOUNG_ADULT
    return birth.earliest() <= day and bool(is_aged_on(birth, day, from_age=young, to_age=old))


def _territories(edition: Edition, value: Proposal, merit: Proposal) -> tuple[TerritoryFigures, ...]:
    of_value, of_merit = (_by_territory(proposal) for proposal in (value, merit))
    everyone = Counter(
        dict(
            ProposalLine.objects.filter(proposal=value)
            .order_by()
            .values_list("application__territory")
            .annotate(Count("pk"))
        )
    )
    return tuple(
        TerritoryFigures(row, everyone[row.pk], of_value[row.pk], of_merit[row.pk])
        for row in Territory.objects.filter(edition=edition)
    )


def _by_territory(proposal: Proposal) -> Counter[int]:
    selected = ProposalLine.objects.filter(proposal=proposal, option__isnull=False).order_by()
    return Counter(dict(selected.values_list("application__territory").annotate(Count("pk"))))


def _differences(value: Proposal, merit: Proposal) -> tuple[Difference, ...]:
    lines: Sequence[ProposalLine] = list(
        ProposalLine.objects.filter(proposal__in=(value, merit))
        .order_by()
        .only("proposal", "application", "option")
    )
    chosen = {(line.proposal_id, line.application_id): line.option_id for line in lines}
    differing = {
        line.application_id
        for line in lines
        if chosen[value.pk, line.application_id] != chosen.get((merit.pk, line.application_id))
    }
    rows = (
        ProposalLine.objects.filter(proposal__in=(value, merit), application__in=differing)
        .select_related("application", "application__territory", "application__person", "option")
        .order_by("application__territory__position", "rank", "application__reference")
    )
    pairs: dict[int, dict[int, ProposalLine]] = {}
    for row in rows:
        pairs.setdefault(row.application_id, {})[row.proposal_id] = row
    return tuple(
        Difference(
            pair[value.pk].application,
            pair[value.pk].mark_hundredths,
            pair[value.pk].option,
            pair[merit.pk].option,
        )
        for pair in pairs.values()
    )
