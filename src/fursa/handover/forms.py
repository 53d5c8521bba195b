"""What is said when something is handed over, or taken back."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DirectedTextarea, DirectedTextInput


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
