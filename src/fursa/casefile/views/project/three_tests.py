"""The three tests as a page shows them: a verdict in words, and the evidence to read under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.casefile.queries.consistency import hold_against_tests
from fursa.casefile.views.project.parts import language
from fursa.core.templatetags.parts import Status, Tone
from fursa.rules.consistency.verdicts import TEST_TITLES, VERDICT_TITLES, Verdict, Weight
from fursa.rules.life_plan import LifePlan

TONES: dict[Verdict, Tone] = {
    "consistent": "good", "partly": "info", "not_consistent": "warning", "unknown": "quiet"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One test: its title, its verdict, its evidence as (weight in words, sentence)."""

    title: str
    verdict: Status
    evidence: list[tuple[Status, str]]


@dataclass(frozen=True, slots=True)
class Tests:
    """The tests that could be held, why the others could not, and where the market can be looked at."""

    shown: list[Shown]
    notes: list[str]
    market_url: str


def tests_of(user: User, person: Any, plan: LifePlan, place: str, *, today: date) -> Tests:
    """Hold the plan against the three tests, in the reader's language."""
    found = hold_against_tests(user, person, plan, place, today=today, language=language())
    notes = []
    if found.closed:
        notes.append(_("Training and experience stand in the diagnosis, which is not open to your role."))
    if found.wants_trade:
        notes.append(_("Say in which trade, and the project can be held against training and experience."))
    if found.wants_place:
        notes.append(_("Say at which place, and the project can be held against the market."))
    if found.unknown_place:
        notes.append(_("The figures of the market do not know this place."))
    return Tests(
        shown=[
            Shown(
                TEST_TITLES[finding.test].translate(gettext),
                Status(VERDICT_TITLES[finding.verdict].translate(gettext), TONES[finding.verdict]),
                [(_weight(one.weight), one.message.translate(gettext)) for one in finding.evidence],
            )
            for finding in found.findings
        ],
        notes=notes,
        market_url=f"{reverse('reporting:market-place', args=[place])}?trade={plan.trade}"
        if plan.trade and place and not found.unknown_place
        else "",
    )


def _weight(weight: Weight) -> Status:
    words: dict[Weight, Status] = {
        "for": Status(_("speaks for it"), "good"),
        "against": Status(_("speaks against it"), "warning"),
        "check": Status(_("to check"), "quiet"),
    }
    return words[weight]
