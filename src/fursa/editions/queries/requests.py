"""Requests for reconsideration: the door to one, until when one may be made, and those that wait."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError, WrongStateError
from fursa.core.models import Run
from fursa.editions.models import Application, Edition, ReconsiderationRequest

KIND = "edition.weigh_reconsideration"


def find_request(user: User, application: Application) -> ReconsiderationRequest | None:
    """The last request about this application; None where there is none."""
    require(user, "reconsideration.read")
    return _rows().filter(decision__application=application).order_by("-recorded_at").first()


def get_request(user: User, request_uuid: UUID) -> ReconsiderationRequest:
    require(user, "reconsideration.read")
    found = _rows().filter(uuid=request_uuid).first()
    if found is None:
        raise MissingError
    return found


def lock_request(user: User, application: Application) -> ReconsiderationRequest:
    """The last request about this application, locked until the transaction ends; WrongStateError without one."""
    require(user, "reconsideration.read")
    found = (
        ReconsiderationRequest.objects.select_for_update(of=("self",))
        .select_related("decision__minutes__edition", "decision__minutes__proposal")
        .filter(decision__application=application)
        .order_by("-recorded_at")
        .first()
    )
    if found is None:
        raise WrongStateError(_("No request about this decision is recorded."))
    return found


def list_waiting(user: User, edition: Edition) -> QuerySet[ReconsiderationRequest]:
    """The requests of an edition that the committee has not answered."""
    require(user, "reconsideration.read")
    return _rows().filter(decision__minutes__edition=edition, answer="")


def find_weighing(user: User, request: ReconsiderationRequest) -> Run | None:
    """The last run that weighed, weighs or will weigh this request."""
    require(user, "reconsideration.read")
    return Run.objects.filter(kind=KIND, subject=str(request.uuid)).first()


def list_named(user: User, edition: Edition, references: list[str]) -> list[Application]:
    """The applications of these references that the reader sees, with their people."""
    require(user, "appraisal.read")
    rows = Application.objects.filter(edition=edition, reference__in=references)
    return list(rows.select_related("person", "territory").order_by("reference"))


def _rows() -> QuerySet[ReconsiderationRequest]:
    return ReconsiderationRequest.objects.select_related(
        "recorded_by", "answered_by", "decision__minutes__edition", "decision__minutes__proposal",
        "decision__application__person", "decision__application__territory",
    )  # fmt: skip


def list_answers() -> list[tuple[str, str]]:
    """(code, words) of each answer the committee may give."""
    return [(code, str(words)) for code, words in ReconsiderationRequest.Answer.choices]
