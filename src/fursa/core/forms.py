"""Form fields for days, dates known in part, and amounts: what people type is read, in any digits.

The values are the rules' own: `date`, `PartialDate`, integer centimes. What cannot be read is refused with the
sentence of the rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fursa.rules.dates import format_day, format_partial_date, parse_day, parse_partial_date
from fursa.rules.digits import plain
from fursa.rules.errors import UnreadableError
from fursa.rules.money import MOST_CENTIMES, format_money, parse_money

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class DirectedTextInput(forms.TextInput):
    """A line of free text that takes the direction of its first letter."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "auto", **(attrs or {})})


class DirectedTextarea(forms.Textarea):
    """Some lines of free text, each in the direction of its first letter."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "auto", **(attrs or {})})


class FigureInput(forms.TextInput):
    """A date or an amount: written from left to right, on a keyboard of digits, never in the browser's format."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "ltr", "autocomplete": "off", "class": "short", **(attrs or {})})


class _FigureField(forms.Field):
    """A field whose text is read and shown by a rule; it has changed where another value was meant."""

    widget = FigureInput
    read: ClassVar[staticmethod[[str], Any]]
    show: ClassVar[staticmethod[[Any], str]]
    hint: ClassVar[StrOrPromise] = ""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"help_text": self.hint, **options})

    def to_python(self, value: Any) -> Any:
        """The value; None where nothing was typed."""
        if isinstance(value, str):
            value = value.strip()
        if value in self.empty_values:
            return None
        if not isinstance(value, str):
            return value
        try:
            return type(self).read(value)
        except UnreadableError as error:
            raise ValidationError(error.message.translate(gettext), code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        """What stands in the field: a value as it is shown, or what was typed, as it was typed."""
        return value if value is None or isinstance(value, str) else type(self).show(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another value was meant, however it was typed."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class DayField(_FigureField):
    """A whole date: `03/04/2026` is 3 April. Gives a `date`."""

    read = staticmethod(parse_day)
    show = staticmethod(format_day)
    hint = _("Day, month and year, like this: 03/04/2026")


class PartialDateField(_FigureField):
    """A date known to the day, the month or the year. Gives a `PartialDate`."""

    read = staticmethod(parse_partial_date)
    show = staticmethod(format_partial_date)
    hint = _("As far as it is known: 03/04/1987, 04/1987 or 1987")


class MoneyField(_FigureField):
    """An amount in dirhams. Gives integer centimes, from `least` to `most`."""

    read = staticmethod(parse_money)
    show = staticmethod(format_money)
    hint = _("In dirhams, like this: 1.234,50")

    def __init__(self, *, least: int = 0, most: int = MOST_CENTIMES, **options: Any) -> None:
        super().__init__(**options)
        self.least, self.most = least, most

    def validate(self, value: int | None) -> None:
        """Refuse an amount outside the bounds."""
        super().validate(value)
        if value is not None and not self.least <= value <= self.most:
            raise ValidationError(
                _("The amount must be from %(least)s to %(most)s."),
                code="bounds",
                params={"least": format_money(self.least), "most": format_money(self.most)},
            )


class WholeField(forms.Field):
    """A whole number in any digits, from `least` to `most`. Gives an `int`, None where nothing was typed."""

    widget = FigureInput

    def __init__(self, *, least: int = 0, most: int = 1_000_000, **options: Any) -> None:
        super().__init__(**options)
        self.least, self.most = least, most

    def to_python(self, value: Any) -> int | None:
        text = plain(str("" if value is None else value)).strip()
        if not text:
            return None
        number = int(text[:12]) if text.isascii() and text.isdigit() else -1
        if not self.least <= number <= self.most:
            raise ValidationError(
                _("Enter a whole number from %(least)s to %(most)s."),
                code="invalid",
                params={"least": self.least, "most": self.most},
            )
        return number


class ListedField(forms.CharField):
    """One entry of a long list, found by typing its name: the browser completes it. Gives the entry's code.

    `entries` gives code → name in the reader's language; the page holds them in a `<datalist>` with `list_id`.
    """

    def __init__(self, *, entries: Callable[[], dict[str, str]], list_id: str, **options: Any) -> None:
        widget = DirectedTextInput({"list": list_id, "autocomplete": "off"})
        super().__init__(**{"widget": widget, **options})
        self.entries = entries

    def prepare_value(self, value: Any) -> Any:
        """What stands in the field: an entry as the list shows it, or what was typed."""
        name = self.entries().get(value) if value else None
        return f"{name}{LISTED}{value}" if name else value

    def clean(self, value: Any) -> str:
        """The code of what was typed: an entry as the list shows it, a code, or a name that only one entry has."""
        text = str(super().clean(value)).strip()
        if not text:
            return ""
        entries = self.entries()
        code = text.rpartition(LISTED)[2].strip()
        named = [known for known, name in entries.items() if name == text]
        if code not in entries and len(named) != 1:
            raise ValidationError(_("Choose one of those that the list offers."), code="invalid")
        return code if code in entries else named[0]


# Between a name and its code.
LISTED = " – "


def listed_entries(entries: dict[str, str]) -> list[str]:
    """The entries of a `ListedField` as the list shows them."""
    return [f"{name}{LISTED}{code}" for code, name in entries.items()]
