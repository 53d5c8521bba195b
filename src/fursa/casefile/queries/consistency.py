"""The three tests of a life project: what the diagnosis and the market say of it, in evidence to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.diagnosis.models import Diagnosis, KnownTrade
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
    background = background_of(user, person) if opens else None
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


def background_of(user: User, person: Person) -> Background:
    """What the last diagnosis says of schooling, training and practice; what it does not say stays unknown."""
    made = Diagnosis.objects.filter(person__in=list_records(user, person))
    last = made.prefetch_related("trades").order_by("-made_on").first()
    if last is None:
        return Background()
    units = unit_codes()
    trades = [known for known in last.trades.all() if known.isco in units]
    return Background(
        schooling=cast(Schooling, last.schooling) if last.schooling else None,
        learnt=tuple(
            Learnt(known.isco, cast(Proof, known.proof)) for known in trades if known.proof in _TRAINED
        ),
        practised=tuple(
            Practised(
                known.isco, None if known.years is None else float(known.years), cast(Proof, known.proof)
            )
            for known in trades
        ),
    )
