"""Who leaves within 90 days, and what they still lack: a page of its own, with filters."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.casefile.queries.leaving import LACKS, Leaving, due_status, lack_word, list_leaving
from fursa.core.localized import listed
from fursa.core.templatetags.parts import Card, Column, Link, Status, Table

A_PAGE = 25
WITHIN = (14, 30)


@require_safe
@login_required
def leaving(request: HttpRequest) -> HttpResponse:
    """First shown whole; each filter stands on top once chosen, and can be taken away."""
    assert isinstance(request.user, User)
    day = today()
    everybody = list_leaving(request.user, today=day)
    chosen = _chosen(request, everybody)
    shown = [one for one in everybody if _fits(one, chosen, day)]
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    places = sorted({(one.establishment_code, one.establishment) for one in everybody}, key=lambda p: p[1])
    context = {
        "cards": [
            Card(
                _("Without %(what)s") % {"what": lack_word(code)},
                sum(code in one.lacks for one in everybody),
                link=Link(_("See them"), _url({"lacks": code})),
            )
            for code in LACKS
        ],
        "page": page,
        "table": _table(page.object_list, day),
        "groups": [
            (_("What is missing"), [_choice(chosen, "lacks", code, lack_word(code)) for code in LACKS]),
            (_("Leaves within"), [_choice(chosen, "within", str(days), _days(days)) for days in WITHIN]),
            *(
                [(_("Establishment"), [_choice(chosen, "from", code, name) for code, name in places])]
                if len(places) > 1
                else []
            ),
        ],
        "chosen": _chosen_links(chosen, dict(places)),
        "here": reverse("casefile:leaving"),
        "count": ngettext("%(count)s person leaves", "%(count)s people leave", len(shown)) % {"count": len(shown)},
    }  # fmt: skip
    return render(request, "casefile/leaving.html", context)


def _days(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def _chosen(request: HttpRequest, everybody: list[Leaving]) -> dict[str, str]:
    """The filters asked for, as far as they mean something."""
    allowed = {
        "lacks": set(LACKS),
        "within": {str(days) for days in WITHIN},
        "from": {one.establishment_code for one in everybody},
    }
    return {name: value for name in allowed if (value := request.GET.get(name, "")) in allowed[name]}


def _fits(one: Leaving, chosen: dict[str, str], day: date) -> bool:
    return (
        ("lacks" not in chosen or chosen["lacks"] in one.lacks)
        and ("within" not in chosen or (one.on - day).days <= int(chosen["within"]))
        and ("from" not in chosen or one.establishment_code == chosen["from"])
    )


def _url(chosen: dict[str, str]) -> str:
    here = reverse("casefile:leaving")
    return f"{here}?{urlencode(chosen)}" if chosen else here


def _choice(chosen: dict[str, str], name: str, value: str, word: str) -> Link:
    return Link(word, _url({**chosen, name: value}), current=chosen.get(name) == value)


def _chosen_links(chosen: dict[str, str], places: dict[str, str]) -> list[Link]:
    words = {
        "lacks": lambda value: _("Without %(what)s") % {"what": lack_word(value)},
        "within": lambda value: _days(int(value)),
        "from": lambda value: places[value],
    }
    return [
        Link(words[name](value), _url({key: kept for key, kept in chosen.items() if key != name}))
        for name, value in chosen.items()
    ]


def _table(rows: object, day: date) -> Table:
    columns = [Column(_("Name")), Column(_("Leaves on")), Column(_("When")), Column(_("Establishment")),
               Column(_("What is missing"))]  # fmt: skip
    cells: list[list[object]] = [
        [
            Link(one.person.full_name, reverse("casefile:person", args=[one.person.uuid])),
            one.on,
            due_status(one, day),
            one.establishment,
            _missing(one),
        ]
        for one in rows  # type: ignore[attr-defined]
    ]
    return Table(_("Who leaves within 90 days"), columns, cells, caption_hidden=True)


def _missing(one: Leaving) -> Status:
    if one.lacks:
        return Status(listed(lack_word(code) for code in one.lacks), "warning")
    if one.follow_up_ended:
        return Status(_("follow-up ended by the person"), "quiet")
    return Status(_("nothing"), "good")
