"""Single values of an instance, read strictly."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Literal, overload

from fursa.rules.allocation.errors import LARGEST, InstanceError
from fursa.rules.messages import N_

BROKEN = "\x00-\x1f\x7f-\x9f\u2028\u2029"  # characters that no text of one line has
_BROKEN = re.compile(f"[{BROKEN}\ud800-\udfff]")
DECIMALS = 30  # of a share, at most
_FORCED = {None: 0, "in": 1, "out": -1, True: 1, False: -1}


def keys(row: Any, place: str, *, required: tuple[str, ...], optional: tuple[str, ...]) -> None:
    """Refuse what is no object, lacks a key, or has one that is not known: nothing slips in unread."""
    if not isinstance(row, Mapping):
        raise InstanceError(place or ".", N_("this must be an object"))
    for key in row:
        if key not in required and key not in optional:
            where = f"{place}.{shown(key)}" if place else shown(key)
            raise InstanceError(where, N_("this key is not known here; nothing may be added to an instance"))
    for key in required:
        if key not in row:
            raise InstanceError(f"{place}.{key}" if place else key, N_("this is missing"))


def shown(key: object) -> str:
    """A key that is not known, fit for a terminal: what cannot be seen is written out."""
    text = str(key)
    return text if text.isprintable() else ascii(text)


def listed(value: Any, place: str) -> Sequence[Any]:
    """A list; empty where it is left out."""
    if value is None:
        return ()
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        raise InstanceError(place, N_("this must be a list"))
    return value


def name(value: Any, place: str) -> str:
    """An id: text, not empty, of one line."""
    if not isinstance(value, str):
        raise InstanceError(place, N_("this must be text"))
    if not value or _BROKEN.search(value):
        raise InstanceError(place, N_("this must be text of one line, not empty"))
    return value


@overload
def whole(value: Any, place: str, *, least: int | None = ..., optional: Literal[False] = ...) -> int: ...
@overload
def whole(value: Any, place: str, *, least: int | None = ..., optional: bool) -> int | None: ...
def whole(value: Any, place: str, *, least: int | None = None, optional: bool = False) -> int | None:
    """A whole number of at most 64 bits, not under `least`."""
    if value is None and optional:
        return None
    if isinstance(value, str):
        raise InstanceError(place, N_("this must be a number"))
    number = _number(value, place)
    if isinstance(number, Decimal):
        if number.adjusted() > 18:
            raise InstanceError(place, N_("%(value)s passes 64 bits"), {"value": str(value)[:40]})
        if number != number.to_integral_value():
            raise InstanceError(place, N_("%(value)s is not a whole number"), {"value": str(value)[:40]})
        number = int(number)
    if abs(number) > LARGEST:
        raise InstanceError(place, N_("%(value)s passes 64 bits"), {"value": str(value)[:40]})
    if least is not None and number < least:
        raise InstanceError(
            place, N_("%(value)s is under %(least)s"), {"value": str(value)[:40], "least": least}
        )
    return number


def fraction(value: Any, place: str) -> Fraction | None:
    """A share between 0 and 1, read as the decimal it is written as: 0.15 is exactly 3/20.

    Of at most 30 decimals: more would only make every exact sum long.
    """
    if value is None:
        return None
    if isinstance(value, Fraction):
        share = value
    else:
        number = _number(value, place)
        if isinstance(number, Decimal):
            if number.adjusted() > 1 and number != 0:
                raise InstanceError(place, N_("a share lies between 0 and 1"))
            if int(number.as_tuple().exponent) < -DECIMALS:
                raise InstanceError(place, N_("a share has at most %(most)s decimals"), {"most": DECIMALS})
        share = Fraction(number)
    if not 0 <= share <= 1:
        raise InstanceError(place, N_("a share lies between 0 and 1"))
    if share.denominator > 10**DECIMALS:
        raise InstanceError(place, N_("a share has at most %(most)s decimals"), {"most": DECIMALS})
    return share


def forcing(value: Any, place: str) -> int:
    """1 forced in, -1 forced out, 0 free, from "in", "out" (or true, false) and null."""
    if not (value is None or isinstance(value, str | bool)) or value not in _FORCED:
        raise InstanceError(place, N_("this must be “in”, “out” or null"))
    return _FORCED[value]


def _number(value: Any, place: str) -> int | Decimal:
    if isinstance(value, bool):
        raise InstanceError(place, N_("this must be a number"))
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise InstanceError(place, N_("this must be a number, neither NaN nor infinite"))
        return Decimal(repr(value))
    if isinstance(value, Decimal | str):
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise InstanceError(place, N_("this must be a number")) from None
        if not number.is_finite():
            raise InstanceError(place, N_("this must be a number, neither NaN nor infinite"))
        return number
    raise InstanceError(place, N_("this must be a number"))
