"""Third test: whether the place asks for the trade, and whether the plan carries it. docs/rules/life-project.md."""

from __future__ import annotations

from fursa.rules.business_plan import BusinessPlan, months_to_break_even, with_fewer_sales
from fursa.rules.consistency.verdicts import (
    Evidence,
    Finding,
    Goal,
    Verdict,
    Weight,
    evidence_against,
    evidence_for,
    to_check,
)
from fursa.rules.market import assess
from fursa.rules.market.assess import Assessment
from fursa.rules.market.places import MarketTable
from fursa.rules.market.sentences import programme_sentence, trade_sentences
from fursa.rules.messages import N_

# A crowded market is a warning, and a refusal of nothing; where it is little known it is only a question.
SURE = 0.4
# Support waits two years at most for the money to be back; and a fifth of the sales may stay away.
MONTHS_WELL, FEWER_SALES = 24, 20
_GRADES: tuple[Verdict, ...] = ("consistent", "partly", "not_consistent")


def market_test(
    found: Assessment, table: MarketTable, goal: Goal, language: str, plan: BusinessPlan | None = None
) -> Finding:
    """Whether the market at the project's place carries the trade; for self-employment, with its plan."""
    verdict, weight = _of_assessment(found, goal)
    counted, said = trade_sentences(found, table, language)
    evidence = [Evidence(weight, said), Evidence("check" if verdict == "unknown" else weight, counted)]
    if found.counted.openings or found.counted.projects:
        evidence.append(Evidence(weight, programme_sentence(found)))
    if goal == "self_employment":
        verdict = _with_plan(verdict, plan, evidence)
    return Finding("market", verdict, tuple(evidence))


def _of_assessment(found: Assessment, goal: Goal) -> tuple[Verdict, Weight]:
    if found.counted.openings and goal != "self_employment":
        return "consistent", "for"
    graded: dict[assess.Verdict, tuple[Verdict, Weight]] = {
        "needed": ("consistent", "for"),
        "balanced": ("consistent", "for"),
        "little_asked": ("partly", "against"),
        "crowded": ("not_consistent" if found.confidence >= SURE else "partly", "against"),
        "unknown": ("unknown", "check"),
    }
    return graded[found.verdict]


def _with_plan(verdict: Verdict, plan: BusinessPlan | None, evidence: list[Evidence]) -> Verdict:
    if plan is None:
        evidence.append(to_check(N_("There is no business plan yet.")))
        return verdict
    months, weaker = months_to_break_even(plan), months_to_break_even(with_fewer_sales(plan, FEWER_SALES))
    if months is None:
        evidence.append(evidence_against(N_("By its own figures the plan never brings the investment back.")))
        return "not_consistent"
    if months > MONTHS_WELL:
        evidence.append(
            evidence_against(
                N_("The plan brings the investment back late: in month %(month)s."), month=months
            )
        )
        return _worse(verdict, "partly")
    evidence.append(evidence_for(N_("The plan brings the investment back in month %(month)s."), month=months))
    if weaker is None:
        text = N_("With %(percent)s per cent fewer sales it would never do so.")
        evidence.append(evidence_against(text, percent=FEWER_SALES))
        return _worse(verdict, "partly")
    text = N_("With %(percent)s per cent fewer sales it would be month %(month)s.")
    evidence.append(evidence_for(text, percent=FEWER_SALES, month=weaker))
    return verdict


def _worse(one: Verdict, other: Verdict) -> Verdict:
    if one == "unknown":
        return other
    return max(one, other, key=_GRADES.index)
