"""First test: what the person learnt, to what level, against what the trade asks. docs/rules/life-project.md."""

from __future__ import annotations

from fursa.rules.consistency.background import Background, Learnt, Schooling
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
from fursa.rules.messages import N_, Message

SAME_TRADE, RELATED = 0.2, 0.5
SCHOOLING_TITLES: dict[Schooling, Message] = {
    "none": Message(N_("no schooling")),
    "primary": Message(N_("primary schooling")),
    "lower_secondary": Message(N_("lower secondary schooling")),
    "vocational": Message(N_("vocational training")),
    "upper_secondary": Message(N_("upper secondary schooling")),
    "university": Message(N_("university studies")),
}
_ORDER: tuple[Schooling, ...] = (
    "none",
    "primary",
    "lower_secondary",
    "vocational",
    "upper_secondary",
    "university",
)
# Schooling that lets one begin to learn: Morocco's first vocational level takes people out of primary school.
_TO_BEGIN: dict[Goal, Schooling] = {
    "school": "none",
    "apprenticeship": "none",
    "vocational_training": "primary",
    "university": "upper_secondary",
}
# Schooling that stands for training where the trade asks for it (ISCO's skill levels 3 and 4).
_INSTEAD_OF_TRAINING: dict[int, Schooling] = {3: "upper_secondary", 4: "university"}


def training_test(code: str, goal: Goal, background: Background, language: str) -> Finding:
    """Whether schooling and training carry this goal in this trade (an ISCO-08 unit group)."""
    if goal in LEARNING:
        verdict, evidence = _to_begin(goal, background)
    else:
        verdict, evidence = _to_work(code, background, language)
    return Finding("training", verdict, tuple(evidence))


def _to_begin(goal: Goal, background: Background) -> tuple[Verdict, list[Evidence]]:
    asked, held = _TO_BEGIN[goal], background.schooling
    if asked == "none":
        return "consistent", [evidence_for(N_("No level of schooling is asked to begin."))]
    names = {"asked": SCHOOLING_TITLES[asked]}
    if held is None:
        return "unknown", [
            to_check(N_("To begin, %(asked)s is asked; the person's schooling is not known."), **names)
        ]
    names["held"] = SCHOOLING_TITLES[held]
    if _ORDER.index(held) >= _ORDER.index(asked) and not (
        held == "vocational" and asked == "upper_secondary"
    ):
        return "consistent", [
            evidence_for(N_("To begin, %(asked)s is asked; the person has %(held)s."), **names)
        ]
    return "not_consistent", [
        evidence_against(N_("To begin, %(asked)s is asked; the person has only %(held)s."), **names)
    ]


def _to_work(code: str, background: Background, language: str) -> tuple[Verdict, list[Evidence]]:
    level = skill_level(code)
    if level == 1:
        return "consistent", [evidence_for(N_("The trade is learnt on the spot: no training is asked."))]
    nearest = _nearest(code, background)
    evidence = [_said(code, nearest, language)] if nearest else []
    by_schooling = _by_schooling(level, background, evidence)
    if nearest and distance(nearest.trade, code) <= SAME_TRADE:
        if nearest.proof in ON_PAPER:
            return "consistent", evidence
        evidence.append(to_check(N_("The training has no paper yet: it can be certified.")))
        return "partly", evidence
    if by_schooling:
        return "consistent", evidence
    if nearest and distance(nearest.trade, code) <= RELATED and level == 2:
        return "partly", evidence
    if background.learnt is None and (level == 2 or background.schooling is None):
        return "unknown", [*evidence, to_check(N_("What the person learnt has not been asked yet."))]
    if level == 2:
        text = N_("No training in this trade or near it; such a trade can also be learnt at work.")
        return "partly", [*evidence, evidence_against(text)]
    text = N_("The trade asks for long studies or a diploma (level %(level)s of 4), and none is known.")
    return "not_consistent", [*evidence, evidence_against(text, level=level)]


def _nearest(code: str, background: Background) -> Learnt | None:
    learnt = [one for one in background.learnt or () if distance(one.trade, code) <= RELATED]
    return min(
        learnt,
        key=lambda one: (
            distance(one.trade, code) > SAME_TRADE,
            one.proof not in ON_PAPER,
            distance(one.trade, code),
        ),
        default=None,
    )


def _said(code: str, learnt: Learnt, language: str) -> Evidence:
    names = {"learnt": trade(learnt.trade).title(language), "proof": PROOFS[learnt.proof]}
    if learnt.trade == code:
        return evidence_for(N_("The person was trained in this very trade, %(proof)s."), **names)
    if distance(learnt.trade, code) <= SAME_TRADE:
        return evidence_for(
            N_("The person was trained in a trade very close to it: “%(learnt)s”, %(proof)s."), **names
        )
    return evidence_for(N_("The person was trained in a related trade: “%(learnt)s”, %(proof)s."), **names)


def _by_schooling(level: int, background: Background, evidence: list[Evidence]) -> bool:
    asked, held = _INSTEAD_OF_TRAINING.get(level), background.schooling
    if asked is None:
        return False
    if held is None:
        evidence.append(to_check(N_("The person's schooling is not known.")))
        return False
    if _ORDER.index(held) < _ORDER.index(asked):
        return False
    evidence.append(evidence_for(N_("The person has %(held)s."), held=SCHOOLING_TITLES[held]))
    return True
