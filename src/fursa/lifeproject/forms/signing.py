"""Signing a version, and ending the follow-up or taking it up again."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DayField, DirectedTextarea, DirectedTextInput
from fursa.lifeproject.actions import Signing
from fursa.lifeproject.models import LifeProject


class SigningForm(forms.Form):
    """The day, how the person signs, and what each of the two declares."""

    agreed_on = DayField(label=_("Agreed on"))
    reason = forms.CharField(
        label=_("Why the project changes"), max_length=500, widget=DirectedTextarea({"rows": 2}),
        help_text=_("In the person's words."),
    )  # fmt: skip
    signature = forms.ChoiceField(
        label=_("How the person signs"), choices=LifeProject.Signature.choices, widget=forms.RadioSelect
    )
    read_aloud = forms.BooleanField(
        label=_("It was read aloud to the person, who said they understood it"), required=False
    )
    witness = forms.CharField(
        label=_("Witness"), required=False, max_length=200, widget=DirectedTextInput,
        help_text=_("Needed for a thumb mark, and where the text was read aloud."),
    )  # fmt: skip
    person_agrees = forms.BooleanField(label=_("The person says: this is my project, and I agree to it"))
    service_agrees = forms.BooleanField(label=_("I sign for the service, which accompanies this project"))
    seen = forms.CharField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, initial: dict[str, Any] | None = None, follows: bool = False
    ) -> None:
        super().__init__(data, initial={"key": uuid4(), **(initial or {})})
        if not follows:
            del self.fields["reason"]

    def signing(self) -> Signing:
        """How it was signed, as `actions.sign_life_project` takes it."""
        data = self.cleaned_data
        return Signing(
            agreed_on=data["agreed_on"],
            signature=data["signature"],
            read_aloud=data["read_aloud"],
            witness=data["witness"].strip(),
            reason=data.get("reason", "").strip(),
        )


class FollowUpEndForm(forms.Form):
    """The day, and what the person says, if they say anything."""

    ended_on = DayField(label=_("From which day"))
    words = forms.CharField(
        label=_("What the person says"), required=False, max_length=500, widget=DirectedTextarea({"rows": 3}),
        help_text=_("No reason is owed."),
    )  # fmt: skip


class ResumeForm(forms.Form):
    """The day from which the person is followed up again."""

    resumed_on = DayField(label=_("From which day"))


class PhotographForm(forms.Form):
    """What it is asked for, and the picture, where the person agrees."""

    purpose = forms.CharField(
        label=_("What the photograph is asked for"), max_length=300, widget=DirectedTextInput,
        help_text=_("For example: a badge that a training centre asks for."),
    )  # fmt: skip
    picture = forms.FileField(
        label=_("The picture"), widget=forms.ClearableFileInput({"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("JPEG, PNG or WebP, 10 MB at most. Place and time that a phone writes into it are taken out."),
    )  # fmt: skip
    agreed = forms.BooleanField(label=_("The person agrees, and knows they may refuse or take it back"))
