"""Second test: years of practice and their proof, against the goal. docs/rules/life-project.md."""

from __future__ import annotations

from fursa.rules.consistency.background import Background, Practised
from fursa.rules.consistency.training import RELATED, SAME_TRADE
from fursa.rules.consistency.verdicts import (
    LEARNING,
    ON_PAPER,
    PROOFS,
    Evidence,
    Finding,
    Goal,
    Verdict,
    evidence_against,
    evidence_for,
    to_check,
)
from fursa.rules.market.isco import skill_level, trade
from fursa.rules.market.isco_distance import distance
from fursa.rules.messages import N_

# Years that a trade wants of whoever works in it, and of whoever is to live from it alone.
YEARS_TO_WORK, YEARS_ALONE, YEARS_ALONE_IN_SIMPLE_TRADES = 1.0, 2.0, 1.0


def years_asked(code: str, goal: Goal) -> float:
    """Years of practice that this goal asks in this trade; 0 where one comes to learn or the work is simple."""
    if goal in LEARNING or goal == "paid_placement":
        return 0.0
    simple = skill_level(code) == 1
    if goal == "self_employment":
        return YEARS_ALONE_IN_SIMPLE_TRADES if simple else YEARS_ALONE
    return 0.0 if simple else YEARS_TO_WORK


def experience_test(code: str, goal: Goal, background: Background, language: str) -> Finding:
    """Whether the person's practice carries this goal in this trade (an ISCO-08 unit group)."""
    asked = years_asked(code, goal)
    counting = sorted(
        (one for one in background.practised or () if distance(one.trade, code) <= RELATED),
        key=lambda one: (distance(one.trade, code), -(one.years or 0)),
    )
    evidence = [_said(code, one, language) for one in counting]
    verdict = _verdict(code, goal, asked, counting, background, evidence)
    return Finding("experience", verdict, tuple(evidence))


def _verdict(
    code: str,
    goal: Goal,
    asked: float,
    counting: list[Practised],
    background: Background,
    evidence: list[Evidence],
) -> Verdict:
    if asked == 0:
        evidence.append(evidence_for(N_("No experience is asked to begin.")))
        return "consistent"
    years = f"{asked:g}"
    if background.practised is None:
        evidence.append(to_check(N_("What the person has worked at has not been asked yet.")))
        return "unknown"
    if not counting:
        evidence.append(
            evidence_against(N_("No practice in this trade or near it; years asked: %(years)s."), years=years)
        )
        return "not_consistent" if goal == "self_employment" else "partly"
    if all(one.years is None for one in counting):
        evidence.append(to_check(N_("For how long the person worked at it is not known.")))
        return "unknown"
    # A year in a trade at some distance counts for less, as the distance says.
    total = sum((one.years or 0) * (1 - distance(one.trade, code)) for one in counting)
    if total < asked:
        evidence.append(evidence_against(N_("Years asked: %(years)s; they are not reached."), years=years))
        return "partly"
    near = [one for one in counting if distance(one.trade, code) <= SAME_TRADE]
    if not near:
        return "partly"
    if all(one.proof not in ON_PAPER for one in near):
        evidence.append(
            to_check(N_("Nothing on paper shows it: ask for an attestation, or see the person at work."))
        )
        return "partly" if goal == "self_employment" else "consistent"
    return "consistent"


def _said(code: str, practised: Practised, language: str) -> Evidence:
    names = {
        "years": "–" if practised.years is None else f"{practised.years:g}",
        "trade": trade(practised.trade).title(language),
        "proof": PROOFS[practised.proof],
    }
    if practised.trade == code:
        return evidence_for(N_("Years in this very trade: %(years)s, %(proof)s."), **names)
    if distance(practised.trade, code) <= SAME_TRADE:
        return evidence_for(N_("Years in a very close trade, “%(trade)s”: %(years)s, %(proof)s."), **names)
    return evidence_for(N_("Years in a related trade, “%(trade)s”: %(years)s, %(proof)s."), **names)
