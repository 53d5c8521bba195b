"""Admission, release and transfer, from a person's file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.casefile.queries.acts import list_units_to_leave, person_for
from fursa.casefile.views.acts import Page, act_page
from fursa.core.errors import MissingError
from fursa.custody import actions, queries
from fursa.custody.forms import AdmissionForm, ExpectedReleaseForm, ReleaseForm, TransferForm
from fursa.custody.policies import may_act_for, require_for
from fursa.network.queries import list_centres, list_establishments
from fursa.pathways.actions import stop_at_departure


@require_http_methods(["GET", "POST"])
@login_required
def admit(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """Begin a stay in an establishment."""
    user, person = person_for(request.user, "custody.change", person_uuid)
    form = AdmissionForm(request.POST or None)
    places = list_establishments(user).select_related("unit")
    form.offer("establishment", [(p.code, p.name) for p in places if may_act_for(user, p.unit)], empty=False)
    page = Page(_("Record the admission"), _("Record the admission"), "file")
    return act_page(
        request, person, form, page,
        lambda data: actions.admit(actor=user, person_uuid=person.uuid, today=today(), **data),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def expect_release(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """Say when the person should leave, and name the centre that prepares it."""
    user, person = person_for(request.user, "custody.change", person_uuid)
    stay = queries.get_open_stay(user, person)
    require_for(user, "custody.change", stay.establishment.unit)
    form = ExpectedReleaseForm(request.POST or None, initial={"expected_on": stay.expected_release_on})
    form.offer("centre", _centres(user))
    page = Page(_("Prepare the release"), _("Record the expected release"), "file")
    return act_page(
        request, person, form, page,
        lambda data: actions.set_expected_release(actor=user, stay_uuid=stay.uuid, today=today(), **data),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def release(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """End the stay: the file passes to the centre."""
    user, person = person_for(request.user, "custody.change", person_uuid)
    stay = queries.get_last_stay(user, person)
    require_for(user, "custody.change", stay.establishment.unit)
    form = ReleaseForm(request.POST or None, initial={"released_on": stay.expected_release_on})
    form.offer("centre", _centres(user))
    note = _(
        "After the release the establishment changes nothing in this file, and later it sees nothing of it."
    )
    page = Page(_("Record the release"), _("Record the release"), "file", note=note)
    return act_page(
        request, person, form, page,
        lambda data: _leave(
            user, person.uuid, "release", data["released_on"],
            lambda: actions.release(actor=user, stay_uuid=stay.uuid, today=today(), **data),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def move(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """Close the file to one unit and open it to another."""
    user, person = person_for(request.user, "person.transfer", person_uuid)
    left = list_units_to_leave(user, person, today=today())
    if not left:
        raise MissingError
    kinds = {unit.kind for unit in left}
    joined = [*list_establishments(user).select_related("unit"), *list_centres(user).select_related("unit")]
    form = TransferForm(request.POST or None)
    form.offer("from_unit", [(unit.code, unit.name) for unit in left], empty=False)
    form.offer("to_unit", [(p.unit.code, p.name) for p in joined if p.unit.kind in kinds])
    establishments = {unit.code for unit in left if unit.kind == unit.Kind.ESTABLISHMENT}

    def act(data: dict[str, Any]) -> None:
        def change() -> None:
            actions.move(actor=user, person_uuid=person.uuid, today=today(), **data)

        # A file that goes from one centre to another moves nobody.
        if data["from_unit"] in establishments:
            _leave(user, person.uuid, "transfer", data["on"], change)
        else:
            change()

    page = Page(_("Transfer to another unit"), _("Record the transfer"), "file")
    return act_page(request, person, form, page, act)


def _leave(user: User, person_uuid: UUID, reason: str, on: date, act: Callable[[], object]) -> None:
    """Ways taken inside stop first: after the act the file may be closed to this reader. Both, or neither."""
    stop_at_departure(actor=user, person_uuid=person_uuid, reason=reason, on=on)
    act()


def _centres(user: User) -> list[tuple[str, str]]:
    return [(centre.code, centre.name) for centre in list_centres(user).filter(state="open")]
