"""The life project's form."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DayField, DirectedTextarea, DirectedTextInput, ListedField
from fursa.diagnosis.forms import trade_field
from fursa.lifeproject.actions import Plan
from fursa.lifeproject.models import LifeProject
from fursa.territory.queries import list_places

PLACE_LIST = "places"


def place_field(**options: Any) -> ListedField:
    """A commune, a prefecture or a province, chosen from the list by its name."""
    return ListedField(entries=list_places, list_id=PLACE_LIST, **options)


class LifeProjectForm(forms.Form):
    """What the person and the service agree."""

    agreed_on = DayField(label=_("Agreed on"))
    goal = forms.ChoiceField(label=_("Goal"), choices=LifeProject.Goal.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("The project in one line"), max_length=300, widget=DirectedTextInput)
    trade = trade_field(label=_("Trade"), required=False)
    place = place_field(
        label=_("Place of the project"), required=False, help_text=_("The commune, or the province.")
    )
    steps = forms.CharField(
        label=_("Steps"), widget=DirectedTextarea, max_length=5000, help_text=_("One step on each line.")
    )
    read_aloud = forms.BooleanField(
        label=_("It was read aloud to the person, who said they understood it"), required=False
    )
    witness = forms.CharField(
        label=_("Witness"), required=False, max_length=200, widget=DirectedTextInput,
        help_text=_("Needed where the text was read aloud."),
    )  # fmt: skip
    agreed = forms.BooleanField(label=_("The person agrees to this project"))
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})

    def plan(self) -> Plan:
        """What was agreed, as `actions.agree_life_project` takes it."""
        data = self.cleaned_data
        return Plan(
            agreed_on=data["agreed_on"], goal=data["goal"], title=data["title"], trade=data["trade"],
            place=data["place"], read_aloud=data["read_aloud"], witness=data["witness"],
            steps=tuple(line.strip()[:500] for line in data["steps"].splitlines() if line.strip()),
        )  # fmt: skip
