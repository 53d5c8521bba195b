"""An officer's devices: the address for ODK Collect is shown once, and can be revoked."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import InvalidError
from fursa.diagnosis import actions, queries


@require_http_methods(["GET", "POST"])
@login_required
def devices(request: HttpRequest) -> HttpResponse:
    """The devices there are, and the address of a new one, this once."""
    assert isinstance(request.user, User)
    rows = queries.list_devices(request.user)
    address, problem = "", ""
    if request.method == "POST":
        try:
            _made, token = actions.make_device(actor=request.user, label=request.POST.get("label", ""))
            address = request.build_absolute_uri(f"/field/{token}")
        except InvalidError as error:
            problem = str(error)
    context = {"rows": rows.all(), "address": address, "problem": problem}
    response = render(request, "diagnosis/devices.html", context, status=422 if problem else 200)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@login_required
def revoke(request: HttpRequest) -> HttpResponse:
    """A lost tablet sends and fetches nothing more."""
    assert isinstance(request.user, User)
    require(request.user, "diagnosis.change")
    try:
        device_uuid = UUID(request.POST.get("device", ""))
    except ValueError as error:
        raise InvalidError from error
    actions.revoke_device(actor=request.user, device=queries.get_device(request.user, device_uuid))
    messages.success(request, _("Revoked. The device neither fetches nor sends anything more."))
    return redirect("diagnosis:devices")
