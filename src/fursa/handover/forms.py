"""What is said when something is handed over, or taken back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DayField, DirectedTextarea, DirectedTextInput, FigureInput


class GiveForm(forms.Form):
    """One part of one award. The witness is asked for only where the person does not read."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    understood = forms.BooleanField(
        label=_("The receipt was read aloud, and the person said they understood it.")
    )
    witness = forms.CharField(label=_("Witness of the thumb mark"), max_length=200, widget=DirectedTextInput)

    def __init__(self, data: Any = None, *, reads: bool) -> None:
        super().__init__(data, initial={"key": uuid4()})
        if reads:
            del self.fields["understood"], self.fields["witness"]


class UndoForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is this hand-over undone?"),
        widget=DirectedTextarea,
        max_length=500,
        help_text=_("The reason stays in the record, beside your name."),
    )


class GiveUpForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is this award given up?"),
        widget=DirectedTextarea,
        max_length=500,
        help_text=_("The reason stays in the record, beside your name."),
    )


class ChequesForm(forms.Form):
    """Cheques drawn in a row: on which account, from which number, on which day."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    account = forms.CharField(
        label=_("Account"), max_length=40, widget=FigureInput, help_text=_("As it stands on the cheques.")
    )
    first_number = forms.IntegerField(
        label=_("Number of the first cheque"),
        min_value=1,
        max_value=9_999_999,
        widget=FigureInput,
        localize=False,
        help_text=_("The others follow in a row, without a gap."),
    )
    drawn_on = DayField(label=_("Drawn on"))


class BankForm(forms.Form):
    bank = forms.CharField(label=_("Bank"), max_length=100, widget=DirectedTextInput)


class UndertakingForm(forms.Form):
    """When it was signed; the witness only where the person does not read."""

    signed_on = DayField(label=_("Signed on"))
    understood = forms.BooleanField(
        label=_("The undertaking was read aloud, and the person said they understood it.")
    )
    witness = forms.CharField(label=_("Witness of the thumb mark"), max_length=200, widget=DirectedTextInput)

    def __init__(self, data: Any = None, *, reads: bool, on: date) -> None:
        super().__init__(data, initial={"signed_on": on})
        if reads:
            del self.fields["understood"], self.fields["witness"]
