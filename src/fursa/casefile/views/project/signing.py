"""Reading a life project through and signing it: everything first, then the one button."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.casefile.queries.acts import person_for
from fursa.casefile.views.bar import bar_of
from fursa.casefile.views.project.parts import changes_between, links_to_change, shown
from fursa.casefile.views.project.three_tests import tests_of
from fursa.core.errors import InvalidError, WrongStateError
from fursa.custody.queries import writing_unit
from fursa.lifeproject import actions
from fursa.lifeproject.forms import SigningForm
from fursa.lifeproject.queries import (
    digest_of,
    find_draft,
    list_projects,
    needs_reading_aloud,
    plan_of_content,
    plan_of_project,
)
from fursa.rules.life_plan import lacking


@require_http_methods(["GET", "POST"])
@login_required
def project_sign(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """What was written, what changed, and the two signatures."""
    user, person = person_for(request.user, "lifeproject.change", person_uuid)
    writing_unit(user, person, today=today())
    draft = find_draft(user, person)
    last = list_projects(user, person).first()
    if draft is None:
        # Sent twice, or signed by a colleague meanwhile: the version is there to read.
        return redirect("casefile:person-tab", person.uuid, "project")
    plan = plan_of_content(draft.content)
    if lacking(plan):
        return redirect("casefile:project-draft", person.uuid)
    aloud = needs_reading_aloud(user, person)
    initial = {
        "agreed_on": today(),
        "seen": digest_of(draft.content),
        "signature": "thumb_mark" if aloud else "signature",
        "read_aloud": aloud,
    }
    form = SigningForm(request.POST or None, initial=initial, follows=last is not None)
    if request.method == "POST" and form.is_valid() and _sign(user, person.uuid, form):
        messages.success(request, _("The life project is signed."))
        return redirect("casefile:person-tab", person.uuid, "project")
    context = {
        "bar": bar_of(user, person, "project"),
        "person": person,
        "plan": shown(plan, user, change=links_to_change(person.uuid, plan.goal)),
        "follows": last is not None,
        "changes": changes_between(plan_of_project(last), plan, user) if last else [],
        "tests": tests_of(user, person, plan, draft.content["goal"].get("place", ""), today=today()),
        "aloud": aloud,
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "casefile/project/sign.html", context, status=status)


def _sign(user: User, person_uuid: UUID, form: Any) -> bool:
    try:
        with transaction.atomic():
            actions.sign_life_project(
                actor=user, person_uuid=person_uuid, signing=form.signing(), seen=form.cleaned_data["seen"],
                key=form.cleaned_data["key"], today=today(),
            )  # fmt: skip
    except (InvalidError, WrongStateError) as error:
        form.add_error(None, str(error))
        return False
    return True
