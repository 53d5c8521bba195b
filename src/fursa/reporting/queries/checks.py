"""Counted figures against published ones: a difference is a finding, never repaired by copying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fursa.editions.models import Edition


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that does not agree: its path in the report, what was published, what the rows say."""

    figure: str
    published: Any
    counted: Any


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
