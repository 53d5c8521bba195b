"""Partners and what was agreed with them: how many places of each kind a year, and how many are offered."""

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
from django.views.decorators.http import require_http_methods, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.templatetags.parts import Column, Fact, Link, Status, Table
from fursa.network import actions
from fursa.network.queries import get_agreement, get_partner, list_partners
from fursa.pathways import queries
from fursa.pathways.forms import AgreementForm, EndAgreementForm

A_PAGE = 25


@require_safe
@login_required
def partners(request: HttpRequest) -> HttpResponse:
    """Every partner, with whether an agreement is in force today."""
    assert isinstance(request.user, User)
    require(request.user, "opening.read")
    page = Paginator(list_partners(request.user), A_PAGE).get_page(request.GET.get("page"))
    rows: list[list[object]] = [
        [
            Link(row.name, reverse("pathways:partner", args=[row.code])),
            row.get_kind_display(),
            row.commune.name if row.commune else "",
            in_force(row),
        ]
        for row in page
    ]
    columns = [Column(_("Partner")), Column(_("Kind")), Column(_("Where")), Column(_("Agreement"))]
    total = page.paginator.count
    context = {
        "page": page,
        "table": Table(_("Partners"), columns, rows, caption_hidden=True),
        "count": ngettext("%(count)s partner", "%(count)s partners", total) % {"count": total},
    }
    return render(request, "pathways/partners.html", context)


def in_force(partner: Any) -> Status:
    """Whether something is agreed for today."""
    if any(one.is_in_force(today()) for one in partner.agreements.all()):
        return Status(_("in force"), "good")
    return Status(_("none in force"), "warning")


@require_safe
@login_required
def partner(request: HttpRequest, code: str) -> HttpResponse:
    """One partner: what was agreed, what is left of it this year, and the places offered."""
    assert isinstance(request.user, User)
    require(request.user, "opening.read")
    found: Any = get_partner(request.user, code)
    offered = list(queries.list_openings(request.user).filter(partner=found)[:A_PAGE])
    context = {
        "partner": found,
        "facts": [
            Fact(_("Kind"), found.get_kind_display()),
            Fact(_("Where"), found.commune.name if found.commune else _("not known")),
            Fact(_("Agreement"), in_force(found)),
        ],
        "agreements": [_agreement(one) for one in found.agreements.all()],
        "openings": Table(
            _("Places offered"),
            [Column(_("What")), Column(_("Kind")), Column(_("Places"), "num"), Column(_("Begins"))],
            [
                [Link(row.title, reverse("pathways:opening", args=[row.uuid])), row.get_kind_display(), row.places,
                 row.starts_on or ""]
                for row in offered
            ],
        ),
        "may_change": may(request.user, "network.change"),
    }  # fmt: skip
    return render(request, "pathways/partner.html", context)


def _agreement(agreement: Any) -> dict[str, object]:
    """What is agreed, and what of it is offered for this calendar year."""
    day = today()
    rows: list[list[object]] = []
    for quota in agreement.quotas.all():
        offered = queries.count_offered(agreement, quota.kind, day.year)
        rows.append([quota.get_kind_display(), quota.places, offered, max(0, quota.places - offered)])
    columns = [
        Column(_("Kind")), Column(_("Places a year"), "num"), Column(_("Offered for this year"), "num"),
        Column(_("Left"), "num"),
    ]  # fmt: skip
    is_over = agreement.until_on is not None and agreement.until_on < day
    state = Status(_("over"), "quiet") if is_over else Status(_("not begun yet"), "waiting")
    return {
        "agreement": agreement,
        "state": Status(_("in force"), "good") if agreement.is_in_force(day) else state,
        "table": Table(_("Places agreed"), columns, rows, caption_hidden=True, stacks=False)
        if rows
        else None,
        "may_end": not is_over,
    }


@require_http_methods(["GET", "POST"])
@login_required
def new_agreement(request: HttpRequest, code: str) -> HttpResponse:
    """Record what was agreed."""
    assert isinstance(request.user, User)
    require(request.user, "network.change")
    found = get_partner(request.user, code)
    form = AgreementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.make_agreement(actor=request.user, facts=form.facts(code))
            messages.success(request, _("The agreement is recorded."))
            return redirect("pathways:partner", code)
        except InvalidError as error:
            form.add_error(None, str(error))
    context = {
        "partner": found,
        "form": form,
        "title": _("Record an agreement"),
        "act": _("Record the agreement"),
    }
    return render(request, "pathways/agreement.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def end_agreement(request: HttpRequest, agreement_uuid: UUID) -> HttpResponse:
    """Bring the last day of an agreement forward."""
    assert isinstance(request.user, User)
    require(request.user, "network.change")
    agreement = get_agreement(request.user, agreement_uuid)
    form = EndAgreementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_agreement(
                actor=request.user, agreement_uuid=agreement_uuid, until_on=form.cleaned_data["until_on"]
            )
            messages.success(request, _("The agreement ends on that day. What was offered before stays."))
            return redirect("pathways:partner", agreement.partner.code)
        except (InvalidError, WrongStateError) as error:
            form.add_error(None, str(error))
    context = {
        "partner": agreement.partner,
        "form": form,
        "title": _("End the agreement %(reference)s") % {"reference": agreement.reference},
        "act": _("End the agreement"),
    }
    return render(request, "pathways/agreement.html", context, status=422 if form.errors else 200)
