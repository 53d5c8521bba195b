"""Who holds which seat of the committee."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Role, User
from fursa.accounts.policies import require, role_codes
from fursa.audit.actions import record
from fursa.core.errors import InvalidError, MissingError
from fursa.editions.models import CommitteeMember, Edition


@transaction.atomic
def give_seat(*, actor: User, edition: Edition, seat: str, holder: User) -> CommitteeMember:
    """Let a committee member sign in for a seat; one person holds one seat of an edition."""
    require(actor, "edition.compose")
    found = CommitteeMember.objects.select_for_update().filter(edition=edition, code=seat).first()
    if found is None:
        raise MissingError
    if Role.Code.COMMITTEE_MEMBER not in role_codes(holder):
        raise InvalidError(_("%(name)s is not a committee member."), name=holder.label)
    if CommitteeMember.objects.filter(edition=edition, user=holder).exclude(pk=found.pk).exists():
        raise InvalidError(_("%(name)s already holds another seat of this committee."), name=holder.label)
    if found.user_id != holder.pk:
        found.user = holder
        found.save(update_fields=["user"])
        record(actor, "committee.seat_given", edition, seat=seat, holder=holder.pk)
    return found
