"""Ceremonies, one for each territory, and the certificates given there."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError, WrongStateError
from fursa.editions.models import Edition, Territory
from fursa.handover.models import Ceremony, CertificateHandOver
from fursa.pathways.models import Pathway


@transaction.atomic
def plan_ceremonies(*, actor: User, edition: Edition, default_on: date) -> list[Ceremony]:
    """A ceremony for each territory, on the day the edition names for it (or `default_on` where it names none)."""
    require(actor, "handover.record")
    planned = []
    for territory in Territory.objects.filter(edition=edition):
        ceremony, is_new = Ceremony.objects.get_or_create(
            territory=territory,
            defaults={
                "edition": edition,
                "name_ar": territory.ceremony_place_ar or territory.name_ar,
                "name_fr": territory.ceremony_place_fr or territory.name_fr,
                "held_on": territory.ceremony_on or edition.launched_on or default_on,
                "is_launch": territory.is_launch,
            },
        )
        if is_new:
            record(actor, "ceremony.planned", ceremony)
        planned.append(ceremony)
    return planned


@transaction.atomic
def give_certificate(*, actor: User, ceremony: Ceremony, pathway: Pathway, on: date) -> CertificateHandOver:
    """Give a certificate to someone who passed; the same one twice is given once."""
    require(actor, "handover.record")
    if pathway.result != Pathway.Result.PASSED or not pathway.certificate:
        raise WrongStateError(_("A certificate is given to who passed an examination."))
    if on < ceremony.held_on:
        raise InvalidError(_("The ceremony is not held yet on that day."))
    given, is_new = CertificateHandOver.objects.get_or_create(
        pathway=pathway,
        defaults={"person_id": pathway.person_id, "ceremony": ceremony, "given_on": on, "given_by": actor},
    )
    if is_new:
        record(actor, "certificate.given", given)
    return given
