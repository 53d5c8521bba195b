"""Two awards of one edition to one person, recorded twice: side by side, and one of them given up."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.core.errors import WrongStateError
from fursa.core.templatetags.parts import Column, Fact, Link, Money, Table
from fursa.editions.queries.awards import get_award, list_doubled
from fursa.handover.actions import give_up_award
from fursa.handover.forms import GiveUpForm
from fursa.handover.queries import is_past_choosing, list_begun


@require_safe
@login_required
def doubled(request: HttpRequest) -> HttpResponse:
    """Everyone with several awards of one edition, each with its awards."""
    assert isinstance(request.user, User)
    groups = list_doubled(request.user)
    begun = list_begun([award for group in groups for award in group])
    may_give_up = may(request.user, "award.commit")
    people = [
        (group[0].person, group[0].edition, _table(group, begun, may_give_up), is_past_choosing(group, begun))
        for group in groups
    ]
    return render(request, "handover/doubled.html", {"people": people})


def _table(awards: tuple[Any, ...], begun: frozenset[int], may_give_up: bool) -> Table:
    """The awards of one person. `begun`: the keys of those of which something was handed over."""
    rows: list[list[object]] = []
    for award in awards:
        row: list[object] = [
            award.reference, award.person.reference, award.territory.name, award.application.title,
            Money(award.cost_centimes), award.get_state_display(),
        ]  # fmt: skip
        if may_give_up:
            link = Link(_("Give it up"), reverse("handover:give-up", args=[award.uuid]))
            row.append(_("something was handed over") if award.pk in begun else link)
        rows.append(row)
    columns = [Column(_("Award")), Column(_("Record")), Column(_("Territory")), Column(_("Project")),
               Column(_("Amount")), Column(_("State")), *([Column(_("Act"))] if may_give_up else [])]  # fmt: skip
    return Table(_("Awards of one person"), columns, rows, caption_hidden=True)


@require_http_methods(["GET", "POST"])
@login_required
def give_up(request: HttpRequest, award_uuid: UUID) -> HttpResponse:
    """Give one award up, with a reason; what was committed for it is free again."""
    assert isinstance(request.user, User)
    require(request.user, "award.commit")
    award = get_award(request.user, award_uuid)
    form = GiveUpForm(request.POST or None)
    error = ""
    if request.method == "POST" and form.is_valid():
        try:
            give_up_award(actor=request.user, award_uuid=award.uuid, reason=form.cleaned_data["reason"])
        except WrongStateError as refused:
            error = str(refused)
        else:
            messages.success(request, _("The award is given up; its money is free again."))
            return redirect("handover:doubled")
    context = {
        "form": form,
        "error": error,
        "facts": [
            Fact(_("Name"), award.person.full_name),
            Fact(_("Award"), award.reference),
            Fact(_("Edition"), award.edition.name),
            Fact(_("Project"), award.application.title),
            Fact(_("Amount"), Money(award.cost_centimes)),
            Fact(_("State"), award.get_state_display()),
        ],
    }
    return render(request, "handover/give_up.html", context, status=422 if error or form.errors else 200)
