"""Entering, leaving and changing establishments."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DayField

Choices = list[tuple[str, str]]


class _KeyedForm(forms.Form):
    """A form that is sent once."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"key": uuid4(), **(initial or {})})

    def offer(self, name: str, choices: Choices, *, empty: bool = True) -> None:
        """Fill a field with what may be chosen; the only one there is stands chosen."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices if len(choices) == 1 and not empty else [("", "–"), *choices]


class AdmissionForm(_KeyedForm):
    """Where and when a stay begins."""

    establishment = forms.ChoiceField(label=_("Establishment"))
    entered_on = DayField(label=_("Entered on"))
    committal_number = forms.CharField(label=_("Committal number"), required=False, max_length=40)
    expected_release_on = DayField(label=_("Expected release"), required=False)


class ExpectedReleaseForm(_KeyedForm):
    """When the person should leave, and who receives them."""

    expected_on = DayField(label=_("Expected release"))
    centre = forms.ChoiceField(
        label=_("Receiving centre"),
        required=False,
        help_text=_("The file opens to this centre today, so that it prepares the release."),
    )


class ReleaseForm(_KeyedForm):
    """The day of release, and the centre that receives."""

    released_on = DayField(label=_("Released on"))
    centre = forms.ChoiceField(
        label=_("Receiving centre"),
        required=False,
        help_text=_("Needed where no centre was named before."),
    )


class TransferForm(_KeyedForm):
    """From which unit to which, and when."""

    from_unit = forms.ChoiceField(label=_("Leaves"))
    to_unit = forms.ChoiceField(
        label=_("Goes to"), help_text=_("From that day the file closes to the one and opens to the other.")
    )
    on = DayField(label=_("Transferred on"))
    committal_number = forms.CharField(label=_("Committal number there"), required=False, max_length=40)
