"""The places offered: a list with filters, one opening with whom it took, and recording one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.core.errors import InvalidError
from fursa.core.forms import listed_entries
from fursa.core.localized import trade_title
from fursa.core.templatetags.parts import Column, Fact, Link, Money, Status, Table, Tone
from fursa.diagnosis.forms import list_trades
from fursa.network.queries import list_partners
from fursa.pathways import actions, queries
from fursa.pathways.forms import OpeningFilter, OpeningForm
from fursa.territory.queries import list_places

A_PAGE = 25
TONES: dict[str, Tone] = {
    "proposed": "waiting", "accepted": "good", "begun": "good", "refused": "warning", "no_show": "bad",
}  # fmt: skip


def state_of(referral: Any) -> Status:
    """Where a referral stands, in word, colour and shape."""
    return Status(referral.get_state_display(), TONES.get(referral.state, "quiet"))


@require_safe
@login_required
def openings(request: HttpRequest) -> HttpResponse:
    """What is offered now; a filter takes to a kind, a trade, or what is closed."""
    assert isinstance(request.user, User)
    rows = queries.list_openings(request.user)
    form = OpeningFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = rows.filter(state=chosen.get("state") or "open")
    if chosen.get("kind"):
        rows = rows.filter(kind=chosen["kind"])
    if chosen.get("trade"):
        rows = rows.filter(trade_isco=chosen["trade"])
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    total = page.paginator.count
    context = {
        "page": page,
        "table": _table(page),
        "count": ngettext("%(count)s opening", "%(count)s openings", total) % {"count": total},
        "form": form,
        "trades": listed_entries(list_trades()),
        "may_record": may(request.user, "opening.change"),
        "may_refer": may(request.user, "referral.make"),
    }
    return render(request, "pathways/openings.html", context)


def _table(page: Any) -> Table:
    rows = [
        [
            Link(row.title, reverse("pathways:opening", args=[row.uuid])),
            row.partner.name,
            row.get_kind_display(),
            row.place.name if row.place else "",
            row.starts_on or "",
            _left(row),
        ]
        for row in page
    ]
    columns = [Column(_("What")), Column(_("Partner")), Column(_("Kind")), Column(_("Where")),
               Column(_("Begins")), Column(_("Places left"))]  # fmt: skip
    return Table(_("Places offered"), columns, rows, caption_hidden=True)


def _left(row: Any) -> Status:
    left = max(0, row.places - row.taken)
    if row.state != "open":
        return Status(_("closed"), "quiet")
    word = _("%(left)s of %(places)s") % {"left": left, "places": row.places}
    return Status(word if left else _("full"), "good" if left else "warning")


@require_safe
@login_required
def opening(request: HttpRequest, opening_uuid: UUID) -> HttpResponse:
    """One opening, and those referred to it whom the reader sees."""
    assert isinstance(request.user, User)
    found: Any = queries.get_opening(request.user, opening_uuid)
    facts = [
        Fact(_("Partner"), Link(found.partner.name, reverse("pathways:partner", args=[found.partner.code]))),
        *([Fact(_("Agreement"), found.agreement.reference)] if found.agreement else []),
        Fact(_("Kind"), found.get_kind_display()),
        Fact(_("Trade"), trade_title(found.trade_isco)),
        Fact(_("Where"), found.place.name if found.place else _("not known")),
        Fact(_("Places left"), _left(found)),
        Fact(_("Begins"), found.starts_on or _("not known")),
        Fact(_("Last day to join"), found.closes_on or _("not known")),
        Fact(_("Schooling asked for"), dict(OpeningForm.SCHOOLING)[found.schooling_least]),
        Fact(_("Years of practice asked for"), found.years_least),
        Fact(
            _("Wage or allowance a month"),
            Money(found.pays_centimes) if found.pays_centimes is not None else _("not said"),
        ),
        Fact(_("With lodging"), _("yes") if found.lodging else _("no")),
    ]
    referred: list[list[object]] = [
        [
            Link(row.person.full_name, reverse("casefile:person-tab", args=[row.person.uuid, "support"])),
            state_of(row),
            row.referred_at,
            row.reason,
        ]
        for row in queries.list_referrals_to(request.user, found)
    ]
    columns = [Column(_("Name")), Column(_("State")), Column(_("Proposed on")), Column(_("Reason"))]
    context = {
        "opening": found,
        "facts": facts,
        "referred": Table(_("Who was proposed"), columns, referred, caption_hidden=True)
        if referred
        else None,
        "may_close": may(request.user, "opening.change") and found.state == "open",
    }
    return render(request, "pathways/opening.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new_opening(request: HttpRequest) -> HttpResponse:
    """Record what a partner offers."""
    assert isinstance(request.user, User)
    require(request.user, "opening.change")
    form = OpeningForm(
        request.POST if request.method == "POST" else None,
        partners=[(row.code, row.name) for row in list_partners(request.user)],
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record_opening(
                actor=request.user, facts=form.facts(), key=form.cleaned_data["key"], today=today()
            )
            return redirect("pathways:opening", made.uuid)
        except InvalidError as error:
            form.add_error(None, str(error))
    context = {
        "form": form,
        "lists": {"trades": listed_entries(list_trades()), "places": listed_entries(list_places())},
    }
    return render(request, "pathways/new_opening.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def close(request: HttpRequest, opening_uuid: UUID) -> HttpResponse:
    """Take nobody more."""
    assert isinstance(request.user, User)
    actions.close_opening(actor=request.user, opening_uuid=opening_uuid)
    messages.success(request, _("Closed. Whoever was proposed stays."))
    return redirect("pathways:opening", opening_uuid)
