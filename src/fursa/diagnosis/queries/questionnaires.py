"""Questionnaires and their versions, an officer's devices, and what they sent."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, When

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.diagnosis.models import Device, QuestionnaireVersion, Submission

WAITING = (Submission.State.RECEIVED, Submission.State.CONFLICT)


def list_questionnaires(user: User) -> QuerySet[QuestionnaireVersion]:
    """Every version of every questionnaire, the last of each first."""
    require(user, "questionnaire.read")
    return QuestionnaireVersion.objects.select_related("questionnaire", "uploaded_by")


def get_version(user: User, version_uuid: UUID) -> QuestionnaireVersion:
    found = list_questionnaires(user).filter(uuid=version_uuid).first()
    if found is None:
        raise MissingError
    return found


def list_offered(user: User) -> QuerySet[QuestionnaireVersion]:
    """The versions in use, which devices fetch."""
    return list_questionnaires(user).filter(state=QuestionnaireVersion.State.PUBLISHED)


def get_published(user: User, form_id: str) -> QuestionnaireVersion:
    found = list_offered(user).filter(questionnaire__form_id=form_id).first()
    if found is None:
        raise MissingError
    return found


def list_devices(user: User) -> QuerySet[Device]:
    """A user's own devices."""
    require(user, "diagnosis.change")
    return Device.objects.filter(user=user)


def get_device(user: User, device_uuid: UUID) -> Device:
    found = list_devices(user).filter(uuid=device_uuid).first()
    if found is None:
        raise MissingError
    return found


def find_device(token: str) -> Device:
    """The device of a token that was not revoked, with its user; MissingError for any other: a token is no oracle."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    found = Device.objects.select_related("user").filter(token_sha256=digest, revoked_at=None).first()
    if found is None or not found.user.is_active:
        raise MissingError
    return found


def list_submissions(user: User) -> QuerySet[Submission]:
    """What was sent, by the user or of people the user accompanies; what waits for somebody first."""
    require(user, "submission.read")
    waits = Case(When(state__in=WAITING, then=0), default=1, output_field=IntegerField())
    rows = Submission.objects.select_related("version__questionnaire", "sent_by", "person", "settled_by")
    return rows.annotate(waits=waits).order_by("waits", "-received_at", "-pk")


def get_submission(user: User, submission_uuid: UUID) -> Submission:
    found = list_submissions(user).filter(uuid=submission_uuid).first()
    if found is None:
        raise MissingError
    return found


def list_contents(user: User, submission: Submission) -> list[Submission]:
    """Every content that came for the same interview, the first first, as far as the user sees them."""
    return list(
        list_submissions(user).filter(instance_id=submission.instance_id).order_by("received_at", "pk")
    )
