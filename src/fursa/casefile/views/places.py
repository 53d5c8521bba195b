"""From a person's file to a place in the world: what fits, why, and proposing them."""

from __future__ import annotations

from typing import cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fursa.accounts.queries import today
from fursa.casefile.queries.acts import person_for
from fursa.casefile.queries.person import get_file
from fursa.casefile.queries.places import list_fits
from fursa.casefile.views.acts import Page, act_page
from fursa.core.errors import InvalidError, MissingError
from fursa.core.templatetags.parts import Link
from fursa.pathways import actions
from fursa.pathways.forms import BeginForm
from fursa.pathways.queries import get_opening, list_referrals
from fursa.rules.matching.profiles import Reach


@require_http_methods(["GET"])
@login_required
def places(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """The places that fit this person, each with its reasons."""
    user, person = person_for(request.user, "referral.make", person_uuid)
    file = get_file(user, person)
    words: dict[Reach, str] = {
        "province": _("in the province"), "region": _("in the region"), "country": _("in the whole country"),
    }  # fmt: skip
    reach = cast(Reach, request.GET.get("reach")) if request.GET.get("reach") in words else "province"
    fits = [
        {
            "opening": fit.opening,
            "says": [reason.message.translate(gettext) for reason in fit.match.reasons],
            "key": uuid4(),
        }
        for fit in list_fits(user, file, today=today(), reach=reach)
    ]
    here = reverse("casefile:places", args=[person.uuid])
    tabs = [Link(word, f"{here}?reach={code}", current=code == reach) for code, word in words.items()]
    context = {"person": person, "fits": fits, "tabs": tabs}
    return render(request, "casefile/places.html", context)


@require_POST
@login_required
def refer(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """Propose the person for one of them."""
    user, person = person_for(request.user, "referral.make", person_uuid)
    try:
        opening_uuid, key = UUID(request.POST.get("opening", "")), UUID(request.POST.get("key", ""))
    except ValueError as error:
        raise InvalidError from error
    opening = get_opening(user, opening_uuid)
    actions.refer(
        actor=user,
        person_uuid=person.uuid,
        opening_uuid=opening.uuid,
        shows_phone="phone" in request.POST,
        key=key,
        today=today(),
    )
    messages.success(request, _("Proposed. The partner is asked."))
    return redirect("casefile:person-tab", person.uuid, "support")


@require_http_methods(["GET", "POST"])
@login_required
def begin_place(request: HttpRequest, person_uuid: UUID, referral_uuid: UUID) -> HttpResponse:
    """Whom the partner accepted began."""
    user, person = person_for(request.user, "referral.make", person_uuid)
    if not list_referrals(user, person).filter(uuid=referral_uuid).exists():
        raise MissingError
    page = Page(_("Record the beginning"), _("Record the beginning"), "support")
    return act_page(
        request, person, BeginForm(request.POST or None), page,
        lambda data: actions.begin_from_referral(actor=user, referral_uuid=referral_uuid, today=today(), **data),
    )  # fmt: skip


@require_POST
@login_required
def withdraw(request: HttpRequest, person_uuid: UUID, referral_uuid: UUID) -> HttpResponse:
    """Take a proposal back."""
    user, person = person_for(request.user, "referral.make", person_uuid)
    if not list_referrals(user, person).filter(uuid=referral_uuid).exists():
        raise MissingError
    actions.withdraw_referral(actor=user, referral_uuid=referral_uuid, today=today())
    messages.success(request, _("Taken back. The place is free again."))
    return redirect("casefile:person-tab", person.uuid, "support")
