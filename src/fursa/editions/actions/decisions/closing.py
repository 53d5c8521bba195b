"""Ending a session: every application ruled on, the reserve list in order, the minutes signed and final."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import ForbiddenError, WrongStateError
from fursa.editions import queries
from fursa.editions.actions.decisions.holding import Held
from fursa.editions.actions.decisions.meeting import check_open, present_seat
from fursa.editions.models import Award, Decision, Edition, Minutes, MinutesSignature, ProposalLine
from fursa.editions.queries.files import submitted

BATCH = 1000


class UndecidedError(WrongStateError):
    sentence = _("Applications without a ruling: %(count)s. Rule on each before the session ends.")


class UnreachedMinimumError(WrongStateError):
    sentence = _("The decisions leave this unreached: %(rules)s Say why in the minutes, or rule otherwise.")


@transaction.atomic
def finish_decisions(*, actor: User, minutes: Minutes, remarks: str = "") -> Minutes:
    """End the rulings: the reserve list is set and the minutes wait for their signatures.

    UndecidedError while an application has no ruling; UnreachedMinimumError where a minimum or share is not
    reached and `remarks` do not say why.
    """
    require(actor, "decision.record")
    locked = queries.lock_minutes(actor, minutes)
    check_open(locked)
    present_seat(actor, locked)
    _check_all_ruled(locked)
    held = Held(locked)
    if over := held.overrun():
        raise WrongStateError(
            _("The decisions pass a limit: %(rules)s"),
            rules=" ".join(held.in_words(broken) for broken in over),
        )
    missed = held.unreached()
    if missed and not remarks.strip():
        raise UnreachedMinimumError(rules=" ".join(held.in_words(broken) for broken in missed))
    reserve = _set_reserve_list(locked)
    locked.remarks = remarks.strip()
    locked.state = Minutes.State.TO_SIGN
    locked.save(update_fields=["remarks", "state"])
    record(actor, "minutes.finished", locked, reserve=reserve, unreached=[broken.rule for broken in missed])
    return locked


def _check_all_ruled(minutes: Minutes) -> None:
    awarded = Award.objects.filter(edition=minutes.edition).exclude(state=Award.State.CANCELLED)
    waiting = (
        submitted(minutes.edition)
        .exclude(decisions__minutes=minutes)
        .exclude(pk__in=awarded.values("application"))
        .count()
    )
    if waiting:
        raise UndecidedError(count=waiting)


def _set_reserve_list(minutes: Minutes) -> int:
    """لائحة الانتظار: within each territory by merit, then the draw. Nobody whom the committee refused although
    proposed, nobody who is accepted through another application; returns how many stand on it."""
    Decision.objects.filter(minutes=minutes, reserve_rank__isnull=False).update(reserve_rank=None)
    decisions = Decision.objects.filter(minutes=minutes).select_related("person", "application")
    accepted = {_whose(d) for d in decisions if d.kind == Decision.Kind.ACCEPTED}
    rank = dict(
        ProposalLine.objects.filter(proposal=minutes.proposal_id, rank__isnull=False).values_list(
            "application_id", "rank"
        )
    )
    waiting = [
        d
        for d in decisions
        if d.kind == Decision.Kind.NOT_ACCEPTED
        and not d.departs
        and d.application_id in rank
        and _whose(d) not in accepted
    ]
    waiting.sort(key=lambda d: (d.application.territory_id, rank[d.application_id]))
    places: dict[int, int] = {}
    seen: set[int] = set()
    listed = []
    for decision in waiting:
        if _whose(decision) in seen:
            continue
        seen.add(_whose(decision))
        territory = decision.application.territory_id
        decision.reserve_rank = places[territory] = places.get(territory, 0) + 1
        listed.append(decision)
    Decision.objects.bulk_update(listed, ["reserve_rank"], batch_size=BATCH)
    return len(listed)


def _whose(decision: Decision) -> int:
    return decision.person.canonical_id or decision.person_id


@transaction.atomic
def reopen_decisions(*, actor: User, minutes: Minutes) -> Minutes:
    """Go back to ruling; possible until the first signature. The minutes must be generated again."""
    require(actor, "decision.record")
    locked = queries.lock_minutes(actor, minutes)
    present_seat(actor, locked)
    if locked.state != Minutes.State.TO_SIGN or locked.signatures.exists():
        raise WrongStateError(_("These minutes carry a signature: they are reopened no more."))
    locked.state, locked.document = Minutes.State.DRAFT, None
    locked.save(update_fields=["state", "document"])
    record(actor, "minutes.reopened", locked)
    return locked


@transaction.atomic
def sign_minutes(*, actor: User, minutes: Minutes) -> Minutes:
    """Sign for the actor's seat; a second time changes nothing. With the last signature required the minutes and
    the edition's decisions are final.

    Required: every seat that signs and was present, each by its own holder. The minutes must be generated first:
    one signs what one can read.
    """
    require(actor, "minutes.sign")
    locked = queries.lock_minutes(actor, minutes)
    seat = present_seat(actor, locked)
    if not seat.signs:
        raise ForbiddenError(_("Your seat does not sign the minutes."))
    if locked.state == Minutes.State.DRAFT or locked.document is None:
        raise WrongStateError(_("The minutes are not generated yet."))
    _signature, is_new = MinutesSignature.objects.get_or_create(
        minutes=locked, member=seat, defaults={"signed_by": actor}
    )
    if not is_new:
        return locked
    record(actor, "minutes.signed", locked, member=seat.code)
    if not queries.list_missing_signers(actor, locked):
        locked.state = Minutes.State.FINAL
        locked.save(update_fields=["state"])
        Edition.objects.filter(pk=locked.edition_id).update(state=Edition.State.FINAL)
        record(actor, "minutes.final", locked)
    return locked
