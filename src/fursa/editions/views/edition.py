"""The editions, and one edition at a glance: how far it is, what is next and whose work that is."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fursa.core.templatetags.parts import Column, Link, Money, Table
from fursa.editions import queries
from fursa.editions.views.frame import frame_of, state_of, user_of


@require_safe
@login_required
def editions(request: HttpRequest) -> HttpResponse:
    """Every edition, the last one first."""
    rows = [
        [
            Link(edition.name, reverse("editions:edition", args=[edition.code])),
            edition.launched_on,
            edition.places,
            Money(edition.budget_centimes),
            state_of(edition),
        ]
        for edition in queries.list_editions(user_of(request))
    ]
    columns = [Column(_("Edition")), Column(_("Launch")), Column(_("Places"), "num"), Column(_("Budget")),
               Column(_("State"))]  # fmt: skip
    table = Table(_("Editions"), columns, rows, caption_hidden=True)
    return render(request, "editions/list.html", {"table": table})


@require_safe
@login_required
def edition(request: HttpRequest, code: str) -> HttpResponse:
    return render(
        request, "editions/edition.html", {"frame": frame_of(request, code, "edition", _("Overview"))}
    )
