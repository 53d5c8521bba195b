"""What the committee fills in: marks, rulings, requests, its sessions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fursa.core.forms import DayField, DirectedTextarea, DirectedTextInput, FigureInput
from fursa.rules.digits import plain

Choices = Iterable[tuple[str, Any]]
MARK = re.compile(r"\d{1,4}(\.\d{1,2})?")


class MarkField(forms.Field):
    """Points with at most two decimals, in any digits, with a comma or a point. Gives a `Decimal`."""

    widget = FigureInput

    def __init__(self, *, maximum: Decimal, **options: Any) -> None:
        super().__init__(**options)
        self.maximum = maximum

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or not str(value).strip():
            return None
        text = plain(str(value)).replace("٫", ".").replace(",", ".")
        if not MARK.fullmatch(text):
            raise forms.ValidationError(
                _("A mark goes from 0 to %(maximum)s, with at most two decimals."),
                code="invalid",
                params={"maximum": f"{self.maximum.normalize():f}"},
            )
        return Decimal(text)

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        if value is not None and value > self.maximum:
            raise forms.ValidationError(
                _("A mark goes from 0 to %(maximum)s, with at most two decimals."),
                code="bounds",
                params={"maximum": f"{self.maximum.normalize():f}"},
            )

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


class MarksForm(forms.Form):
    """One field for each criterion; all of them, so that no application waits half marked."""

    def __init__(self, data: Any, *, criteria: Iterable[Any], given: dict[str, Decimal]) -> None:
        super().__init__(data)
        for criterion in criteria:
            maximum = f"{criterion.maximum.normalize():f}"
            self.fields[criterion.code] = MarkField(
                maximum=criterion.maximum,
                label=criterion.name,
                help_text=_("From 0 to %(maximum)s") % {"maximum": maximum},
                initial=given.get(criterion.code),
            )

    def marks(self) -> dict[str, Decimal]:
        """Criterion's code → mark."""
        return dict(self.cleaned_data)


class RecusalForm(forms.Form):
    """Said in full before it is done: it cannot be taken back."""

    understood = forms.BooleanField(
        label=_(
            "I have an interest in this application. I will neither mark it nor rule on it, and I know that "
            "this stands in the minutes."
        ),
        error_messages={"required": _("Tick this line to declare your interest.")},
    )


class RulingForm(forms.Form):
    """One ruling; the option where it is accepted, the reason where it departs from the proposal."""

    kind = forms.ChoiceField(label=_("Decision of the committee"), widget=forms.RadioSelect)
    option = forms.ChoiceField(
        label=_("With which support option"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("For an acceptance alone."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=DirectedTextarea,
        help_text=_("Owed where the decision departs from the proposal; it stands in the minutes."),
    )

    def __init__(self, data: Any, *, kinds: Choices, options: Choices, initial: dict[str, str]) -> None:
        super().__init__(data, initial=initial)
        for name, choices in (("kind", kinds), ("option", options)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        """An acceptance says with what; another ruling has no option."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("kind") == "accepted" and not found.get("option"):
            self.add_error("option", _("Say with which support option the application is accepted."))
        return found


class RequestForm(forms.Form):
    """What the person asks, in their words, and when they asked."""

    asked_on = DayField(label=_("Asked on"))
    grounds = forms.CharField(
        label=_("What the person says"),
        max_length=2000,
        widget=DirectedTextarea,
        help_text=_("In the person's own words. Nothing about what they did, nor how long they were away."),
    )


class AnswerForm(forms.Form):
    """The committee's answer to a request for reconsideration, with its reason."""

    answer = forms.ChoiceField(label=_("Answer of the committee"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=DirectedTextarea,
        help_text=_("It is read out to the person."),
    )

    def __init__(self, data: Any, *, answers: Choices) -> None:
        super().__init__(data)
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(answers)


class DrawForm(forms.Form):
    """The seed as it was drawn, before witnesses."""

    seed = forms.CharField(
        label=_("Seed of the public draw"),
        max_length=80,
        widget=DirectedTextInput,
        help_text=_(
            "As it was drawn before witnesses, letter by letter. It settles the last ties, and stands in the minutes."
        ),
    )


class OpenForm(forms.Form):
    """A session begins: when, on which proposal, and who is present."""

    held_on = DayField(label=_("Held on"))
    aim = forms.ChoiceField(label=_("Which proposal the committee starts from"), widget=forms.RadioSelect)
    present = forms.MultipleChoiceField(label=_("Who is present"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, *, seats: Choices, aims: Choices, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        for name, choices in (("present", seats), ("aim", aims)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)


class FinishForm(forms.Form):
    """The session ends; a remark is owed where a minimum or a share is not reached."""

    remarks = forms.CharField(
        label=_("Remark for the minutes"),
        required=False,
        max_length=2000,
        widget=DirectedTextarea,
        help_text=_("Owed where the decisions leave a minimum or a share unreached: say why."),
    )


class SignForm(forms.Form):
    """What one signs, ticked line by line."""

    read = forms.BooleanField(label=_("I have read the minutes from beginning to end."))
    took_part = forms.BooleanField(
        label=_("I was present, and the decisions written there are those the committee took.")
    )
    free = forms.BooleanField(
        label=_("I took no part in the decision on any application in which I have an interest.")
    )

    def __init__(self, data: Any, *, accepted: int) -> None:
        super().__init__(data)
        label = ngettext(
            "I sign for my seat: %(count)s person is accepted.",
            "I sign for my seat: %(count)s people are accepted.",
            accepted,
        )
        self.fields["sign"] = forms.BooleanField(label=label % {"count": accepted})
        for field in self.fields.values():
            field.error_messages["required"] = _("Tick this line: it is part of what you sign.")
