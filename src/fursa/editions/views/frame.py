"""What every page of an edition has on top: its name, its state, and the pages this user may open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.core.templatetags import cells
from fursa.core.templatetags.parts import Link, Status, Tone
from fursa.editions import queries
from fursa.rules.money import format_money_with_unit

TONES: dict[str, Tone] = {"deciding": "waiting", "final": "good", "closed": "quiet"}
PAGES = {
    "edition": "edition.read",
    "readiness": "application.read",
    "applications": "application.read",
    "proposal": "appraisal.read",
    "decisions": "decision.read",
    "budget": "budget.read",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The edition a page is about; `title` is the page's own."""

    edition: Any
    title: str
    state: Status
    tabs: list[Link]


def user_of(request: HttpRequest) -> User:
    """Who asks; every page of this room stands behind the sign-in."""
    assert isinstance(request.user, User)
    return request.user


def frame_of(request: HttpRequest, code: str, page: str, title: str) -> Frame:
    """The frame of one page of an edition; MissingError where there is no such edition."""
    user = user_of(request)
    edition = queries.get_edition(user, code)
    words = {
        "edition": _("Overview"), "readiness": _("Files"), "applications": _("Applications"),
        "proposal": _("Proposal"), "decisions": _("Decisions"), "budget": _("Budget"),
    }  # fmt: skip
    tabs = [
        Link(words[name], reverse(f"editions:{name}", args=[code]), current=name == page)
        for name, permission in PAGES.items()
        if may(user, permission)
    ]
    return Frame(edition, title, state_of(edition), tabs)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, None where the page is only asked for: a form sent empty has errors, too."""
    return request.POST if request.method == "POST" else None


def state_of(edition: Any) -> Status:
    """The edition's state as word, colour and shape."""
    return Status(edition.get_state_display(), TONES.get(edition.state, "info"))


def language() -> str:
    """ar, fr or en: the reader's."""
    return (get_language() or "ar")[:2]


def amount(centimes: int) -> str:
    """An amount with its unit, inside a sentence."""
    return format_money_with_unit(centimes, language())


def joined(parts: Iterable[str]) -> str:
    """Names one after the other, with the reader's comma."""
    return ("، " if language() == "ar" else ", ").join(parts)


def reference(text: str) -> SafeString:
    """A reference, whatever the source writes in it."""
    return cells.code(text)


def mark(hundredths: int | None) -> str:
    """A mark, or a sum of marks, with both decimals, so that in a column units stand under units."""
    if hundredths is None:
        return _("not yet")
    return cells.amount(hundredths)
