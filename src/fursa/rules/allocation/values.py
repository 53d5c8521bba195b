"""Single values of an instance, read strictly."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Literal, overload

from fursa.rules.allocation.errors import LARGEST, InstanceError
from fursa.rules.messages import N_

_FORCED = {None: 0, "in": 1, "out": -1, True: 1, False: -1}


def keys(row: Any, place: str, *, required: tuple[str, ...], optional: tuple[str, ...]) -> None:
    """Refuse what is no object, lacks a key, or has one that is not known: nothing slips in unread."""
    if not isinstance(row, Mapping):
        raise InstanceError(place or ".", N_("this must be an object"))
    for key in row:
        if key not in required and key not in optional:
            where = f"{place}.{key}" if place else str(key)
            raise InstanceError(where, N_("this key is not known here; nothing may be added to an instance"))
    for key in required:
        if key not in row:
            raise InstanceError(f"{place}.{key}" if place else key, N_("this is missing"))


def name(value: Any, place: str) -> str:
    """An id: text, not empty, of one line."""
    if not isinstance(value, str):
        raise InstanceError(place, N_("this must be text"))
    if not value or any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in value):
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
    """A share between 0 and 1, read as the decimal it is written as: 0.15 is exactly 3/20."""
    if value is None:
        return None
    if isinstance(value, Fraction):
        share = value
    else:
        number = _number(value, place)
        if isinstance(number, Decimal) and not -30 <= number.adjusted() <= 1 and number != 0:
            raise InstanceError(place, N_("a share lies between 0 and 1"))
        share = Fraction(number)
    if not 0 <= share <= 1:
        raise InstanceError(place, N_("a share lies between 0 and 1"))
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
