"""Filters that write one value as Morocco does: `{% load fursa_format %}`, `{{ award.cost_centimes|mad }}`.

What is not plain text in the page's direction stands in an isolated box, so that it is never drawn in the wrong
order. An empty value gives an empty text.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from fursa.core.hijri import hijri_calendar
from fursa.core.templatetags import cells
from fursa.rules.dates import PartialDate, format_long_day, format_partial_date
from fursa.rules.hijri import format_hijri

register = template.Library()

EMPTY = SafeString("")


@register.filter
def mad(centimes: int | None) -> SafeString:
    """Centimes → `1.234,50 درهم`, the number isolated left to right and never broken from its unit."""
    return EMPTY if centimes is None else cells.money(centimes)


@register.filter
def day(value: date | datetime | None) -> SafeString:
    """`03/04/2026`; of an instant its day in Casablanca."""
    return EMPTY if value is None else cells.moment(_local_day(value))


@register.filter
def long_day(value: date | datetime | None) -> SafeString:
    """`7 غشت 2015`, `7 août 2015`, `7 August 2015`."""
    if value is None:
        return EMPTY
    local = _local_day(value)
    return format_html(
        '<time datetime="{}"><bdi>{}</bdi></time>', local.isoformat(), format_long_day(local, _language())
    )


@register.filter
def hijri_day(value: date | datetime | None) -> SafeString:
    """`1 رمضان 1436 هـ`, by the calendar as Morocco sighted it and this installation corrected it."""
    if value is None:
        return EMPTY
    hijri = hijri_calendar().from_gregorian(_local_day(value))
    return format_html("<bdi>{}</bdi>", format_hijri(hijri, _language()))


@register.filter
def partial_date(value: PartialDate | None) -> SafeString:
    """`03/04/1987`, `04/1987` or `1987`: only what is known."""
    return EMPTY if value is None else format_html('<bdi dir="ltr">{}</bdi>', format_partial_date(value))


@register.filter
def moment(value: datetime | None) -> SafeString:
    """An instant in Casablanca: `03/04/2026 16:20`."""
    return EMPTY if value is None else cells.moment(value)


@register.filter
def count(value: int | Decimal | None) -> SafeString:
    """`1.436`, isolated; within `blocktranslate count` give the bare number to `count` and this to the text:
    `{% blocktranslate count n=total with shown=total|count %}`.
    """
    if value is None:
        return EMPTY
    return format_html('<bdi dir="ltr">{}</bdi>', number_format(value, use_l10n=True, force_grouping=True))


@register.filter
def bdi(value: object) -> SafeString:
    """What a person wrote, or a Latin run: escaped, isolated, in its own direction."""
    return EMPTY if value is None or value == "" else format_html("<bdi>{}</bdi>", value)


def _local_day(value: date | datetime) -> date:
    if not isinstance(value, datetime):
        return value
    return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()


def _language() -> str:
    return (get_language() or "ar").split("-")[0]
