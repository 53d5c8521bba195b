"""Forms of a pathway's beginning and end."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DayField, DirectedTextInput
from fursa.lifeproject.forms import place_field
from fursa.pathways.actions import Beginning
from fursa.pathways.models import Pathway


class _KeyedForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})


class BeginningForm(_KeyedForm):
    """What begins, with whom and where."""

    kind = forms.ChoiceField(label=_("Pathway"), choices=Pathway.Kind.choices, widget=forms.RadioSelect)
    started_on = DayField(label=_("Began on"))
    partner = forms.ChoiceField(
        label=_("Partner"),
        required=False,
        help_text=_("A job names the enterprise that takes the person on."),
    )
    place = place_field(label=_("Place"), required=False)
    funder = forms.ChoiceField(
        label=_("Funder of the micro-project"), required=False, choices=[("", "–"), *Pathway.Funder.choices]
    )

    def offer_partners(self, partners: list[tuple[str, str]]) -> None:
        """The partners that may be chosen, code and name."""
        field = self.fields["partner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *partners]

    def beginning(self) -> Beginning:
        """What begins, as `actions.begin_pathway` takes it."""
        data = self.cleaned_data
        return Beginning(
            **{name: data[name] for name in ("kind", "started_on", "partner", "place", "funder")}
        )


class ResultForm(_KeyedForm):
    """What a pathway ended with."""

    result = forms.ChoiceField(label=_("Result"), choices=Pathway.Result.choices, widget=forms.RadioSelect)
    certificate = forms.CharField(
        label=_("Certificate"), required=False, max_length=300, widget=DirectedTextInput,
        help_text=_("Its title, for those who passed."),
    )  # fmt: skip
    ended_on = DayField(label=_("Ended on"))


class StopForm(_KeyedForm):
    """The day a pathway was given up."""

    ended_on = DayField(label=_("Given up on"))
