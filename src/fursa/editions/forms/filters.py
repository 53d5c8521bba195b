"""Which rows of a list: filters that stand above it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DirectedTextInput

Choices = Iterable[tuple[str, Any]]


class ReadinessFilter(forms.Form):
    """Which incomplete files: of one territory, one role's work, one thing that lacks."""

    territory = forms.ChoiceField(label=_("Territory"), required=False)
    role = forms.ChoiceField(label=_("Who must act"), required=False)
    lacks = forms.ChoiceField(label=_("What is missing"), required=False)

    def __init__(self, data: Any, *, territories: Choices, roles: Choices, gaps: Choices) -> None:
        super().__init__(data)
        _choose(self, "territory", _("all territories"), territories)
        _choose(self, "role", _("everyone"), roles)
        _choose(self, "lacks", _("anything"), gaps)


class ApplicationFilter(forms.Form):
    """Which applications. `marks` is offered to those who may read marks, its "mine" to members."""

    q = forms.CharField(label=_("Name or reference"), required=False, widget=DirectedTextInput)
    territory = forms.ChoiceField(label=_("Territory"), required=False)
    trade = forms.ChoiceField(label=_("Trade"), required=False)
    decision = forms.ChoiceField(label=_("Decision"), required=False)
    marks = forms.ChoiceField(label=_("Marks"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False)

    def __init__(
        self,
        data: Any,
        *,
        territories: Choices,
        trades: Choices,
        decisions: Choices,
        marks: Choices,
        orders: Choices,
    ) -> None:
        super().__init__(data)
        _choose(self, "territory", _("all territories"), territories)
        _choose(self, "trade", _("all trades"), trades)
        _choose(self, "decision", _("with or without a decision"), decisions)
        _choose(self, "marks", _("marked or not"), marks)
        _choose(self, "order", _("by territory"), orders)
        for name, choices in (("decision", decisions), ("marks", marks), ("order", orders)):
            if not choices:
                del self.fields[name]


def _choose(form: forms.Form, name: str, everything: object, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", everything), *choices]


class LineFilter(forms.Form):
    """Which lines of a proposal: of one territory, proposed or not."""

    territory = forms.ChoiceField(label=_("Territory"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False)

    def __init__(self, data: Any, *, territories: Choices) -> None:
        super().__init__(data)
        _choose(self, "territory", _("all territories"), territories)
        _choose(self, "outcome", _("proposed or not"), [("yes", _("proposed")), ("no", _("not proposed"))])


class RulingFilter(forms.Form):
    """Which applications of a session."""

    territory = forms.ChoiceField(label=_("Territory"), required=False)
    kind = forms.ChoiceField(label=_("Decision"), required=False)

    def __init__(self, data: Any, *, territories: Choices, kinds: Choices) -> None:
        super().__init__(data)
        _choose(self, "territory", _("all territories"), territories)
        more = [("undecided", _("without a decision")), ("departures", _("departs from the proposal"))]
        _choose(self, "kind", _("with or without a decision"), [*kinds, *more])
