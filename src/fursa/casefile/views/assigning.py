"""All who wait and all the places at once: a proposal, explained, from which people are proposed to partners."""

from __future__ import annotations

from typing import cast
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.accounts.queries import today
from fursa.casefile.queries.assigning import Kind, Placed, assign_together, pairs_of
from fursa.core.errors import ConflictError, InvalidError, MissingError, WrongStateError
from fursa.core.templatetags.parts import Link
from fursa.pathways.actions import refer
from fursa.rules.matching.profiles import Reach


@require_http_methods(["GET", "POST"])
@login_required
def assignment(request: HttpRequest) -> HttpResponse:
    """GET works it out; POST proposes those who were ticked, each by themselves: one that fails stops no other."""
    assert isinstance(request.user, User)
    require(request.user, "referral.make")
    if request.method == "POST":
        _propose(request, request.user)
        return redirect(request.get_full_path())
    kinds: dict[Kind, str] = {
        "best": _("the most for all together"),
        "stable": _("the best for each in turn"),
    }
    reaches: dict[Reach, str] = {
        "province": _("in the province"), "region": _("in the region"), "country": _("in the whole country"),
    }  # fmt: skip
    kind = cast(Kind, request.GET.get("kind")) if request.GET.get("kind") in kinds else "best"
    reach = cast(Reach, request.GET.get("reach")) if request.GET.get("reach") in reaches else "province"
    together = assign_together(request.user, today=today(), kind=kind, reach=reach)
    here = reverse("casefile:assignment")
    context = {
        "placed": [_row(one) for one in together.placed],
        "without": [_row(one) for one in together.without],
        "counts": _("%(placed)s of %(people)s people have a place; %(places)s places are left to give.")
        % {
            "placed": len(together.placed),
            "people": len(together.placed) + len(together.without),
            "places": together.places,
        },
        "kinds": [
            Link(word, f"{here}?kind={code}&reach={reach}", current=code == kind)
            for code, word in kinds.items()
        ],
        "reaches": [
            Link(word, f"{here}?kind={kind}&reach={code}", current=code == reach)
            for code, word in reaches.items()
        ],
        "is_stable": kind == "stable",
        "key": uuid4(),
    }
    return render(request, "casefile/assignment.html", context)


def _row(one: Placed) -> dict[str, object]:
    return {
        "person": one.person,
        "opening": one.opening,
        "summary": one.explanation.summary.translate(gettext),
        "reasons": one.reasons,
        "passed_over": [other.message.translate(gettext) for other in one.explanation.passed_over],
        "shut": one.shut,
    }


def _propose(request: HttpRequest, user: User) -> None:
    try:
        page = UUID(request.POST.get("key", ""))
    except ValueError as error:
        raise InvalidError from error
    made = 0
    for person_uuid, opening_uuid in pairs_of(request.POST.getlist("chosen")):
        try:
            with transaction.atomic():
                refer(
                    actor=user, person_uuid=person_uuid, opening_uuid=opening_uuid, shows_phone=False,
                    # The same page sent twice proposes once.
                    key=uuid5(page, f"{person_uuid}:{opening_uuid}"), today=today(),
                )  # fmt: skip
            made += 1
        except (ConflictError, InvalidError, WrongStateError, MissingError) as error:
            messages.warning(request, str(error))
    if made:
        said = ngettext("%(count)s person is proposed.", "%(count)s people are proposed.", made)
        messages.success(request, said % {"count": made})
