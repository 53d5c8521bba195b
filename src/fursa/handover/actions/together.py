"""Many hand-overs at once: a thousand in a few seconds, each judged by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import body_hash
from fursa.core.errors import ConflictError, FursaError, MissingError
from fursa.core.models import ActKey
from fursa.editions.models import Award
from fursa.handover.actions.giving import ACT, Wanted, lock_others, make_hand_over, require_givable
from fursa.handover.models import Ceremony, HandOver
from fursa.handover.queries import map_given_instead
from fursa.people.queries.duplicates import list_held

BATCH = 500


@transaction.atomic
def record_hand_overs(
    *, actor: User, ceremony: Ceremony, on: date, wanted: Sequence[Wanted]
) -> tuple[list[HandOver], list[tuple[UUID, str]]]:
    """Record many together; one that cannot be given does not stop the others.

    Returns what was given (now, or before under the same key), and for each that was not, the award and the
    reason.
    """
    require(actor, "handover.record")
    # The awards first, in one order: a parallel repeat waits here, and then finds the keys taken.
    awards = _lock_awards({one.award_uuid for one in wanted})
    standing = _list_standing(awards)
    answered = _answered(actor, wanted)
    held = list_held(actor, {award.person_id for award in awards.values()})
    others = lock_others(actor, list(awards.values()))
    instead = map_given_instead(others)
    given: list[HandOver] = []
    fresh: list[tuple[Wanted, HandOver]] = []
    refused: list[tuple[UUID, str]] = []
    for one in wanted:
        try:
            if (before := _given_before(answered, one, on)) is not None:
                given.append(before)
                continue
            award = awards.get(one.award_uuid)
            if award is None:
                raise MissingError
            require_givable(
                award, standing.get((award.pk, one.part)), one, ceremony, on,
                held=award.person_id in held, instead=instead.get(award.pk),
            )  # fmt: skip
        except FursaError as error:
            refused.append((one.award_uuid, str(error)))
            continue
        hand_over = make_hand_over(actor, award, one, ceremony, on)
        standing[award.pk, one.part] = hand_over
        instead |= {other.pk: award for other in others.get(award.pk, ())}
        fresh.append((one, hand_over))
        given.append(hand_over)
    _write(actor, on, fresh, standing)
    return given, refused


def _lock_awards(wanted: set[UUID]) -> dict[UUID, Award]:
    rows = (
        Award.objects.select_for_update(of=("self",))
        .select_related("territory", "person")
        .filter(uuid__in=wanted)
        .order_by("pk")
    )
    return {award.uuid: award for award in rows}


def _list_standing(awards: dict[UUID, Award]) -> dict[tuple[int, str], HandOver]:
    rows = HandOver.objects.filter(award__in=awards.values(), undone_at__isnull=True)
    return {(row.award_id, row.part): row for row in rows.select_related("given_by")}


def _answered(actor: User, wanted: Sequence[Wanted]) -> dict[UUID, tuple[ActKey, HandOver]]:
    keys = ActKey.objects.filter(actor_id=actor.pk, action=ACT, key__in=[one.key for one in wanted])
    taken = {key.result["uuid"]: key for key in keys}
    rows = HandOver.objects.filter(uuid__in=taken).select_related("award", "given_by")
    return {taken[str(row.uuid)].key: (taken[str(row.uuid)], row) for row in rows}


def _given_before(answered: dict[UUID, tuple[ActKey, HandOver]], one: Wanted, on: date) -> HandOver | None:
    if one.key not in answered:
        return None
    key, hand_over = answered[one.key]
    if key.body_hash != body_hash(one.body(on)):
        raise ConflictError
    return hand_over


def _write(
    actor: User,
    on: date,
    fresh: Sequence[tuple[Wanted, HandOver]],
    standing: dict[tuple[int, str], HandOver],
) -> None:
    HandOver.objects.bulk_create([row for _one, row in fresh], batch_size=BATCH)
    ActKey.objects.bulk_create(
        [
            ActKey(
                actor_id=actor.pk, action=ACT, key=one.key, body_hash=body_hash(one.body(on)),
                result={"uuid": str(row.uuid)},
            )
            for one, row in fresh
        ],
        batch_size=BATCH,
    )  # fmt: skip
    complete = {
        row.award_id
        for _one, row in fresh
        if all((row.award_id, part) in standing for part in row.award.parts)
    }
    Award.objects.filter(pk__in=complete).update(state=Award.State.HANDED_OVER)
    for one, row in fresh:
        record(actor, "handover.recorded", row, part=one.part, centimes=row.amount_centimes)
