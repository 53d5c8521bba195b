"""A reviewer who knows, from a paper or a call, that two records may be one puts them side by side by hand."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError
from fursa.people.models import DuplicatePair, Person
from fursa.people.queries.duplicates import describe
from fursa.rules.digits import latin_digits
from fursa.rules.identity import recognise
from fursa.rules.identity.recognition import VERSION


@transaction.atomic
def name_pair(*, actor: User, one: str, other: str) -> DuplicatePair:
    """The pair of two references, new or as it stands; naming it says nothing yet, and joins nobody."""
    require(actor, "identity.review")
    first, second = sorted((_find(one), _find(other)), key=lambda person: person.pk)
    if first == second:
        raise InvalidError(_("Both references are of one record."))
    if (first.canonical_id or first.pk) == (second.canonical_id or second.pk):
        raise InvalidError(_("These two records are one person already."))
    (likeness,) = recognise(describe(first), [describe(second)], register=Person.objects.count())
    pair, is_new = DuplicatePair.objects.get_or_create(
        person=first,
        other=second,
        defaults={
            "probability": likeness.probability,
            "evidence": likeness.evidence(),
            "model_version": VERSION,
        },
    )
    if is_new:
        record(actor, "identity.named", first, pair=str(pair.uuid))
    return pair


def _find(reference: str) -> Person:
    wanted = latin_digits(reference).strip().upper()
    person = Person.objects.filter(reference__iexact=wanted).first()
    if person is None:
        raise InvalidError(_("No record has the reference «%(reference)s»."), reference=wanted[:40])
    return person
