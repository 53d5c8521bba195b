"""Taking what devices send: exactly once, kept as it came, and put into the person's file by the declared mapping."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core import files
from fursa.core.errors import ConflictError, FursaError, InvalidError, MissingError, WrongStateError
from fursa.core.pictures import PictureError, is_picture, redraw
from fursa.diagnosis.actions.interviews import record_diagnosis, rewrite_diagnosis
from fursa.diagnosis.actions.landing import Told, find_person, read_interview, read_visit
from fursa.diagnosis.actions.visits import record_visit, rewrite_visit
from fursa.diagnosis.models import Device, QuestionnaireVersion, Submission
from fursa.diagnosis.policies import Answers, read_answers

MOST_ATTACHMENT_BYTES = 20_000_000
_KEYS = UUID("6e9a7a43-2f57-4a3c-9a05-3d3b3d6a9a10")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent beside the answers."""

    name: str
    content_type: str
    content: bytes


@transaction.atomic
def receive(
    *, actor: User, xml: bytes, attachments: Sequence[Attachment], device: Device | None, today: date
) -> Submission:
    """Keep a submission, once. InvalidError for what is no submission, MissingError for a form nobody knows.

    The same instance again is the one there is. Other content under the same instance is kept as a conflict.
    """
    require(actor, "diagnosis.change")
    answers = read_answers(xml)
    version = (
        QuestionnaireVersion.objects.select_related("questionnaire")
        .filter(questionnaire__form_id=answers.form_id, version=answers.version)
        .exclude(state=QuestionnaireVersion.State.DRAFT)
        .first()
    )
    if version is None:
        raise MissingError
    digest = hashlib.sha256(xml).hexdigest()
    # Whoever sends the same instance at the same time waits here for the first to end.
    QuestionnaireVersion.objects.select_for_update().get(pk=version.pk)
    there = Submission.objects.filter(instance_id=answers.instance_id)
    same = there.filter(digest=digest).first()
    if same is not None:
        _add_attachments(same, attachments)
        return same
    try:
        with transaction.atomic():
            made = Submission.objects.create(
                instance_id=answers.instance_id,
                version=version,
                is_old_version=version.state != QuestionnaireVersion.State.PUBLISHED,
                xml=xml.decode("utf-8", "replace"),
                digest=digest,
                state=Submission.State.CONFLICT if there.exists() else Submission.State.RECEIVED,
                device=device,
                sent_by=actor,
            )
    except IntegrityError as error:
        # Somebody else sent this instance, whose submission this officer does not see.
        raise ConflictError(_("This interview was sent already by somebody else.")) from error
    _add_attachments(made, attachments)
    record(actor, "submission.received", made, form=answers.form_id, state=made.state)
    if made.state == Submission.State.RECEIVED:
        _land(actor, made, answers, today)
    return made


def _add_attachments(submission: Submission, attachments: Sequence[Attachment]) -> None:
    kept = {one["name"]: one for one in submission.attachments}
    for one in attachments:
        if len(one.content) > MOST_ATTACHMENT_BYTES:
            raise InvalidError(
                _("“%(name)s” is larger than 20 MB. Send a smaller picture or recording."), name=one.name
            )
        content = _without_metadata(one)
        kept[one.name] = {"name": one.name, "sha256": files.store(content), "size": len(content)}
    if len(kept) != len(submission.attachments):
        submission.attachments = list(kept.values())
        submission.save(update_fields=["attachments"])


def _without_metadata(one: Attachment) -> bytes:
    """A picture drawn anew. Whether it is one says its content, not the type that was declared."""
    if not one.content_type.startswith("image/") and not is_picture(one.content):
        return one.content
    try:
        return redraw(one.content)
    except PictureError as error:
        raise InvalidError(_("“%(name)s” is not a picture that can be read."), name=one.name) from error


@transaction.atomic
def land(*, actor: User, submission: Submission, today: date) -> Submission:
    """Try again to put the answers into the file, after what stood in the way is put right."""
    require(actor, "diagnosis.change")
    locked = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    if locked.state == Submission.State.LANDED:
        return locked
    if locked.state != Submission.State.RECEIVED:
        raise WrongStateError(_("Settle the conflict first."))
    _land(actor, locked, read_answers(locked.xml.encode()), today)
    return locked


