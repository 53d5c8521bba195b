"""The three tests of a life project: what the diagnosis and the market say of it, in evidence to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.diagnosis.models import Diagnosis, KnownTrade
from fursa.pathways.models import Pathway
from fursa.pathways.queries import list_activities
from fursa.people.models import Person
from fursa.people.queries import list_records
from fursa.reporting.queries.market import find_assessment
from fursa.rules.consistency.background import Background, Learnt, Practised, Schooling
from fursa.rules.consistency.experience import experience_test
from fursa.rules.consistency.market import market_test
from fursa.rules.consistency.training import training_test
from fursa.rules.consistency.verdicts import LEARNING, Finding, Proof
from fursa.rules.life_plan import LifePlan
from fursa.rules.market.isco import unit_codes

DAYS_A_YEAR = 365.25
# A paper that says somebody was trained, not only that they worked.
_TRAINED = frozenset({KnownTrade.Proof.CERTIFICATE, KnownTrade.Proof.DIPLOMA})


@dataclass(frozen=True, slots=True)
class Tested:
    """What the tests found, in the order in which they are read; `wants` says what is missing for the others."""

    findings: tuple[Finding, ...]
    wants_trade: bool = False
    wants_place: bool = False
    unknown_place: bool = False
    closed: bool = False


def hold_against_tests(
    user: User, person: Person, plan: LifePlan, place: str, *, today: date, language: str
) -> Tested:
    """Hold a plan against training, experience and market; `place` is its code. Nothing here decides.

    Who may not read the diagnosis reads the market alone.
    """
    if plan.goal is None:
        return Tested((), wants_trade=True)
    opens = may(user, "diagnosis.read")
    background = background_of(user, person, today=today) if opens else None
    known_trade = plan.trade in unit_codes()
    findings: list[Finding] = []
    if background is not None and (known_trade or plan.goal in LEARNING):
        findings.append(training_test(plan.trade, plan.goal, background, language))
    if background is not None and known_trade:
        findings.append(experience_test(plan.trade, plan.goal, background, language))
    found = find_assessment(user, plan.trade, place, today=today) if known_trade and place else None
    if found is not None:
        findings.append(market_test(*found, plan.goal, language, plan.business))
    return Tested(
        tuple(findings),
        wants_trade=not known_trade,
        wants_place=not place,
        unknown_place=known_trade and bool(place) and found is None,
        closed=not opens,
    )


def background_of(user: User, person: Person, *, today: date) -> Background:
    """What the last diagnosis, the activities inside and the ways say; what nothing says stays unknown."""
    made = Diagnosis.objects.filter(person__in=list_records(user, person))
    last = made.prefetch_related("trades").order_by("-made_on").first()
    told = last is not None and (last.asked_trades or bool(last.trades.all()))
    learnt, practised = _seen(user, person, last.made_on if last and told else None, today)
    if last is None:
        return Background(learnt=tuple(learnt) or None, practised=tuple(practised) or None)
    units = unit_codes()
    trades = [known for known in last.trades.all() if known.isco in units]
    learnt += [Learnt(known.isco, cast(Proof, known.proof)) for known in trades if known.proof in _TRAINED]
    practised += [
        Practised(known.isco, None if known.years is None else float(known.years), cast(Proof, known.proof))
        for known in trades
    ]
    return Background(
        schooling=cast(Schooling, last.schooling) if last.schooling else None,
        learnt=tuple(learnt) if learnt or trades or last.asked_trades else None,
        practised=tuple(practised) if practised or last.asked_trades else None,
    )


def _seen(
    user: User, person: Person, told_on: date | None, today: date
) -> tuple[list[Learnt], list[Practised]]:
    """Trades learnt inside or on a way, and jobs, as they were recorded.

    What was worked until `told_on` is in the years that the person told that day, and is not counted again.
    """
    if not may(user, "pathway.read"):
        return [], []
    units = unit_codes()
    learnt = [
        Learnt(one.trade_isco, cast(Proof, one.proof))
        for one in list_activities(user, person)
        if one.trade_isco in units and one.ended_on is not None
    ]
    practised = []
    for way in Pathway.objects.filter(person__in=list_records(user, person)).exclude(trade_isco=""):
        if way.result == Pathway.Result.PASSED:
            learnt.append(Learnt(way.trade_isco, "certificate"))
        elif way.kind == Pathway.Kind.EMPLOYMENT and way.started_on is not None:
            days = ((way.ended_on or today) - max(way.started_on, told_on or way.started_on)).days
            if days > 0:
                practised.append(Practised(way.trade_isco, round(days / DAYS_A_YEAR, 1), "attestation"))
    return learnt, practised
