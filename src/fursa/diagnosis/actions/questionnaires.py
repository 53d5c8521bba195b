"""Bringing a questionnaire in as an XLSForm: checked, kept as it came, put in use and taken out of it."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core import files
from fursa.core.errors import InvalidError, WrongStateError
from fursa.diagnosis.models import Questionnaire, QuestionnaireVersion
from fursa.diagnosis.policies import read_xlsform
from fursa.diagnosis.policies.shipped import SHIPPED, shipped_workbook
from fursa.territory.queries import list_communes

MOST_BYTES = 5_000_000


@transaction.atomic
def upload(*, actor: User, content: bytes) -> QuestionnaireVersion:
    """A new version of the form that the spreadsheet names; InvalidError says in which sheet and row it is wrong.

    The same questions again are the version there is; others under a version that exists are refused.
    """
    require(actor, "questionnaire.change")
    if len(content) > MOST_BYTES:
        raise InvalidError(_("The spreadsheet is larger than 5 MB. Is it the right file?"))
    form = read_xlsform(content)
    questionnaire, _made = Questionnaire.objects.select_for_update().get_or_create(
        form_id=form.form_id, defaults={"title": form.title}
    )
    xml = form.xml.encode()
    form_hash = f"md5:{hashlib.md5(xml, usedforsecurity=False).hexdigest()}"
    there = QuestionnaireVersion.objects.filter(questionnaire=questionnaire, version=form.version).first()
    if there is not None:
        # A spreadsheet saved again has other bytes and asks the same.
        if there.form_hash == form_hash and there.mapping == form.mapping:
            return there
        raise WrongStateError(
            _(
                "Version %(version)s of this form exists with other questions. Give the new one its own version."
            ),
            version=form.version,
        )
    made = QuestionnaireVersion.objects.create(
        questionnaire=questionnaire,
        version=form.version,
        title=form.title,
        xlsx_sha256=files.store(content),
        xml_sha256=files.store(xml),
        form_hash=form_hash,
        mapping=form.mapping,
        warnings=form.warnings,
        uploaded_by=actor,
    )
    record(actor, "questionnaire.uploaded", made, form=form.form_id, version=form.version)
    return made


@transaction.atomic
def take_up_shipped(*, actor: User) -> list[QuestionnaireVersion]:
    """Bring in the questionnaires that come with Fursa and put in use those no version of which ever was."""
    require(actor, "questionnaire.change")
    places = list_communes()
    return [_offer(actor, upload(actor=actor, content=shipped_workbook(name, places))) for name in SHIPPED]


def _offer(actor: User, version: QuestionnaireVersion) -> QuestionnaireVersion:
    versions = QuestionnaireVersion.objects.filter(questionnaire=version.questionnaire_id)
    was_used = versions.exclude(state=QuestionnaireVersion.State.DRAFT).exists()
    return version if was_used else publish(actor=actor, version=version)


@transaction.atomic
def publish(*, actor: User, version: QuestionnaireVersion) -> QuestionnaireVersion:
    """Put a version in use in place of the one before; what is filled in on that one is still taken."""
    require(actor, "questionnaire.change")
    Questionnaire.objects.select_for_update().get(pk=version.questionnaire_id)
    locked = QuestionnaireVersion.objects.select_for_update().get(pk=version.pk)
    if locked.state == QuestionnaireVersion.State.PUBLISHED:
        return locked
    in_use = QuestionnaireVersion.objects.filter(
        questionnaire=locked.questionnaire_id, state=QuestionnaireVersion.State.PUBLISHED
    )
    in_use.update(state=QuestionnaireVersion.State.WITHDRAWN)
    locked.state = QuestionnaireVersion.State.PUBLISHED
    locked.save(update_fields=["state"])
    Questionnaire.objects.filter(pk=locked.questionnaire_id).update(title=locked.title)
    record(actor, "questionnaire.published", locked, version=locked.version)
    return locked


@transaction.atomic
def withdraw(*, actor: User, version: QuestionnaireVersion) -> QuestionnaireVersion:
    """Offer a version no longer."""
    require(actor, "questionnaire.change")
    locked = QuestionnaireVersion.objects.select_for_update().get(pk=version.pk)
    if locked.state != QuestionnaireVersion.State.PUBLISHED:
        raise WrongStateError(_("This version is not in use."))
    locked.state = QuestionnaireVersion.State.WITHDRAWN
    locked.save(update_fields=["state"])
    record(actor, "questionnaire.withdrawn", locked, version=locked.version)
    return locked
