"""«تأكيد التسليم»: everything known is shown before the button; the answer is one of three states."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.accounts.queries import today
from fursa.core.errors import FursaError, InvalidError, MissingError
from fursa.core.templatetags.fursa_format import partial_date
from fursa.core.templatetags.parts import Fact, Money
from fursa.editions.queries.awards import get_award
from fursa.handover import actions, queries
from fursa.handover.actions.giving import Wanted
from fursa.handover.forms import GiveForm, UndoForm
from fursa.handover.policies import birth_of, is_minor
from fursa.people.queries.duplicates import list_held


@require_http_methods(["GET", "POST"])
@login_required
def give(request: HttpRequest, ceremony_uuid: UUID, award_uuid: UUID, part: str) -> HttpResponse:
    """One part of one award: shown, confirmed, answered in word, colour and sound."""
    assert isinstance(request.user, User)
    require(request.user, "handover.record")
    ceremony = queries.get_ceremony(request.user, ceremony_uuid)
    award = get_award(request.user, award_uuid)
    if part not in award.parts:
        raise MissingError
    person, on = award.person, today()
    minor = is_minor(person, on)
    form = GiveForm(request.POST or None, reads=person.can_read)
    context: dict[str, object] = {
        "ceremony": ceremony,
        "award": award,
        "form": form,
        "held": bool(list_held(request.user, [person.pk])),
        "title": _("Hand over the cheque") if part == "cheque" else _("Hand over the equipment"),
        "facts": [
            Fact(_("Name"), person.full_name),
            Fact(_("Born"), partial_date(birth_of(person))),
            Fact(_("Identity card"), (person.guardian_cnie if minor else person.cnie) or _("not known")),
            Fact(
                _("Receives"),
                _("the guardian: %(name)s") % {"name": person.guardian_name} if minor else _("the person"),
            ),
            Fact(_("Project"), award.application.title),
            Fact(_("Amount"), Money(award.cheque_centimes if part == "cheque" else award.equipment_centimes)),
        ],
        "items": [] if part == "cheque" else list(award.option.kits.all()),
    }
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.record_hand_over(
                actor=request.user, award_uuid=award.uuid, part=part, ceremony=ceremony, on=on,
                key=form.cleaned_data["key"], receiver="guardian" if minor else "person",
                read_aloud=form.cleaned_data.get("understood", False), witness=form.cleaned_data.get("witness", ""),
            )  # fmt: skip
        except FursaError as error:
            already = queries.find_hand_over(award, part)
            context |= {"result": "already" if already else "refused", "detail": str(error)}
            return render(request, "handover/result.html", context, status=error.status)
        context |= {"result": "given", "detail": given.get_part_display(), "given": given}
        return render(request, "handover/result.html", context)
    return render(request, "handover/give.html", context)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise InvalidError from error


def _receiver(guardian: str) -> str:
    return _("the guardian: %(name)s") % {"name": guardian}


@require_POST
@login_required
def give_together(request: HttpRequest, ceremony_uuid: UUID) -> HttpResponse:
    """Many at once: says what was done, what was not, and why."""
    assert isinstance(request.user, User)
    ceremony = queries.get_ceremony(request.user, ceremony_uuid)
    on = today()
    places = {str(place.award.uuid): place for place in queries.list_table(request.user, ceremony)}
    batch = _key(request.POST.get("key", ""))
    wanted = []
    for award_uuid in request.POST.getlist("chosen"):
        place = places.get(award_uuid)
        if place is None:
            continue
        receiver = "guardian" if is_minor(place.award.person, on) else "person"
        wanted += [
            Wanted(place.award.uuid, part, uuid5(batch, f"{award_uuid}:{part}"), receiver)
            for part in place.waiting
        ]
    given, refused = actions.record_hand_overs(actor=request.user, ceremony=ceremony, on=on, wanted=wanted)
    if given:
        count = len(given)
        messages.success(
            request,
            ngettext("%(count)s hand-over was recorded.", "%(count)s hand-overs were recorded.", count)
            % {"count": count},
        )
    for refused_uuid, reason in refused:
        name = places[str(refused_uuid)].award.person.full_name
        messages.warning(
            request, _("%(name)s: not handed over. %(reason)s") % {"name": name, "reason": reason}
        )
    if not wanted:
        messages.info(request, _("Nobody was chosen."))
    return redirect("handover:ceremony", ceremony.uuid)


@require_http_methods(["GET", "POST"])
@login_required
def undo(request: HttpRequest, hand_over_uuid: UUID) -> HttpResponse:
    """Take a hand-over back, with a reason."""
    assert isinstance(request.user, User)
    require(request.user, "handover.undo")
    given = queries.get_hand_over(request.user, hand_over_uuid)
    form = UndoForm(request.POST or None)
    back = reverse("handover:ceremony", args=[given.ceremony.uuid])
    if request.method == "POST" and form.is_valid():
        actions.undo_hand_over(
            actor=request.user, hand_over_uuid=given.uuid, reason=form.cleaned_data["reason"]
        )
        messages.success(request, _("The hand-over is undone; the award waits again."))
        return redirect(back)
    facts = [
        Fact(_("Name"), given.person.full_name),
        Fact(_("Part"), given.get_part_display()),
        Fact(_("Given on"), given.given_on),
        Fact(_("Given by"), given.given_by.label),
    ]
    return render(request, "handover/undo.html", {"form": form, "facts": facts, "back": back})
