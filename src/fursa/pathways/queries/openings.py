"""Places that partners offer, and how many of them are taken."""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.models import F, Func, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.core.errors import ForbiddenError, MissingError
from fursa.network.models import Agreement
from fursa.pathways.models import Opening

PLENTY = 10_000


def list_openings(user: User) -> QuerySet[Opening]:
    """Every opening with `taken`, the places held by anybody, whoever may see them."""
    require(user, "opening.read")
    taken = Func(F("pk"), function="fursa_places_taken")
    return Opening.objects.select_related("partner", "place__parent", "agreement").annotate(taken=taken)


def get_opening(user: User, opening_uuid: UUID) -> Opening:
    found = list_openings(user).filter(uuid=opening_uuid).first()
    if found is None:
        raise MissingError
    return found


def lock_opening(user: User, opening_uuid: UUID) -> Opening:
    """The row, locked until the transaction ends: who takes a place goes in turn."""
    if not (may(user, "opening.read") or may(user, "placement.answer")):
        raise ForbiddenError
    rows = Opening.objects.select_for_update(of=("self",)).select_related("partner", "place")
    found = rows.filter(uuid=opening_uuid).first()
    if found is None:
        raise MissingError
    return found


def count_offered(agreement: Agreement, kind: str, year: int) -> int:
    """Places of a kind offered under an agreement for a calendar year; of a closed opening, those that were taken."""
    rows = Opening.objects.filter(agreement=agreement, kind=kind).annotate(
        first=Coalesce("starts_on", TruncDate("recorded_at")),
        taken=Func(F("pk"), function="fursa_places_taken"),
    )
    return sum(
        row.places if row.state == Opening.State.OPEN else row.taken for row in rows.filter(first__year=year)
    )


def count_agreed_left(agreement: Agreement, kind: str, year: int) -> int:
    """What an agreement leaves of a kind in a year: none of a kind that is not agreed, plenty where no number is."""
    quotas = {quota.kind: quota.places for quota in agreement.quotas.all()}
    if not quotas:
        return PLENTY
    return quotas.get(kind, 0) - count_offered(agreement, kind, year)


def count_taken(opening: Opening) -> int:
    """Places that somebody is proposed for, accepted for or in: of everyone, whom the user sees or not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT fursa_places_taken(%s)", [opening.pk])
        return int(cursor.fetchone()[0])
