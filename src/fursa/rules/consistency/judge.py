"""The three tests of a life project together."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.rules.business_plan import BusinessPlan
from fursa.rules.consistency.background import Background
from fursa.rules.consistency.experience import experience_test
from fursa.rules.consistency.market import market_test
from fursa.rules.consistency.training import training_test
from fursa.rules.consistency.verdicts import Finding, Goal, Verdict
from fursa.rules.market.assess import Assessment
from fursa.rules.market.places import MarketTable

_WORST_FIRST: tuple[Verdict, ...] = ("not_consistent", "unknown", "partly", "consistent")


@dataclass(frozen=True, slots=True)
class Consistency:
    """The three findings. They inform whoever agrees the project; none of them refuses anything by itself."""

    training: Finding
    experience: Finding
    market: Finding

    @property
    def findings(self) -> tuple[Finding, Finding, Finding]:
        """In the order in which they are read."""
        return self.training, self.experience, self.market

    @property
    def weakest(self) -> Verdict:
        """The verdict to talk about first."""
        return min((finding.verdict for finding in self.findings), key=_WORST_FIRST.index)


def judge(
    *,
    goal: Goal,
    background: Background,
    assessment: Assessment,
    table: MarketTable,
    language: str,
    plan: BusinessPlan | None = None,
) -> Consistency:
    """Hold a project of `goal` in the assessment's trade and place against training, experience and market."""
    code = assessment.trade
    return Consistency(
        training=training_test(code, goal, background, language),
        experience=experience_test(code, goal, background, language),
        market=market_test(assessment, table, goal, language, plan),
    )
