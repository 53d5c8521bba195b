"""What is filled in on pages that join the rooms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DirectedTextarea, FigureInput
from fursa.people.models import LinkAssertion


class JudgeForm(forms.Form):
    """Whether two records are one person, and what decided it."""

    verdict = forms.ChoiceField(label=_("Are they the same person?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("What decided you"),
        max_length=1000,
        widget=DirectedTextarea,
        help_text=_("Such as: same card number and same mother's name. Neither an offence nor a sentence."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        field = self.fields["verdict"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(LinkAssertion.Verdict.choices)


class ReasonForm(forms.Form):
    """A reason, and nothing else."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=DirectedTextarea)


class NamePairForm(forms.Form):
    """The references of two records."""

    one = forms.CharField(label=_("Reference of the one"), max_length=20, widget=FigureInput)
    other = forms.CharField(label=_("Reference of the other"), max_length=20, widget=FigureInput)
