"""What may not be written in anybody's file."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from fursa.core.errors import InvalidError
from fursa.exchange.offence import text_names_offence
from fursa.rules.market.isco import unit_codes


def refuse_offence(*texts: str) -> None:
    """Raise InvalidError where a text names an offence or a sentence: neither enters the system."""
    if any(text_names_offence(text) for text in texts):
        raise InvalidError(
            _(
                "The text seems to name an offence or a sentence. Neither is written in this file: take it out."
            )
        )


def refuse_unknown_trade(code: str) -> None:
    """Raise InvalidError where `code` is no unit group of ISCO-08."""
    if code not in unit_codes():
        raise InvalidError(_("“%(code)s” is not a trade of the list."), code=code)


def refuse_unlisted(choices: type[TextChoices], code: str) -> None:
    """Raise InvalidError where `code` is neither empty nor of the list."""
    if code and code not in choices.values:
        raise InvalidError(
            _("“%(code)s” is none of the answers that go into the file: %(codes)s."),
            code=code,
            codes=", ".join(choices.values),
        )
