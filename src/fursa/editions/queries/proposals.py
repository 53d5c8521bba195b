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
from fursa.rules.selection import MONEY_BESIDES

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
    """How many people of a territory each of two proposals takes, of how many applications."""

    territory: Territory
    applications: int
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Difference:
    """An application that two proposals treat differently: in one alone, or with another option."""

    application: Application
    mark_hundredths: int | None
    first: SupportOption | None
    second: SupportOption | None


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """A rule under a proposal. `over_minimum` and `under_maximum` in its own unit: people, kits, or centimes where
    `in_money`; None where it has no such side. `price_hundredths`: by estimate, the hundredths of marks that one unit
    more would add.
    """

    code: str
    in_money: bool
    says: tuple[str, ...]
    over_minimum: int | None
    under_maximum: int | None
    price_hundredths: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two proposals side by side."""

    first: ProposalFigures
    second: ProposalFigures
    territories: tuple[TerritoryFigures, ...]
    differences: tuple[Difference, ...]


def get_proposal(user: User, proposal_uuid: UUID) -> Proposal:
    require(user, "appraisal.read")
    found = Proposal.objects.select_related("edition", "made_by").filter(uuid=proposal_uuid).first()
    if found is None:
        raise MissingError
    return found


def find_proposal(user: User, edition: Edition, aim: str | None = None) -> Proposal | None:
    """The last proposal for `aim` (default: the edition's own) under the edition's rules, None before the first."""
    require(user, "appraisal.read")
    return (
        Proposal.objects.filter(edition=edition, scenario=None, aim=aim or edition.aim)
        .order_by("-number")
        .first()
    )


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
                in_money=rule["kind"] == "cost" or code.startswith(MONEY_BESIDES),
                says=tuple(sentence(said) for said in rule["says"]),
                over_minimum=left.get("min"),
                under_maximum=left.get("max"),
                price_hundredths=figures["price"].get(code, 0.0),
            )
        )
    return found


def compare_proposals(user: User, edition: Edition, *, today: date | None = None) -> Comparison | None:
    """Both aims of the last round side by side, the highest value first; None before it."""
    value = find_proposal(user, edition, Edition.Aim.VALUE)
    merit = find_proposal(user, edition, Edition.Aim.MERIT)
    if value is None or merit is None or value.instance_sha256 != merit.instance_sha256:
        return None
    return compare(user, value, merit, today=today)


def compare(user: User, first: Proposal, second: Proposal, *, today: date | None = None) -> Comparison:
    """Two proposals of one edition side by side. Ages are those of the launch day."""
    require(user, "appraisal.read")
    edition = first.edition
    day = days_of(edition, today or today_in_casablanca()).handed_over_on
    return Comparison(
        _figures(first, day),
        _figures(second, day),
        _territories(edition, first, second),
        _differences(first, second),
    )


def _figures(proposal: Proposal, day: date) -> ProposalFigures:
    selected = ProposalLine.objects.filter(proposal=proposal, option__isnull=False)
    people = list(selected.values_list("person__sex", "person__birth_on", "person__birth_precision"))
    return ProposalFigures(
        proposal=proposal,
        count=proposal.count,
        cost_centimes=proposal.cost_centimes,
        left_centimes=proposal.budget_centimes - proposal.cost_centimes,
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


def _territories(edition: Edition, first: Proposal, second: Proposal) -> tuple[TerritoryFigures, ...]:
    of_first, of_second = (_by_territory(proposal) for proposal in (first, second))
    everyone = Counter(
        dict(
            ProposalLine.objects.filter(proposal=first)
            .order_by()
            .values_list("application__territory")
            .annotate(Count("pk"))
        )
    )
    return tuple(
        TerritoryFigures(row, everyone[row.pk], of_first[row.pk], of_second[row.pk])
        for row in Territory.objects.filter(edition=edition)
    )


def _by_territory(proposal: Proposal) -> Counter[int]:
    selected = ProposalLine.objects.filter(proposal=proposal, option__isnull=False).order_by()
    return Counter(dict(selected.values_list("application__territory").annotate(Count("pk"))))


def _differences(first: Proposal, second: Proposal) -> tuple[Difference, ...]:
    lines: Sequence[ProposalLine] = list(
        ProposalLine.objects.filter(proposal__in=(first, second))
        .order_by()
        .only("proposal", "application", "option")
    )
    chosen = {(line.proposal_id, line.application_id): line.option_id for line in lines}
    differing = {
        line.application_id
        for line in lines
        if chosen.get((first.pk, line.application_id)) != chosen.get((second.pk, line.application_id))
    }
    rows = (
        ProposalLine.objects.filter(proposal__in=(first, second), application__in=differing)
        .select_related("application", "application__territory", "application__person", "option")
        .order_by("application__territory__position", "rank", "application__reference")
    )
    pairs: dict[int, dict[int, ProposalLine]] = {}
    for row in rows:
        pairs.setdefault(row.application_id, {})[row.proposal_id] = row
    found = []
    for pair in pairs.values():
        # An application that came or was withdrawn between the two stands in one of them alone.
        one, other = pair.get(first.pk), pair.get(second.pk)
        line = one or other
        assert line is not None
        found.append(
            Difference(
                line.application,
                line.mark_hundredths,
                one.option if one else None,
                other.option if other else None,
            )
        )
    return tuple(found)
