"""«تأكيد التسليم»: one part of an award given to its holder, exactly once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import InvalidError, WrongStateError
from fursa.editions.models import Award
from fursa.editions.queries.awards import lock_award, map_other_awards
from fursa.handover.models import Ceremony, HandOver
from fursa.handover.policies import is_minor, require_ready, require_understood
from fursa.handover.queries import find_hand_over, map_given_instead
from fursa.people.models import Person
from fursa.people.queries.duplicates import list_held
from fursa.rules.dates import format_day

ACT = "handover.record"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One part of one award to be given, with the key that makes it one act."""

    award_uuid: UUID
    part: str
    key: UUID
    receiver: str = HandOver.Receiver.PERSON
    read_aloud: bool = False
    witness: str = ""

    def body(self, on: date) -> dict[str, object]:
        """What the key stands for."""
        return {"award": self.award_uuid, "part": self.part, "receiver": self.receiver, "on": on}


@transaction.atomic
def record_hand_over(
    *,
    actor: User,
    award_uuid: UUID,
    part: str,
    ceremony: Ceremony,
    on: date,
    key: UUID,
    receiver: str = HandOver.Receiver.PERSON,
    read_aloud: bool = False,
    witness: str = "",
) -> HandOver:
    """Record that one part was given. The same key again is the same act; a part already given is refused.

    `receiver` is the person, or the guardian for a minor. Raises WrongStateError with who gave it and when
    where the part was given before.
    """
    require(actor, "handover.record")
    wanted = Wanted(award_uuid, part, key, receiver, read_aloud, witness)

    def act() -> dict[str, str]:
        award = lock_award(actor, award_uuid)
        others = lock_others(actor, [award])
        require_givable(
            award, find_hand_over(award, part), wanted, ceremony, on,
            held=award.person_id in list_held(actor, [award.person_id]),
            instead=map_given_instead(others).get(award.pk),
        )  # fmt: skip
        given = make_hand_over(actor, award, wanted, ceremony, on)
        given.save()
        if HandOver.objects.filter(award=award, undone_at__isnull=True).count() == len(award.parts):
            award.state = Award.State.HANDED_OVER
            award.save(update_fields=["state"])
        record(actor, "handover.recorded", given, part=part, centimes=given.amount_centimes)
        return {"uuid": str(given.uuid)}

    done = once(actor, ACT, key, wanted.body(on), act)
    return HandOver.objects.select_related("award", "given_by").get(uuid=done["uuid"])


def lock_others(actor: User, awards: Collection[Award]) -> dict[int, list[Award]]:
    """The other awards that people recorded twice have of the same edition (`map_other_awards`).

    Their people are locked until the transaction ends: at two tables of which each has one award, only one is given.
    """
    others = map_other_awards(actor, awards)
    people = {award.person.canonical_id or award.person_id for award in awards if award.pk in others}
    if people:
        list(Person.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=people).order_by("pk"))
    return others


def require_givable(
    award: Award,
    given: HandOver | None,
    wanted: Wanted,
    ceremony: Ceremony,
    on: date,
    *,
    held: bool,
    instead: Award | None,
) -> None:
    """Raise the sentence that says why this part cannot be given here and now.

    `given`: what stands of it; `held`: whether it waits for the identity to be verified; `instead`: another award
    of the edition of which this person has received something.
    """
    _require_here(award, ceremony, wanted.part)
    require_ready(award)
    if given is not None:
        raise WrongStateError(
            _("Already handed over by %(who)s on %(day)s."),
            who=given.given_by.label,
            day=format_day(given.given_on),
        )
    if held:
        raise WrongStateError(_("The payment is on hold for now, until the identity is verified."))
    if instead is not None:
        raise WrongStateError(
            _(
                "This person was recorded twice, and has received %(other)s of this edition. Nobody is paid twice."
            ),
            other=instead.reference,
        )
    _require_receiver(award, wanted.receiver, on)
    require_understood(award.person, read_aloud=wanted.read_aloud, witness=wanted.witness)


def make_hand_over(actor: User, award: Award, wanted: Wanted, ceremony: Ceremony, on: date) -> HandOver:
    """The row, not written yet."""
    is_cheque = wanted.part == HandOver.Part.CHEQUE
    return HandOver(
        award=award,
        person_id=award.person_id,
        ceremony=ceremony,
        part=wanted.part,
        amount_centimes=award.cheque_centimes if is_cheque else award.equipment_centimes,
        receiver=wanted.receiver,
        read_aloud=wanted.read_aloud,
        witness=wanted.witness,
        given_on=on,
        given_by=actor,
    )


def _require_here(award: Award, ceremony: Ceremony, part: str) -> None:
    if award.territory_id != ceremony.territory_id:
        raise InvalidError(_("This award belongs to the ceremony of another territory."))
    if part not in award.parts:
        raise InvalidError(_("This award has no such part."))


def _require_receiver(award: Award, receiver: str, on: date) -> None:
    minor = is_minor(award.person, on)
    if minor and receiver != HandOver.Receiver.GUARDIAN:
        raise InvalidError(_("A minor's award is received by the guardian."))
    if not minor and receiver != HandOver.Receiver.PERSON:
        raise InvalidError(_("An adult's award is received by the person alone."))


@transaction.atomic
def undo_hand_over(*, actor: User, hand_over_uuid: UUID, reason: str) -> HandOver:
    """Take a hand-over back with a reason; the record of it stays, and the part waits again."""
    require(actor, "handover.undo")
    given = (
        HandOver.objects.select_for_update(of=("self",))
        .select_related("award")
        .filter(uuid=hand_over_uuid)
        .first()
    )
    if given is None or given.undone_at is not None:
        raise WrongStateError(_("There is no such hand-over to undo."))
    if not reason.strip():
        raise InvalidError(_("Say why this hand-over is undone."))
    award = lock_award(actor, given.award.uuid)
    given.undone_at, given.undone_by, given.undone_reason = timezone.now(), actor, reason.strip()
    given.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    award.state = Award.State.READY
    award.save(update_fields=["state"])
    record(actor, "handover.undone", given)
    return given
