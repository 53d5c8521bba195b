"""The rules of an edition as a form: places, territories, shares, trades; and what is done with a scenario."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import (
    DirectedTextarea,
    DirectedTextInput,
    FigureInput,
    MoneyField,
    WholeField,
    listed_entries,
)
from fursa.diagnosis.forms import list_trade_groups, trade_field
from fursa.exchange.toml.rules import YOUNG_FROM, YOUNG_UNTIL
from fursa.rules.digits import plain

Choices = Iterable[tuple[str, Any]]
PERCENT = re.compile(r"\d{1,3}(\.\d{1,4})?")
SHARES = ("women_minimum_share", "young_adults_minimum_share")
TERRITORIES = ("territory_minimum", "territory_maximum")
TRADES = ("trade_minimum", "trade_maximum")
# As in the edition folder, where the code itself is the English word.
KINDS = {
    "territory_minimum": _("minimum of a territory"),
    "territory_maximum": _("maximum of a territory"),
    "trade_maximum": _("maximum of a trade"),
    "trade_minimum": _("minimum of a trade"),
    "women_minimum_share": _("least share of women"),
    "young_adults_minimum_share": _("least share of young adults"),
}


class PercentField(forms.Field):
    """A share in per cent, above 0 and at most 100, with a comma or a point. Gives a `Fraction` of one."""

    widget = FigureInput

    def to_python(self, value: Any) -> Fraction | None:
        text = plain(str("" if value is None else value)).replace("٫", ".").replace(",", ".").strip(" %٪")
        if not text:
            return None
        share = Fraction(text) / 100 if PERCENT.fullmatch(text) else Fraction(0)
        if not 0 < share <= 1:
            raise forms.ValidationError(_("Enter a share in per cent, such as 15 or 12,5."), code="invalid")
        return share

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Fraction):
            return value
        return f"{float(value * 100):.4f}".rstrip("0").rstrip(".").replace(".", ",")


class ScenarioForm(forms.Form):
    """A scenario begins with a name."""

    name = forms.CharField(
        label=_("Name of the scenario"),
        max_length=120,
        widget=DirectedTextInput,
        help_text=_("Such as “more women” or “two in each small town”."),
    )


class AdoptForm(forms.Form):
    """Rules are put in force with a reason."""

    reason = forms.CharField(
        label=_("Why these rules"),
        max_length=1000,
        widget=DirectedTextarea,
        help_text=_("It stays on record with the rules of before."),
    )


class BesideForm(forms.Form):
    """Which two proposals are laid side by side."""

    first = forms.ChoiceField(label=_("The one"), required=False)
    second = forms.ChoiceField(label=_("Beside it"), required=False)

    def __init__(self, data: Any, *, proposals: Choices, initial: dict[str, str] | None = None) -> None:
        super().__init__(data, initial=initial)
        choices = list(proposals)
        for field in self.fields.values():
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class TermsForm(forms.Form):
    """Aim, money, places, and how many people each territory takes; `territories` are (code, name)."""

    aim = forms.ChoiceField(label=_("Aim"), widget=forms.RadioSelect)
    places = WholeField(label=_("Places in all"))
    budget_centimes = MoneyField(label=_("Budget in dirhams"))

    def __init__(
        self, data: Any, *, terms: dict[str, Any], aims: Choices, territories: list[tuple[str, str]]
    ) -> None:
        super().__init__(data, initial={key: terms[key] for key in ("aim", "places", "budget_centimes")})
        field = self.fields["aim"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(aims)
        self.territories = territories
        for code, name in territories:
            for side, (key, label) in enumerate(_SIDES.items()):
                self.fields[f"{key}-{code}"] = WholeField(
                    label=label % {"territory": name},
                    required=False,
                    initial=terms["territories"].get(code, [None, None])[side],
                )

    def rows(self) -> Iterator[tuple[str, Any, Any]]:
        """(name, field of the minimum, field of the maximum) of each territory."""
        for code, name in self.territories:
            yield name, self[f"low-{code}"], self[f"high-{code}"]

    def clean(self) -> dict[str, Any]:
        """A minimum is at most its maximum, and all minimums at most the places."""
        found: dict[str, Any] = super().clean() or {}
        total = 0
        for code, _name in self.territories:
            low, high = found.get(f"low-{code}"), found.get(f"high-{code}")
            total += low or 0
            if low is not None and high is not None and low > high:
                self.add_error(f"low-{code}", _("The minimum is above the maximum."))
        places = found.get("places")
        if places is not None and total > places:
            self.add_error(
                "places",
                forms.ValidationError(
                    _("The territories' minimums together are %(total)s, more than the places."),
                    params={"total": total},
                ),
            )
        return found

    def terms(self, rules: list[dict[str, Any]]) -> dict[str, Any]:
        """What the form says, as a scenario keeps it."""
        found = self.cleaned_data
        return {
            "aim": found["aim"],
            "budget_centimes": found["budget_centimes"],
            "places": found["places"],
            "territories": {
                code: [found.get(f"low-{code}"), found.get(f"high-{code}")]
                for code, _name in self.territories
            },
            "rules": rules,
        }


_SIDES = {"low": _("Minimum in %(territory)s"), "high": _("Maximum in %(territory)s")}


class RuleForm(forms.Form):
    """One further rule; which fields count follows from its kind."""

    code = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind of rule"))
    territory = forms.ChoiceField(label=_("Territory"), required=False)
    trade = trade_field(entries=list_trade_groups, label=_("Trade"), required=False)
    people = WholeField(label=_("Number of people"), required=False)
    share = PercentField(label=_("Share in per cent"), required=False)
    age_from = WholeField(label=_("Aged from"), required=False, most=120, initial=YOUNG_FROM)
    age_until = WholeField(label=_("Aged until"), required=False, most=120, initial=YOUNG_UNTIL)

    def __init__(self, *args: Any, territories: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [("", _("choose a kind")), *KINDS.items()]
        for name, choices in (("kind", kinds), ("territory", [("", _("each by itself")), *territories])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """What this kind of rule needs is there."""
        found: dict[str, Any] = super().clean() or {}
        kind = found.get("kind", "")
        if kind in SHARES and found.get("share") is None and "share" not in self.errors:
            self.add_error("share", _("This rule has a share: say how many per cent."))
        if kind and kind not in SHARES and found.get("people") is None and "people" not in self.errors:
            self.add_error("people", _("This rule has a number of people: say how many."))
        if kind in TERRITORIES and not found.get("territory"):
            self.add_error("territory", _("This rule names a territory: choose one."))
        if kind == "trade_minimum" and not found.get("trade") and "trade" not in self.errors:
            self.add_error("trade", _("This rule names a trade: choose one."))
        low, high = _or(found.get("age_from"), YOUNG_FROM), _or(found.get("age_until"), YOUNG_UNTIL)
        if kind == "young_adults_minimum_share" and low > high:
            self.add_error("age_from", _("The lower age is above the upper one."))
        return found

    def rule(self) -> dict[str, Any]:
        """The rule as `Edition.rules` has it; what its kind does not speak of is empty."""
        found = self.cleaned_data
        kind = found["kind"]
        share, young = found.get("share"), kind == "young_adults_minimum_share"
        return {
            "code": found.get("code") or "",
            "kind": kind,
            "name": None,
            "territory": "" if kind in SHARES else found.get("territory") or "",
            "trade": found.get("trade") or "" if kind in TRADES else "",
            "people": None if kind in SHARES else found.get("people"),
            "share": str(share) if kind in SHARES and share is not None else None,
            "age_from": _or(found.get("age_from"), YOUNG_FROM) if young else YOUNG_FROM,
            "age_until": _or(found.get("age_until"), YOUNG_UNTIL) if young else YOUNG_UNTIL,
        }


def _or(number: int | None, default: int) -> int:
    return default if number is None else number


class _RuleForms(forms.BaseFormSet[RuleForm]):
    def add_fields(self, form: RuleForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Leave this rule out")

    def rules(self, before: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The rules that stay, each with a code of its own; one left as it was in `before` keeps its name."""
        known = {rule["code"]: rule for rule in before}
        found: list[dict[str, Any]] = []
        for form in self.forms:
            if not form.has_changed() and not form.initial:
                continue
            if form.cleaned_data.get("DELETE"):
                continue
            rule = form.rule()
            old = known.get(rule["code"])
            if old is not None and {**old, "name": None} == rule:
                rule = dict(old)
            taken = {other["code"] for other in found}
            number = len(found) + 1
            while not rule["code"] or rule["code"] in taken:
                rule["code"] = f"{rule['kind'].replace('_', '-')}-{number}"
                number += 1
            found.append(rule)
        return found


RuleFormSet = forms.formset_factory(
    RuleForm, formset=_RuleForms, extra=1, can_delete=True, max_num=60, absolute_max=80
)


def rule_initial(rule: dict[str, Any]) -> dict[str, Any]:
    """A kept rule as the form begins with it."""
    share = rule.get("share")
    code = rule.get("trade") or ""
    title = list_trade_groups().get(code)
    shown = listed_entries({code: title})[0] if title else code
    return {**rule, "trade": shown, "share": None if share is None else Fraction(str(share))}
