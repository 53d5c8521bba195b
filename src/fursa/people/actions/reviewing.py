"""What reviewers say of two records, and the persons that follow from it. Records themselves never change."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.people.models import DuplicatePair, HoldRelease, LinkAssertion, Person
from fursa.people.queries.chains import get_joined, list_group
from fursa.people.queries.duplicates import list_assertions, standing
from fursa.rules.identity import settled, takes_two_back

# Reviews are few and touch one another's groups: they go one at a time.
_LOCK = 7_201_504


@transaction.atomic
def judge_pair(
    *, actor: User, pair: DuplicatePair, verdict: str, reason: str, needs_two: bool
) -> DuplicatePair:
    """Say that two records are the same person, are two, or that one cannot tell; the pair settles when enough agree.

    `needs_two`: where money is involved, two different people must hold the same.
    """
    require(actor, "identity.review")
    locked = _lock(pair)
    if verdict not in LinkAssertion.Verdict.values:
        raise InvalidError(_("Say whether they are the same person."))
    reason = reason.strip()
    if not reason:
        raise InvalidError(_("Say what decided you; whoever looks at it later needs it."))
    if locked.state != DuplicatePair.State.OPEN:
        raise WrongStateError(_("This pair is settled. Take the decision back first."))
    LinkAssertion.objects.create(
        person=locked.person,
        other=locked.other,
        verdict=verdict,
        reason=reason,
        evidence=locked.evidence | {"probability": round(locked.probability, 4)},
        model_version=locked.model_version,
        asserted_by=actor,
    )
    held = settled(standing(list(list_assertions(actor, locked))), needs_two=needs_two)
    if held is not None:
        locked.state = held
        locked.save(update_fields=["state"])
        touched = _recompute(actor, locked)
        _lapse(HoldRelease.objects.filter(person__in=touched, confirmed_by=None))
    record(
        actor, "identity.judged", locked.person, pair=str(locked.uuid), verdict=verdict, settled=held or ""
    )
    return locked


@transaction.atomic
def retract_pair(*, actor: User, pair: DuplicatePair, reason: str, needs_two: bool) -> DuplicatePair:
    """Take a decision back: the pair waits for review again, and the persons are what they were without it.

    As many take it back as decide: where two did, or now would (`needs_two`), the first asks and gives the reason, and
    the pair stays settled until another reviewer agrees.
    """
    require(actor, "identity.review")
    locked = _lock(pair)
    if locked.state == DuplicatePair.State.OPEN:
        raise WrongStateError(_("This pair waits for review: there is no decision to take back."))
    said = list_assertions(actor, locked).filter(retracted_at=None)
    asked = said.exclude(retraction_asked_by=None).first()
    if asked is None:
        reason = reason.strip()
        if not reason:
            raise InvalidError(_("Say what decided you; whoever looks at it later needs it."))
        said.update(retracted_reason=reason)
        if takes_two_back(standing(list(said)), needs_two=needs_two):
            said.update(retraction_asked_by=actor, retraction_asked_at=timezone.now())
            record(actor, "identity.retraction_asked", locked.person, pair=str(locked.uuid))
            return locked
    elif asked.retraction_asked_by_id == actor.pk:
        raise ForbiddenError(_("Another reviewer agrees to it: two people take this decision back."))
    said.update(retracted_by=actor, retracted_at=timezone.now())
    locked.state = DuplicatePair.State.OPEN
    locked.save(update_fields=["state"])
    touched = _recompute(actor, locked)
    _lapse(HoldRelease.objects.filter(person__in=touched))
    record(actor, "identity.retracted", locked.person, pair=str(locked.uuid))
    return locked


def _lock(pair: DuplicatePair) -> DuplicatePair:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    return (
        DuplicatePair.objects.select_for_update(of=("self",))
        .select_related("person", "other")
        .get(pk=pair.pk)
    )


def _recompute(actor: User, pair: DuplicatePair) -> set[int]:
    """Derive `canonical` anew for everyone whom this pair may join or part; returns them."""
    touched = list_group(actor, [pair.person_id, pair.other_id])
    canonical = get_joined(actor, touched).canonical
    for person in Person.objects.filter(pk__in=touched):
        first = canonical.get(person.pk)
        if person.canonical_id != first:
            person.canonical_id = first
            person.save(update_fields=["canonical"])
    return touched


def _lapse(releases: QuerySet[HoldRelease]) -> None:
    """Releases speak of a review that was awaited when they were asked for; another one asks two people anew."""
    releases.filter(lapsed_at=None).update(lapsed_at=timezone.now())
