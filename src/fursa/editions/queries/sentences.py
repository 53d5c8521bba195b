"""Sentences that were stored when something was proposed or decided, put into the reader's language when read.

Stored: `{"msgid": …, "params": {…}}`. A parameter is a plain value, another sentence, or one of `{"names": …}`,
`{"trade": "7531"}`, `{"centimes": …}`, `{"hundredths": …}`, `{"share": "3/20"}`, `{"list": […]}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language, gettext

from fursa.core.localized import in_language
from fursa.rules.market.isco import is_trade, trade
from fursa.rules.messages import Message
from fursa.rules.money import format_money_with_unit


def stored(message: Message) -> dict[str, Any]:
    """A message as it is kept."""
    return {"msgid": message.msgid, "params": {key: _stored(value) for key, value in message.params.items()}}


def _stored(value: object) -> Any:
    if isinstance(value, Message):
        return stored(value)
    if isinstance(value, Mapping):
        return {key: _stored(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_stored(inner) for inner in value]
    return value


def sentence(kept: Message | Mapping[str, Any], language: str | None = None) -> str:
    """The sentence for the reader, in the active language or in `language` (which must then be active)."""
    if isinstance(kept, Message):
        kept = stored(kept)
    chosen = (language or get_language() or "ar")[:2]
    params = {key: _shown(value, chosen) for key, value in kept["params"].items()}
    text = gettext(kept["msgid"])
    return text % params if params else text


def _shown(value: Any, language: str) -> object:
    if not isinstance(value, Mapping):
        return value
    if "msgid" in value:
        return sentence(value, language)
    (kind, inner), *_rest = value.items()
    if kind == "names":
        return in_language(dict(inner), language)
    if kind == "trade":
        return trade(inner).title(language) if is_trade(inner) else inner
    if kind == "centimes":
        return format_money_with_unit(inner, language)
    if kind == "hundredths":
        return format_hundredths(inner)
    if kind == "share":
        share = format_hundredths(int(Fraction(inner) * 10_000))
        return f"{share}\u00a0%" if language == "fr" else f"{share}%"
    if kind == "list":
        return ("، " if language == "ar" else ", ").join(str(_shown(part, language)) for part in inner)
    raise ValueError(f"{kind!r} is no kind of parameter")


def format_hundredths(number: int) -> str:
    """1450 as `14,5`, 211902 as `2.119,02`: Morocco's way whatever the reader's language, no zeros at the end."""
    whole, rest = divmod(number, 100)
    shown = f"{whole:,}".replace(",", ".")
    return f"{shown},{rest:02}".rstrip("0") if rest else shown
