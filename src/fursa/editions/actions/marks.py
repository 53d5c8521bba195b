"""Marking applications, and stepping aside from them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.editions import queries
from fursa.editions.models import Application, CommitteeMember, Criterion, Edition, Mark, Recusal
from fursa.editions.queries.marks import mark_of

OPEN = (Edition.State.PREPARING, Edition.State.MARKING)


def seat_of(actor: User, edition: Edition) -> CommitteeMember:
    """The seat `actor` holds in the edition's committee; ForbiddenError without one."""
    seat = queries.find_seat(actor, edition)
    if seat is None:
        raise ForbiddenError(_("You have no seat in the committee of this edition."))
    return seat


@transaction.atomic
def record_mark(*, actor: User, application_uuid: UUID, criterion: str, mark: Decimal) -> Mark:
    """One mark of the actor's seat on one criterion; may be changed until all are in."""
    return record_marks(actor=actor, application_uuid=application_uuid, marks={criterion: mark})[0]


@transaction.atomic
def record_marks(*, actor: User, application_uuid: UUID, marks: Mapping[str, Decimal]) -> list[Mark]:
    """The actor's marks on an application by criterion's code: all of them, or none where one is refused.

    Points with at most two decimals, from 0 to the criterion's maximum.
    """
    require(actor, "appraisal.mark")
    application = queries.lock_application(actor, application_uuid)
    seat = seat_of(actor, application.edition)
    _check_open(application)
    if Recusal.objects.filter(application=application, member=seat).exists():
        raise ForbiddenError(_("You declared an interest in this application: you do not mark it."))
    if mark_of(application) is not None:
        raise WrongStateError(_("Every mark on this application is in: marks are changed no more."))
    criteria = {c.code: c for c in queries.list_criteria(actor, application.edition)}
    for code, mark in marks.items():
        _check_mark(criteria.get(code), mark)
    _begin_marking(application.edition)
    saved = [
        Mark.objects.update_or_create(
            application=application,
            member=seat,
            criterion=criteria[code],
            defaults={"mark": mark, "person_id": application.person_id, "recorded_by": actor},
        )[0]
        for code, mark in marks.items()
    ]
    record(actor, "appraisal.marked", application, member=seat.code, criteria=sorted(marks))
    return saved


def _check_open(application: Application) -> None:
    if application.state == Application.State.WITHDRAWN:
        raise WrongStateError(_("This application was withdrawn."))
    if application.edition.state not in OPEN:
        raise WrongStateError(_("Marking is closed: the committee is deciding."))


def _check_mark(criterion: Criterion | None, mark: Decimal) -> None:
    if criterion is None:
        raise InvalidError(_("This criterion is not one of the edition's."))
    if not mark.is_finite() or not 0 <= mark <= criterion.maximum or mark != mark.quantize(Decimal("0.01")):
        raise InvalidError(
            _("A mark goes from 0 to %(maximum)s, with at most two decimals."),
            maximum=f"{criterion.maximum:f}",
        )


def _begin_marking(edition: Edition) -> None:
    if edition.state == Edition.State.PREPARING:
        Edition.objects.filter(pk=edition.pk, state=Edition.State.PREPARING).update(
            state=Edition.State.MARKING
        )


@transaction.atomic
def declare_recusal(*, actor: User, application_uuid: UUID) -> Recusal:
    """The actor's seat steps aside from an application: no mark of theirs counts, and no vote.

    Possible until the minutes are final; a second declaration changes nothing.
    """
    require(actor, "appraisal.mark")
    application = queries.lock_application(actor, application_uuid)
    seat = seat_of(actor, application.edition)
    if application.edition.state not in (*OPEN, Edition.State.DECIDING):
        raise WrongStateError(_("The decisions of this edition are final."))
    recusal, is_new = Recusal.objects.get_or_create(
        application=application, member=seat, defaults={"person_id": application.person_id}
    )
    if is_new:
        record(actor, "appraisal.recused", application, member=seat.code)
    return recusal
