"""A device's token: made, shown once, revoked."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError
from fursa.diagnosis.models import Device


def token_digest(token: str) -> str:
    """What is kept of a token: enough to know it again, and nothing to use."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_device(*, actor: User, label: str) -> tuple[Device, str]:
    """A device of this user and its token, which is shown now and never again."""
    require(actor, "diagnosis.change")
    label = label.strip()
    if not label:
        raise InvalidError(_("Give the device a name, such as “tablet 3”."))
    token = secrets.token_urlsafe(24)
    made = Device.objects.create(user=actor, label=label, token_sha256=token_digest(token))
    record(actor, "device.made", made)
    return made, token


@transaction.atomic
def revoke_device(*, actor: User, device: Device) -> None:
    """From now on the device neither fetches nor sends anything."""
    require(actor, "diagnosis.change")
    if Device.objects.filter(pk=device.pk, user=actor, revoked_at=None).update(revoked_at=timezone.now()):
        record(actor, "device.revoked", device)
