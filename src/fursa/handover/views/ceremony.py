"""The list of ceremonies, and one ceremony with everyone expected."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.core.templatetags.parts import Card, Column, Link, Status, Table
from fursa.editions.queries import list_editions
from fursa.handover import queries
from fursa.handover.queries.ceremonies import Place
from fursa.people.queries import search_people
from fursa.rules.digits import latin_digits

A_PAGE = 20


@require_safe
@login_required
def ceremonies(request: HttpRequest) -> HttpResponse:
    """Every ceremony this user's editions hold, the launch first."""
    assert isinstance(request.user, User)
    require(request.user, "handover.read")
    rows: list[list[object]] = []
    for edition in list_editions(request.user):
        for ceremony in queries.list_ceremonies(request.user, edition):
            table = queries.list_table(request.user, ceremony)
            done = sum(place.is_done for place in table)
            rows.append(
                [
                    Link(ceremony.territory.name, reverse("handover:ceremony", args=[ceremony.uuid])),
                    ceremony.held_on,
                    ceremony.name,
                    len(table),
                    done,
                    Status(_("launch of the edition"), "info") if ceremony.is_launch else "",
                ]
            )
    columns = [Column(_("Territory")), Column(_("Day")), Column(_("Place")), Column(_("Expected"), "num"),
               Column(_("Received"), "num"), Column(_("Note"))]  # fmt: skip
    return render(
        request, "handover/list.html", {"table": Table(_("Ceremonies"), columns, rows, caption_hidden=True)}
    )


@require_safe
@login_required
def ceremony(request: HttpRequest, ceremony_uuid: UUID) -> HttpResponse:
    """Everyone expected, found by name in either script; one large button a person."""
    assert isinstance(request.user, User)
    found = queries.get_ceremony(request.user, ceremony_uuid)
    everyone = queries.list_table(request.user, found)
    text = request.GET.get("q", "").strip()
    show = request.GET.get("show", "")
    shown = _searched(request.user, everyone, text)
    if show == "waiting":
        shown = [place for place in shown if not place.is_done]
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    done = sum(place.is_done for place in everyone)
    here = reverse("handover:ceremony", args=[found.uuid])
    context = {
        "ceremony": found,
        "page": page,
        "places": [(place, uuid4()) for place in page],
        "q": text,
        "show": show,
        "here": here,
        "count": ngettext("%(count)s person", "%(count)s people", len(shown)) % {"count": len(shown)},
        "cards": [
            Card(_("Expected"), len(everyone)),
            Card(_("Received everything"), done),
            Card(_("Still waiting"), len(everyone) - done, link=Link(_("Show them"), f"{here}?show=waiting")),
        ],
        "may_give": may(request.user, "handover.record"),
        "may_undo": may(request.user, "handover.undo"),
        "may_release": may(request.user, "identity.release"),
    }
    return render(request, "handover/ceremony.html", context)


def _searched(user: User, everyone: list[Place], text: str) -> list[Place]:
    if not text:
        return everyone
    keys = set(search_people(user, text).values_list("pk", flat=True))
    number = _number(text)
    return [
        place
        for place in everyone
        if place.award.person_id in keys or (number and number in _number(place.award.reference))
    ]


def _number(text: str) -> str:
    """A reference as it is compared: however its dashes, spaces and digits were typed."""
    return "".join(character for character in latin_digits(text).upper() if character.isalnum())
