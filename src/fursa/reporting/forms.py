"""Looking for a trade and a place in the figures of the market."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import ListedField
from fursa.diagnosis.forms import trade_field
from fursa.rules.market.places import MarketTable

PLACE_LIST = "market-places"


class MarketForm(forms.Form):
    """A trade, a place, or both."""

    def __init__(self, data: Any = None, *, table: MarketTable) -> None:
        super().__init__(data)
        language = (get_language() or "ar")[:2]
        self.places = {code: place.name(language) for code, place in table.places.items()}
        self.fields["trade"] = trade_field(label=_("Trade"), required=False)
        self.fields["place"] = ListedField(
            label=_("Place"), required=False, entries=lambda: self.places, list_id=PLACE_LIST,
            help_text=_("Type a part of its name, then choose."),
        )  # fmt: skip
