"""What may not be written in anybody's file."""

from __future__ import annotations

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
