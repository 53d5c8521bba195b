"""How one value is written on a page: dates, numbers and amounts as Morocco writes them, names isolated."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from fursa.core.templatetags.parts import Kind, Link, Money, Status, Tone
from fursa.rules.dates import PartialDate, format_partial_date

SHAPES: dict[Tone, str] = {
    "quiet": "ring",
    "info": "dot",
    "good": "check",
    "warning": "triangle",
    "bad": "cross",
    "waiting": "clock",
}
# What stands in a cell alone and is written without spaces in capitals and digits: P-2026-000123-X, +212600000000.
CODE = re.compile(r"[A-Z0-9+][A-Z0-9/-]{3,31}")
# Drawings that point along the line of reading turn round in a right-to-left page; clocks and ticks do not.
MIRRORED = frozenset({"back", "forward", "leave", "send"})


def icon(name: str) -> SafeString:
    """A drawing from the icon sheet; decoration only, the word stands beside it."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        " icon-mirror" if name in MIRRORED else "",
        static("core/img/icons.svg"),
        name,
    )


def status(word: object, tone: Tone = "quiet") -> SafeString:
    """A state as word, colour and shape."""
    css = "warning" if tone == "waiting" else tone
    return format_html('<span class="status {}">{}{}</span>', css, icon(SHAPES[tone]), word)


def amount(centimes: int) -> str:
    """`123456` → `1.234,56` in Morocco's way, whatever the reader's language."""
    return str(number_format(Decimal(centimes) / 100, 2, use_l10n=True, force_grouping=True))


def money(centimes: int) -> SafeString:
    """An amount with its currency; the number keeps its own direction and never breaks."""
    return format_html(
        '<span class="money"><bdi dir="ltr">{}</bdi>&nbsp;<span class="unit">{}</span></span>',
        amount(centimes),
        gettext("MAD"),
    )


def moment(value: date | datetime) -> SafeString:
    """A day, with the hour only where there is one, readable by machines too."""
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return format_html(
            '<time datetime="{}"><bdi dir="ltr">{}</bdi></time>',
            value.isoformat(),
            date_format(local, "SHORT_DATETIME_FORMAT"),
        )
    return format_html(
        '<time datetime="{}"><bdi dir="ltr">{}</bdi></time>',
        value.isoformat(),
        date_format(value, "SHORT_DATE_FORMAT"),
    )


def code(text: str) -> SafeString:
    """A reference or a number to call: from left to right, never broken at its dashes."""
    return format_html('<bdi dir="ltr" class="digits">{}</bdi>', text)


def cell(value: Any, kind: Kind = "text") -> SafeString:
    """Any value of a table, a card or a fact, escaped and isolated."""
    match value:
        case None | "":
            return format_html(
                '<span aria-hidden="true">—</span><span class="visually-hidden">{}</span>', gettext("none")
            )
        case SafeString():
            return value
        case str() if CODE.fullmatch(value):
            return code(value)
        case Link(label=label, url=url):
            return format_html('<a href="{}"><bdi>{}</bdi></a>', url, label)
        case Status(word=word, tone=tone):
            return status(word, tone)
        case Money(centimes=centimes):
            return money(centimes)
        case bool():
            return format_html("{}", gettext("yes") if value else gettext("no"))
        case int() if kind == "money":
            return format_html('<bdi dir="ltr">{}</bdi>', amount(value))
        case int() | float() | Decimal():
            return format_html(
                '<bdi dir="ltr">{}</bdi>', number_format(value, use_l10n=True, force_grouping=True)
            )
        case date():
            return moment(value)
        case PartialDate():
            return format_html('<bdi dir="ltr">{}</bdi>', format_partial_date(value))
    return format_html("<bdi>{}</bdi>", value)
