"""Recording somebody: one page, what is optional marked, unknown days of birth allowed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DayField, DirectedTextarea, DirectedTextInput, PartialDateField
from fursa.people.models import Sex
from fursa.rules.dates import PartialDate
from fursa.rules.identity import Described, is_arabic


def _words(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=DirectedTextInput, max_length=200)


class PersonForm(forms.Form):
    """A person, complete in at least one script."""

    given_name_ar = _words(_("First name in Arabic"))
    family_name_ar = _words(_("Family name in Arabic"))
    given_name_latin = _words(_("First name in Latin letters"))
    family_name_latin = _words(_("Family name in Latin letters"))
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, widget=forms.RadioSelect)
    birth = PartialDateField(
        label=_("Birth date"), help_text=_("As far as it is known: 25/04/1988, 04/1988 or 1988")
    )
    birth_place = _words(_("Birth place"))
    cnie = forms.CharField(label=_("Identity card number"), required=False, max_length=20)
    cnie_valid_until = DayField(label=_("Identity card valid until"), required=False)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    safe_contact = forms.CharField(
        label=_("Whom not to call, and when"),
        required=False,
        widget=DirectedTextarea,
        help_text=_("A call at the wrong time, or to the wrong person, can put someone in danger."),
    )
    can_read = forms.TypedChoiceField(
        label=_("Does the person read?"),
        choices=[("yes", _("Yes")), ("no", _("No: texts are read aloud before a witness"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, searched: str = "") -> None:
        initial: dict[str, Any] = {"key": uuid4()}
        first, _space, rest = searched.strip().partition(" ")
        # What was searched is not typed again.
        if first and not any(c.isdigit() for c in searched):
            script = "ar" if is_arabic(searched) else "latin"
            initial |= {f"given_name_{script}": first, f"family_name_{script}": rest}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        complete = [
            data.get(f"given_name_{script}") and data.get(f"family_name_{script}")
            for script in ("ar", "latin")
        ]
        if not any(complete):
            self.add_error(
                "given_name_ar", _("Write the first name and the family name, in Arabic or in Latin letters.")
            )
        return data

    def person_fields(self) -> dict[str, Any]:
        """The values as `actions.record_person` takes them."""
        data = dict(self.cleaned_data)
        birth: PartialDate = data.pop("birth")
        data.pop("key")
        return data | {"birth_on": birth.earliest(), "birth_precision": birth.precision}

    def described(self) -> Described:
        """The same as the comparison with everyone reads it."""
        data = self.cleaned_data
        return Described(
            given_ar=data["given_name_ar"],
            family_ar=data["family_name_ar"],
            given_latin=data["given_name_latin"],
            family_latin=data["family_name_latin"],
            sex=data["sex"],
            birth=data["birth"],
            birth_place=data["birth_place"],
            national_id=data["cnie"],
            phone=data["phone"],
        )
