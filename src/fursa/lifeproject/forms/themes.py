"""One page a theme. Nothing is required here: half done is kept, and what lacks is said before signing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DayField, DirectedTextInput, ListedField, MoneyField
from fursa.diagnosis.forms import trade_field
from fursa.lifeproject.models import LifeProject, Need, Owner
from fursa.rules.life_plan import COST_TITLES
from fursa.territory.queries import list_places

PLACE_LIST = "places"
# Empty lines offered below those that are written.
MORE_LINES = 2


def place_field(**options: Any) -> ListedField:
    """A commune, a prefecture or a province, chosen from the list by its name."""
    return ListedField(entries=list_places, list_id=PLACE_LIST, **options)


def _cost(name: str) -> Any:
    """The rule's own word for an amount, in the reader's language."""
    return gettext_lazy(COST_TITLES[name].msgid)


class GoalForm(forms.Form):
    """What the project leads to, in which trade, where."""

    goal = forms.ChoiceField(
        label=_("What the project leads to"), choices=LifeProject.Goal.choices, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    title = forms.CharField(
        label=_("The project in one line"), max_length=300, required=False, widget=DirectedTextInput,
        help_text=_("As the person says it."),
    )  # fmt: skip
    trade = trade_field(label=_("Trade"), required=False)
    place = place_field(
        label=_("Place of the project"), required=False, help_text=_("The commune, or the province.")
    )


class PlannedForm(forms.Form):
    """Something to be done: what, by whom, until when."""

    text = forms.CharField(
        label=_("What is to be done"), max_length=500, required=False, widget=DirectedTextInput
    )
    owner = forms.ChoiceField(label=_("Who sees to it"), required=False, choices=[("", "–"), *Owner.choices])
    due_on = DayField(label=_("Until when"), required=False, help_text="")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("text") and (data.get("owner") or data.get("due_on")):
            self.add_error("text", _("Say what is to be done, or leave the whole line empty."))
        return data

    def row(self) -> dict[str, Any]:
        """The line as a draft keeps it."""
        due: date | None = self.cleaned_data.get("due_on")
        return {
            "text": self.cleaned_data["text"].strip(),
            "owner": self.cleaned_data["owner"],
            "due_on": due.isoformat() if due else None,
        }


class NeedForm(PlannedForm):
    """Something to be met first."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", "–"), *Need.Kind.choices])

    field_order = ("kind", "text", "owner", "due_on")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("text") and not data.get("kind"):
            self.add_error("kind", _("Choose what kind of need it is."))
        elif data.get("kind") and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Say what is to be done, or leave the whole line empty."))
        return data

    def row(self) -> dict[str, Any]:
        return {"kind": self.cleaned_data["kind"], **super().row()}


class CostsForm(forms.Form):
    """The simple plan of who works for themselves."""

    investment_centimes = MoneyField(
        label=_cost("investment_centimes"), required=False,
        help_text=_("What starting costs: tools, a first stock, the first rent."),
    )  # fmt: skip
    own_contribution_centimes = MoneyField(
        label=_cost("own_contribution_centimes"), required=False,
        help_text=_("What the person brings of it; 0 where they bring nothing."),
    )  # fmt: skip
    monthly_sales_centimes = MoneyField(label=_cost("monthly_sales_centimes"), required=False)
    monthly_purchases_centimes = MoneyField(
        label=_cost("monthly_purchases_centimes"), required=False,
        help_text=_("What is bought for these sales."),
    )  # fmt: skip
    monthly_charges_centimes = MoneyField(
        label=_cost("monthly_charges_centimes"), required=False,
        help_text=_("What is owed whether anything is sold or not: rent, water, electricity, a helper."),
    )  # fmt: skip
    monthly_living_centimes = MoneyField(label=_cost("monthly_living_centimes"), required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if (data.get("own_contribution_centimes") or 0) > (data.get("investment_centimes") or 0):
            self.add_error(
                "own_contribution_centimes",
                _("The own contribution is a part of the investment: it cannot be more."),
            )
        return data


@dataclass(frozen=True, slots=True)
class ThemeForms:
    """The forms of one theme's page: one, or one a line with what a browser needs to count them."""

    forms: list[Any]
    lines: BaseFormSet[Any] | None = None

    def is_valid(self) -> bool:
        return self.lines.is_valid() if self.lines is not None else self.forms[0].is_valid()

    def spoilt(self) -> list[str]:
        """What is wrong with the page as a whole: lines that cannot be counted any more."""
        return [str(error) for error in self.lines.non_form_errors()] if self.lines is not None else []

    def content(self) -> dict[str, Any]:
        """What was written, as a draft keeps it."""
        if self.lines is None:
            return dict(self.forms[0].cleaned_data)
        return {"rows": [form.row() for form in self.forms if form.cleaned_data.get("text")]}


def theme_forms(theme: str, content: Mapping[str, Any], data: Any = None) -> ThemeForms:
    """The forms of a theme, filled with what is written so far, or bound to what was sent."""
    if theme in ("goal", "costs"):
        kind: type[forms.Form] = GoalForm if theme == "goal" else CostsForm
        return ThemeForms([kind(data, initial=dict(content))])
    row_form = NeedForm if theme == "needs" else PlannedForm
    factory = formset_factory(row_form, extra=MORE_LINES, max_num=60, absolute_max=60)
    initial = [
        {**row, "due_on": date.fromisoformat(row["due_on"]) if row.get("due_on") else None}
        for row in content.get("rows", [])
    ]
    lines = factory(data, initial=initial, prefix="lines")
    return ThemeForms(list(lines.forms), lines)
