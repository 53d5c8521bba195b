"""Fields that read what people type."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms

from fursa.core.forms import DayField, DirectedTextInput, MoneyField, PartialDateField
from fursa.rules.dates import PartialDate


class Sheet(forms.Form):
    born = PartialDateField(initial=PartialDate(1987))
    released = DayField(required=False)
    asked = MoneyField(least=100_000, most=4_000_000)
    story = forms.CharField(widget=DirectedTextInput, required=False)


def filled(**changes: str) -> Sheet:
    return Sheet({"born": "١٩٨٧", "released": "٠٣/٠٤/٢٠١٥", "asked": "٨٬٠٠٠٫٥٠ درهم", **changes})


def test_arabic_indic_digits_are_accepted_everywhere() -> None:
    sheet = filled()
    assert sheet.is_valid()
    assert sheet.cleaned_data["born"] == PartialDate(1987)
    assert sheet.cleaned_data["released"] == date(2015, 4, 3)
    assert sheet.cleaned_data["asked"] == 800_050


@pytest.mark.parametrize("empty", ["", "  "])
def test_nothing_typed_is_no_value(empty: str) -> None:
    sheet = filled(released=empty)
    assert sheet.is_valid()
    assert sheet.cleaned_data["released"] is None


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("released", "31/04/2015", "من 1 إلى 30"),
        ("released", "2015", "اكتبوا التاريخ كاملا"),
        ("asked", "1,234", "يمكن قراءة 1,234 على وجهين"),
        ("asked", "999,99", "1.000,00"),
        ("asked", "40.000,01", "40.000,00"),
        ("born", "", "هذا الحقل"),
    ],
)
def test_what_is_wrong_is_said_in_arabic(field: str, typed: str, says: str) -> None:
    sheet = filled(**{field: typed})
    assert not sheet.is_valid()
    assert says in sheet.errors[field][0]


def test_what_was_typed_stays_as_it_was_typed() -> None:
    assert 'value="31/04/2015"' in str(filled(released="31/04/2015")["released"])


def test_a_value_is_shown_as_people_write_it() -> None:
    sheet = Sheet(initial={"born": PartialDate(1987, 4), "released": date(2015, 4, 3), "asked": 123_456_750})
    shown = {name: str(sheet[name]) for name in ("born", "released", "asked")}
    assert 'value="04/1987"' in shown["born"]
    assert 'value="03/04/2015"' in shown["released"]
    assert 'value="1.234.567,50"' in shown["asked"]


def test_the_same_value_typed_otherwise_is_no_change() -> None:
    initial = {"born": PartialDate(1987), "released": date(2015, 4, 3), "asked": 800_050}
    data = {"born": "1987", "released": "3-4-2015", "asked": "8000,5"}
    assert Sheet(data, initial=initial).changed_data == []
    assert Sheet({**data, "asked": "8001"}, initial=initial).changed_data == ["asked"]


def test_dates_and_amounts_are_written_left_to_right_and_free_text_as_it_comes() -> None:
    sheet = Sheet()
    assert 'dir="ltr"' in str(sheet["released"])
    assert 'dir="ltr"' in str(sheet["asked"])
    assert 'dir="auto"' in str(sheet["story"])
    assert 'type="text"' in str(sheet["released"])
