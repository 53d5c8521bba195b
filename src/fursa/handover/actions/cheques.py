"""Preparing what will be given: cheques drawn in a row, equipment set aside from the kits' stock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError
from fursa.editions.models import Award, Edition
from fursa.editions.queries.awards import list_awards
from fursa.handover.models import Cheque
from fursa.handover.policies import card_problem


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was prepared, and what was not and why: (award's reference, reason)."""

    done: list[str]
    not_done: list[tuple[str, str]]


@transaction.atomic
def prepare_cheques(
    *, actor: User, edition: Edition, account: str, first_number: int, drawn_on: date
) -> Prepared:
    """Draw a cheque for every undertaken award that has one, numbered in a row from `first_number`.

    An award without a valid identity card waits, with the reason; its number goes to the next. Awards that
    have no equipment part are ready with their cheque.
    """
    require(actor, "cheque.prepare")
    account = account.strip()
    if not account or first_number < 1:
        raise InvalidError(_("Name the account, and the number of the first cheque."))
    payable: list[Award] = []
    not_done: list[tuple[str, str]] = []
    for award in _undertaken(actor, edition).filter(cheque_centimes__gt=0, cheque__isnull=True):
        problem = card_problem(award.person, drawn_on)
        if problem is None:
            payable.append(award)
        else:
            not_done.append((award.reference, problem))
    numbers = [f"{first_number + place:07d}" for place in range(len(payable))]
    _require_free(account, numbers)
    for award, number in zip(payable, numbers, strict=True):
        _draw(actor, award, Cheque(account=account, number=number, drawn_on=drawn_on))
    not_done += [
        (award.reference, _("The undertaking is not signed yet."))
        for award in list_awards(actor, edition).filter(state=Award.State.COMMITTED, cheque_centimes__gt=0)
    ]
    return Prepared([award.reference for award in payable], not_done)


def _require_free(account: str, numbers: list[str]) -> None:
    """Whatever edition or territory a cheque was drawn for, its number is taken for good."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"fursa.cheques.{account}"])
    taken = Cheque.objects.filter(account=account, number__in=numbers).order_by("number").first()
    if taken is not None:
        raise InvalidError(
            _("Cheque %(number)s of this account is drawn already. Begin after the last one."),
            number=taken.number,
        )


def _draw(actor: User, award: Award, cheque: Cheque) -> None:
    cheque.award, cheque.person_id = award, award.person_id
    cheque.amount_centimes, cheque.prepared_by = award.cheque_centimes, actor
    cheque.save()
    record(actor, "cheque.prepared", cheque, number=cheque.number)
    _ready(actor, award)


@transaction.atomic
def prepare_equipment(*, actor: User, edition: Edition) -> Prepared:
    """Awards of equipment alone are ready once undertaken; those with a cheque wait for it."""
    require(actor, "cheque.prepare")
    done = []
    for award in _undertaken(actor, edition).filter(cheque_centimes=0):
        _ready(actor, award)
        done.append(award.reference)
    return Prepared(done, [])


def _undertaken(actor: User, edition: Edition) -> QuerySet[Award]:
    return (
        list_awards(actor, edition)
        .select_for_update(of=("self",))
        .filter(state=Award.State.UNDERTAKEN)
        .order_by("territory__position", "reference")
    )


def _ready(actor: User, award: Award) -> None:
    award.state = Award.State.READY
    award.save(update_fields=["state"])
    record(actor, "award.ready", award)
