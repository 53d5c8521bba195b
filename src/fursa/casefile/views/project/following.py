"""The person ends the follow-up, or takes it up again."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fursa.accounts.queries import today
from fursa.casefile.queries.acts import person_for
from fursa.casefile.views.acts import Page, act_page
from fursa.custody.queries import writing_unit
from fursa.lifeproject import actions
from fursa.lifeproject.forms import FollowUpEndForm, ResumeForm


@require_http_methods(["GET", "POST"])
@login_required
def end_follow_up(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """From which day nobody calls or visits any more, because the person wishes it so."""
    user, person = person_for(request.user, "followup.end", person_uuid)
    writing_unit(user, person, today=today())
    form = FollowUpEndForm(request.POST or None, initial={"ended_on": today()})
    note = _(
        "This is the person's right. It changes nothing in what they were given, no reason is owed, and they may"
        " take the follow-up up again at any time."
    )
    page = Page(_("The person ends the follow-up"), _("Record that it ends"), "project", note=note)
    return act_page(
        request, person, form, page,
        lambda data: actions.end_follow_up(actor=user, person_uuid=person.uuid, today=today(), **data),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def resume_follow_up(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """The person wishes to be followed up again."""
    user, person = person_for(request.user, "followup.end", person_uuid)
    writing_unit(user, person, today=today())
    form = ResumeForm(request.POST or None, initial={"resumed_on": today()})
    page = Page(_("Take the follow-up up again"), _("Record that it goes on"), "project")
    return act_page(
        request, person, form, page,
        lambda data: actions.resume_follow_up(actor=user, person_uuid=person.uuid, today=today(), **data),
    )  # fmt: skip
