"""Recording somebody: one page, what is optional marked, unknown days of birth allowed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.accounts.queries import today
from fursa.core.forms import DayField, DirectedTextarea, DirectedTextInput, PartialDateField
from fursa.exchange.kinds.cell import CellError, Kind
from fursa.exchange.kinds.text import NameText, Phone
from fursa.people.models import Sex
from fursa.rules.dates import PartialDate
from fursa.rules.identity import Described, is_arabic, normalise

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# The oldest birth that is believed.
FIRST_YEAR = 1900
# Direction marks, joiners and the like: they turn a name around on the screen, and nobody sees them.
_UNSEEN = re.compile(r"[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NOT_ARABIC = _("Write this name in Arabic letters alone, without digits, in at most 100 letters.")
NOT_LATIN = _("Write this name in Latin letters alone, without digits, in at most 100 letters.")


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

    def clean_birth(self) -> PartialDate:
        birth: PartialDate = self.cleaned_data["birth"]
        if birth.year < FIRST_YEAR or birth.earliest() > today():
            raise forms.ValidationError(_("Nobody whom we meet today was born then. Check the year."))
        return birth

    def clean_cnie(self) -> str:
        """Letters that only look Latin become Latin; what is still no letter and no digit is refused."""
        typed = re.sub(r"[\s.-]", "", _UNSEEN.sub("", self.cleaned_data["cnie"]))
        number = normalise(typed).upper()
        if typed and not (typed.isalnum() and re.fullmatch(r"[A-Z0-9]{4,20}", number)):
            raise forms.ValidationError(
                _("A card's number has Latin letters and digits alone, such as BE123456.")
            )
        return number

    def clean_phone(self) -> str:
        return self._read("phone", Phone(), _("Write a telephone number such as 0661 23 45 67."))

    def clean_given_name_ar(self) -> str:
        return self._read("given_name_ar", NameText(arabic=True), NOT_ARABIC)

    def clean_family_name_ar(self) -> str:
        return self._read("family_name_ar", NameText(arabic=True), NOT_ARABIC)

    def clean_given_name_latin(self) -> str:
        return self._read("given_name_latin", NameText(arabic=False), NOT_LATIN)

    def clean_family_name_latin(self) -> str:
        return self._read("family_name_latin", NameText(arabic=False), NOT_LATIN)

    def _read(self, name: str, kind: Kind, wrong: StrOrPromise) -> str:
        """What was typed, without marks that nobody sees, where the same cell of a sheet would be taken."""
        text = _UNSEEN.sub("", self.cleaned_data[name]).strip()
        try:
            if text:
                kind.parse(text)
        except CellError as error:
            raise forms.ValidationError(wrong, code="invalid") from error
        return text

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        complete = [
            data.get(f"given_name_{script}") and data.get(f"family_name_{script}")
            for script in ("ar", "latin")
        ]
        if not any(complete) and not self.errors:
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
