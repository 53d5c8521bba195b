"""A request for reconsideration: recorded in time, weighed exactly, answered with a reason."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import open_run, running
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.models import Run
from fursa.editions import queries
from fursa.editions.actions.marks import seat_of
from fursa.editions.models import Application, Decision, ReconsiderationRequest, Recusal
from fursa.editions.queries.reconsidering import ReconsiderationAnswer, answer_reconsideration
from fursa.editions.queries.requests import KIND, lock_request
from fursa.editions.queries.sentences import stored
from fursa.rules.dates import format_day
from fursa.rules.messages import N_


@transaction.atomic
def record_request(
    *, actor: User, application_uuid: UUID, asked_on: date, grounds: str, today: date
) -> ReconsiderationRequest:
    """Record what the person asks about the final decision on their application.

    InvalidError where the day is before the decision, after the last day, or yet to come; WrongStateError where
    nothing was refused, or a request is there already.
    """
    require(actor, "reconsideration.record")
    application = queries.lock_application(actor, application_uuid)
    told = queries.explain_to_person(actor, application)
    if told.review_until_on is None or told.decision.kind == Decision.Kind.ACCEPTED:
        raise WrongStateError(_("This application was accepted: there is nothing to reconsider."))
    if ReconsiderationRequest.objects.filter(decision=told.decision).exists():
        raise WrongStateError(_("A request about this decision is recorded already."))
    if asked_on > today:
        raise InvalidError(_("This day is yet to come."))
    if not told.decided_on <= asked_on <= told.review_until_on:
        raise InvalidError(
            _("A request is made from %(first)s to %(last)s."),
            first=format_day(told.decided_on),
            last=format_day(told.review_until_on),
        )
    made = ReconsiderationRequest.objects.create(
        person_id=application.person_id,
        decision=told.decision,
        asked_on=asked_on,
        grounds=grounds.strip(),
        recorded_by=actor,
    )
    record(actor, "reconsideration.recorded", made)
    return made


@transaction.atomic
def request_weighing(
    *, actor: User, application: Application, key: UUID, next_url: str
) -> tuple[Run, ReconsiderationRequest, bool]:
    """The run whose progress to watch, the request, and whether the run is new and its job must be queued."""
    require(actor, "reconsideration.weigh")
    request = lock_request(actor, application)
    if request.answer:
        raise WrongStateError(_("This request is answered."))
    run, is_new = open_run(actor, KIND, str(request.uuid), key=key, next_url=next_url)
    return run, request, is_new


def weigh(*, actor: User, request: ReconsiderationRequest, run: Run) -> None:
    """Make the whole list again with the person in, and keep what that would change."""
    require(actor, "reconsideration.weigh")
    decision = request.decision
    with running(actor, KIND, run=run) as progress:
        progress.step(N_("Making the list again with this person in it"), 1)
        found = answer_reconsideration(actor, decision.minutes.proposal, decision.application)
        _keep(actor, request, found)
        progress.advance()


@transaction.atomic
def _keep(actor: User, request: ReconsiderationRequest, found: ReconsiderationAnswer) -> None:
    answer = found.answer
    request.effect = {
        "possible": answer.possible,
        "exact": answer.exact,
        "leaves": list(answer.leaves),
        "enters": [reference for reference in answer.enters if reference != answer.applicant],
        "changes": list(answer.changes),
        # Of the list as a whole; whom it touches stands above, by reference.
        "says": [stored(message) for message in found.messages if "applicant" not in message.params],
    }
    request.weighed_at = timezone.now()
    request.save(update_fields=["effect", "weighed_at"])
    record(actor, "reconsideration.weighed", request, possible=answer.possible, exact=answer.exact)


@transaction.atomic
def answer_request(
    *, actor: User, application: Application, answer: str, reason: str
) -> ReconsiderationRequest:
    """The committee's answer, with its reason, once; by a member without an interest in the application."""
    require(actor, "reconsideration.answer")
    request = lock_request(actor, application)
    seat = seat_of(actor, request.decision.minutes.edition)
    if Recusal.objects.filter(application=application, member=seat).exists():
        raise ForbiddenError(_("You declared an interest in this application: another member answers."))
    if request.answer:
        raise WrongStateError(_("This request is answered."))
    if not request.effect:
        raise WrongStateError(_("Have it worked out first what taking this person in would change."))
    if answer not in ReconsiderationRequest.Answer.values or not reason.strip():
        raise InvalidError(_("Say what the committee answers, and why."))
    request.answer, request.reason = answer, reason.strip()
    request.answered_by, request.answered_at = actor, timezone.now()
    request.save(update_fields=["answer", "reason", "answered_by", "answered_at"])
    record(actor, "reconsideration.answered", request, answer=answer)
    return request
