"""A photograph: never needed, kept only where the person agrees, gone when they take it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fursa.accounts.queries import today
from fursa.audit.actions import record
from fursa.casefile.queries.acts import person_for
from fursa.casefile.views.bar import bar_of
from fursa.core import files
from fursa.core.errors import InvalidError, MissingError, WrongStateError
from fursa.custody.queries import writing_unit
from fursa.lifeproject import actions
from fursa.lifeproject.actions.photographs import MOST_BYTES
from fursa.lifeproject.forms import PhotographForm
from fursa.lifeproject.queries import find_photograph


@require_http_methods(["GET", "POST"])
@login_required
def photograph(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """The picture there is, and the form for one."""
    user, person = person_for(request.user, "lifeproject.change", person_uuid)
    writing_unit(user, person, today=today())
    form = PhotographForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        picture = form.cleaned_data["picture"]
        assert isinstance(picture, UploadedFile)
        try:
            with transaction.atomic():
                # One byte more than is allowed tells that there is more, and nothing larger is read.
                actions.keep_photograph(
                    actor=user, person_uuid=person.uuid, purpose=form.cleaned_data["purpose"],
                    content=picture.read(MOST_BYTES + 1), today=today(),
                )  # fmt: skip
        except (InvalidError, WrongStateError) as error:
            form.add_error("picture", str(error))
        else:
            messages.success(request, _("The photograph is kept."))
            return redirect("casefile:photograph", person.uuid)
    context = {
        "bar": bar_of(user, person, "project"),
        "person": person,
        "form": form,
        "kept": find_photograph(user, person),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "casefile/project/photograph.html", context, status=status)


@require_safe
@login_required
def photograph_file(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """The picture itself, for those who write the life project; each reading is recorded."""
    user, person = person_for(request.user, "lifeproject.change", person_uuid)
    kept = find_photograph(user, person)
    if kept is None:
        raise MissingError
    record(user, "photograph.read", kept)
    response = HttpResponse(files.read(kept.sha256), content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@login_required
def take_back(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """The person takes the photograph back."""
    user, person = person_for(request.user, "lifeproject.change", person_uuid)
    actions.take_back_photograph(actor=user, person_uuid=person.uuid, today=today())
    messages.success(request, _("The photograph is gone."))
    return redirect("casefile:photograph", person.uuid)