@transaction.atomic
def set_aside(*, actor: User, submission: Submission, reason: str = "") -> Submission:
    """Settle a conflict: this content does not count; it stays on record."""
    require(actor, "diagnosis.change")
    locked = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    if locked.state == Submission.State.LANDED:
        raise WrongStateError(_("These answers are in the person's file already."))
    _refuse(actor, locked, reason)
    return locked


@transaction.atomic
def choose(*, actor: User, submission: Submission, reason: str, today: date) -> Submission:
    """Of several contents of one interview, let this one count: it takes the place of the one that is in the file.

    The others stay on record as set aside. WrongStateError where there is nothing to choose, InvalidError without a
    reason or where this content is about somebody else.
    """
    require(actor, "diagnosis.change")
    if not reason.strip():
        raise InvalidError(_("Say why these answers are the right ones."))
    rows = Submission.objects.select_for_update(of=("self",)).select_related("version", "diagnosis", "visit")
    contents = list(rows.filter(instance_id=submission.instance_id).order_by("pk"))
    chosen = next(one for one in contents if one.pk == submission.pk)
    if chosen.state != Submission.State.CONFLICT:
        raise WrongStateError(_("There is nothing to choose between here."))
    before = next((one for one in contents if one.diagnosis is not None or one.visit is not None), None)
    for other in contents:
        if other.pk != chosen.pk and other.state != Submission.State.REFUSED:
            _refuse(actor, other, reason)
    record(actor, "submission.chosen", chosen)
    answers = read_answers(chosen.xml.encode())
    if before is not None:
        _take_place(actor, chosen, before, Told(answers, chosen.version.mapping), today)
        return chosen
    chosen.state = Submission.State.RECEIVED
    chosen.save(update_fields=["state"])
    _land(actor, chosen, answers, today)
    return chosen


def _take_place(actor: User, chosen: Submission, before: Submission, told: Told, today: date) -> None:
    """The interview or the visit that is in the file is written anew from the chosen content."""
    if find_person(told).pk != before.person_id:
        raise InvalidError(_("These answers name another file than the ones that are in it."))
    if before.diagnosis is not None:
        rewrite_diagnosis(
            actor=actor, diagnosis=before.diagnosis, interview=read_interview(told, today), today=today
        )
    if before.visit is not None:
        rewrite_visit(actor=actor, visit=before.visit, told=read_visit(told, today), today=today)
    chosen.person, chosen.diagnosis, chosen.visit = before.person, before.diagnosis, before.visit
    chosen.state, chosen.problem = Submission.State.LANDED, ""
    chosen.save(update_fields=["person", "diagnosis", "visit", "state", "problem"])
    Submission.objects.filter(pk=before.pk).update(diagnosis=None, visit=None)


def _refuse(actor: User, submission: Submission, reason: str) -> None:
    submission.state, submission.settled_by = Submission.State.REFUSED, actor
    submission.settled_because = reason.strip()
    submission.save(update_fields=["state", "settled_by", "settled_because"])
    record(actor, "submission.set_aside", submission)


def _land(actor: User, submission: Submission, answers: Answers, today: date) -> None:
    """By the mapping into the file; what stands in the way is said, and the submission waits."""
    told = Told(answers, submission.version.mapping)
    try:
        with transaction.atomic():
            person = find_person(told)
            diagnosis = visit = None
            key = uuid5(_KEYS, f"{submission.instance_id}:{submission.digest}")
            if told.is_interview:
                diagnosis = record_diagnosis(
                    actor=actor,
                    person_uuid=person.uuid,
                    interview=read_interview(told, today),
                    key=key,
                    today=today,
                )
            if told.is_visit:
                visit = record_visit(
                    actor=actor, person_uuid=person.uuid, told=read_visit(told, today), key=key, today=today
                )
    except FursaError as error:
        submission.problem = str(error)
        submission.save(update_fields=["problem"])
        return
    submission.person, submission.diagnosis, submission.visit = person, diagnosis, visit
    submission.state, submission.problem = Submission.State.LANDED, ""
    submission.save(update_fields=["person", "diagnosis", "visit", "state", "problem"])
