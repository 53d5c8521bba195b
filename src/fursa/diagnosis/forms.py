"""The interview's form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DayField, DirectedTextarea, ListedField
from fursa.diagnosis.actions import MOST_TRADES, MOST_YEARS, Interview, TradeKnown
from fursa.diagnosis.models import Diagnosis, KnownTrade
from fursa.exchange.choices import LANGUAGES
from fursa.rules.market.isco import trade, trades, unit_codes

TRADE_LIST = "trades"


def list_trades() -> dict[str, str]:
    """ISCO-08 unit groups, code → title in the reader's language."""
    language = (get_language() or "ar")[:2]
    return {code: trade(code).title(language) for code in unit_codes()}


def list_trade_groups() -> dict[str, str]:
    """ISCO-08 groups of every level, code → title in the reader's language: a rule may speak of many trades at once."""
    language = (get_language() or "ar")[:2]
    return {code: found.title(language) for code, found in trades().items()}


def trade_field(*, entries: Callable[[], dict[str, str]] = list_trades, **options: Any) -> ListedField:
    """A trade, chosen from the list by its title."""
    return ListedField(
        entries=entries,
        list_id=TRADE_LIST,
        help_text=_("Type a part of its name, then choose."),
        **options,
    )


def _spoken() -> list[tuple[str, str]]:
    return [(choice.code, choice.label(get_language() or "ar")) for choice in LANGUAGES.choices]


class DiagnosisForm(forms.Form):
    """Schooling, languages, up to three trades, wishes and needs."""

    made_on = DayField(label=_("Day of the interview"))
    schooling = forms.ChoiceField(
        label=_("Schooling"), choices=Diagnosis.Schooling.choices, widget=forms.RadioSelect
    )
    literacy = forms.ChoiceField(
        label=_("Literacy"), choices=Diagnosis.Literacy.choices, widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), required=False, widget=forms.CheckboxSelectMultiple, choices=_spoken
    )
    wishes = forms.CharField(
        label=_("Wishes"), required=False, widget=DirectedTextarea, max_length=1000,
        help_text=_("What the person wants to do, in their own words."),
    )  # fmt: skip
    needs = forms.CharField(
        label=_("Needs"), required=False, widget=DirectedTextarea, max_length=1000,
        help_text=_("Neither an offence nor a sentence is written here."),
    )  # fmt: skip
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})
        labels = [_("First trade"), _("Second trade"), _("Third trade")]
        for number, label in enumerate(labels[:MOST_TRADES], start=1):
            self.fields[f"trade{number}"] = trade_field(label=label, required=False)
            self.fields[f"years{number}"] = forms.DecimalField(
                label=_("Years of practice"), required=False, min_value=0, max_value=MOST_YEARS,
                max_digits=4, decimal_places=1,
            )  # fmt: skip
            self.fields[f"proof{number}"] = forms.ChoiceField(
                label=_("Best proof"), required=False, choices=KnownTrade.Proof.choices,
                initial=KnownTrade.Proof.DECLARED,
            )  # fmt: skip
        self.order_fields(
            ["made_on", "schooling", "literacy", "languages",
             *(f"{part}{number}" for number in (1, 2, 3) for part in ("trade", "years", "proof")), "wishes", "needs"]
        )  # fmt: skip

    def interview(self) -> Interview:
        """What was told, as `actions.record_diagnosis` takes it."""
        data = self.cleaned_data
        trades = tuple(
            TradeKnown(
                data[f"trade{number}"],
                data[f"years{number}"],
                data[f"proof{number}"] or KnownTrade.Proof.DECLARED,
            )
            for number in range(1, MOST_TRADES + 1)
            if data[f"trade{number}"]
        )
        return Interview(
            made_on=data["made_on"], schooling=data["schooling"], literacy=data["literacy"],
            languages=tuple(data["languages"]), wishes=data["wishes"], needs=data["needs"], trades=trades,
        )  # fmt: skip
