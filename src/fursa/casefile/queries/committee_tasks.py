"""What waits for the committee: marks, rulings, signatures, requests for reconsideration."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.casefile.queries.task import Task
from fursa.core.templatetags.parts import Status
from fursa.editions import queries as editions
from fursa.editions.models import Edition, Minutes, MinutesSignature
from fursa.editions.queries.requests import list_waiting

WORKING = (Edition.State.PREPARING, Edition.State.MARKING)  # files can still be completed and marked


def list_committee_tasks(user: User) -> Iterator[Task]:
    """What a member, the programme manager and whoever signs or answers have to do for a committee."""
    for edition in Edition.objects.filter(state__in=[*WORKING, Edition.State.DECIDING]):
        if may(user, "minutes.sign"):
            yield from _signatures(user, edition)
        if may(user, "appraisal.mark"):
            yield from _marks(user, edition)
            yield from _rulings(user, edition)
        if may(user, "edition.propose") and edition.state in WORKING:
            yield Task(
                "committee", _("Make the proposal of beneficiaries"), edition.name, "",
                reverse("editions:proposal", args=[edition.code]),
            )  # fmt: skip
    yield from _requests(user)


def _marks(user: User, edition: Edition) -> Iterator[Task]:
    progress = editions.get_marking_progress(user, edition)
    owed = progress.to_mark - progress.done
    if owed and edition.state in WORKING:
        title = ngettext("Mark %(count)s application", "Mark %(count)s applications", owed) % {"count": owed}
        url = reverse("editions:applications", args=[edition.code])
        yield Task("committee", title, edition.name, "", f"{url}?marks=mine")


def _rulings(user: User, edition: Edition) -> Iterator[Task]:
    """A session that is open and counts this user as present."""
    for session in Minutes.objects.filter(edition=edition, state=Minutes.State.DRAFT, present__user=user):
        yield Task(
            "committee", _("Rule on each application in a session of the committee"), edition.name, "",
            reverse("editions:decisions", args=[edition.code]), session.held_on, Status(_("session open"), "waiting"),
        )  # fmt: skip


def _signatures(user: User, edition: Edition) -> Iterator[Task]:
    waiting = Minutes.objects.filter(edition=edition, state=Minutes.State.TO_SIGN)
    signed = MinutesSignature.objects.filter(signed_by=user).values("minutes")
    for minutes in waiting.exclude(pk__in=signed):
        yield Task(
            "committee", _("Sign the minutes"), edition.name, "",
            reverse("editions:decisions", args=[edition.code]), minutes.held_on, Status(_("to be signed"), "waiting"),
        )  # fmt: skip


def _requests(user: User) -> Iterator[Task]:
    """People who asked that a decision be looked at again, and wait."""
    if not may(user, "reconsideration.answer"):
        return
    for edition in Edition.objects.filter(state__in=[Edition.State.FINAL, Edition.State.HANDING_OVER]):
        for asked in list_waiting(user, edition):
            application = asked.decision.application
            yield Task(
                "committee", _("Answer the request for reconsideration"), application.person.full_name, edition.name,
                reverse("editions:reconsideration", args=[edition.code, application.uuid]),
                asked.asked_on, Status(_("waits for the committee"), "waiting"),
            )  # fmt: skip
