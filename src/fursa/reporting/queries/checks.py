"""Counted figures against published ones: a difference is a finding, never repaired by copying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fursa.editions.models import Edition
from fursa.rules.messages import N_
from fursa.rules.money import format_money_with_unit

TITLES = {
    "beneficiaries": N_("Beneficiaries"),
    "territories": N_("Territories"),
    "committed_centimes": N_("Support awarded"),
    "centres.open": N_("Centres open"),
    "centres.under_construction": N_("Centres under construction"),
    "previous_year.employed_in_citizen_enterprises": N_("Employed in citizen enterprises"),
    "previous_year.micro_projects": N_("Micro-projects supported"),
    "previous_year.learning.total": N_("In education, training and placement"),
    "previous_year.learning.women": N_("In education, training and placement: women"),
    "previous_year.learning.juveniles": N_("In education, training and placement: juveniles"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that does not agree: its path in the report, what was published, what the rows say."""

    figure: str
    published: Any
    counted: Any

    def sentence(self) -> str:
        """The difference in the reader's language, amounts in dirhams."""
        title = TITLES.get(self.figure)
        return _("%(figure)s: %(published)s was published, the records say %(counted)s.") % {
            "figure": _(title) if title else self.figure,
            "published": self._shown(self.published),
            "counted": self._shown(self.counted),
        }

    def _shown(self, value: Any) -> str:
        if not self.figure.endswith("_centimes"):
            return str(value)
        sign, _space, centimes = str(value).rpartition(" ")
        amount = format_money_with_unit(int(centimes), (get_language() or "ar")[:2])
        return f"{sign} {amount}".strip()


def compare_with_published(edition: Edition, figures: dict[str, Any]) -> list[Difference]:
    """Every published figure the rows do not bear out; empty where all agree."""
    published = edition.published
    found: list[Difference] = []

    def expect(figure: str, wanted: Any, counted: Any) -> None:
        if wanted is not None and wanted != counted:
            found.append(Difference(figure, wanted, counted))

    announced = published.get("edition") or {}
    expect("beneficiaries", announced.get("beneficiaries"), figures["beneficiaries"])
    expect("territories", announced.get("territories"), figures["territories"])
    floor = announced.get("cost_more_than_centimes")
    if floor is not None and not figures["committed_centimes"] > floor:
        found.append(Difference("committed_centimes", f"> {floor}", figures["committed_centimes"]))
    centres = published.get("centres") or {}
    for state in ("open", "under_construction"):
        expect(f"centres.{state}", centres.get(state), figures["centres"][state])
    counted = figures["previous_year"]
    for year in published.get("years") or []:
        if year["year"] != counted["year"]:
            continue
        for name in ("employed_in_citizen_enterprises", "micro_projects"):
            expect(f"previous_year.{name}", year.get(name), counted[name])
        for name, wanted in (year.get("learning") or {}).items():
            expect(f"previous_year.learning.{name}", wanted, counted["learning"][name])
    return found
