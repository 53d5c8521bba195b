"""What a file lacks, and whose work it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fursa.rules.readiness import TITLES, FileFacts, Gap, Plan, gaps

LAUNCH, CLOSING = date(2015, 6, 18), date(2015, 5, 1)
COMPLETE = FileFacts(
    in_custody=False,
    is_juvenile=False,
    has_card=True,
    card_valid_until=LAUNCH,
    has_guardian=False,
    guardian_has_card=False,
    can_read=True,
    diagnosed_on=date(2014, 10, 1),
    plan=Plan(date(2014, 11, 1), read_aloud_before_witness=False),
    options=1,
    options_off_price=0,
    in_territory=True,
    members_marking=5,
    marks_missing=0,
)


def lacking(**changes: object) -> list[Gap]:
    return gaps(replace(COMPLETE, **changes), handed_over_on=LAUNCH, applied_by=CLOSING)  # type: ignore[arg-type]


def test_a_complete_file_lacks_nothing() -> None:
    assert lacking() == []


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("age_open", {"is_juvenile": None}),
        ("card_missing", {"has_card": False}),
        ("card_validity_unknown", {"card_valid_until": None}),
        ("card_expired", {"card_valid_until": date(2015, 6, 17)}),
        ("guardian_missing", {"is_juvenile": True}),
        ("guardian_card_missing", {"is_juvenile": True, "has_guardian": True}),
        ("diagnosis_missing", {"diagnosed_on": None}),
        ("life_project_missing", {"plan": None}),
        ("life_project_late", {"plan": Plan(date(2015, 5, 2), False)}),
        ("life_project_before_diagnosis", {"plan": Plan(date(2014, 9, 30), False)}),
        ("read_aloud_missing", {"can_read": False}),
        ("option_missing", {"options": 0}),
        ("option_off_price", {"options_off_price": 1}),
        ("territory_outside", {"in_territory": False}),
        ("nobody_marks", {"members_marking": 0}),
        ("marks_missing", {"marks_missing": 3}),
    ],
)
def test_each_thing_that_is_missing_is_named_alone(code: str, changes: dict[str, object]) -> None:
    found = lacking(**changes)

    assert [gap.code for gap in found] == [code]
    assert code in TITLES
    assert "%(" not in str(found[0].message)


def test_a_diagnosis_after_the_closing_is_late() -> None:
    assert "diagnosis_late" in [gap.code for gap in lacking(diagnosed_on=date(2015, 5, 2))]


def test_a_minor_with_a_guardian_needs_no_card() -> None:
    assert lacking(is_juvenile=True, has_card=False, has_guardian=True, guardian_has_card=True) == []


def test_who_cannot_read_heard_the_plan_before_a_witness() -> None:
    assert lacking(can_read=False, plan=Plan(date(2014, 11, 1), read_aloud_before_witness=True)) == []


def test_the_establishment_completes_the_file_of_who_is_inside() -> None:
    assert [gap.role for gap in lacking(in_custody=True, has_card=False)] == ["reintegration_officer"]
    assert [gap.role for gap in lacking(has_card=False)] == ["centre_adviser"]


def test_marks_are_the_committees_work() -> None:
    assert [gap.role for gap in lacking(marks_missing=1)] == ["committee_member"]
