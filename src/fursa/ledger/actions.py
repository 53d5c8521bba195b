"""Setting budgets, committing parts of them, and letting go of what is not needed."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import WrongStateError
from fursa.ledger.models import Budget, Commitment
from fursa.rules.money import format_money_with_unit


class BudgetExceededError(WrongStateError):
    """`missing`: the centimes that are missing; said in dirhams."""

    sentence = _("The budget has no room for this: %(missing)s are missing.")

    def __str__(self) -> str:
        missing, language = self.params.get("missing"), (get_language() or "ar")[:2]
        assert isinstance(missing, int)
        return str(self.sentence) % {"missing": format_money_with_unit(missing, language)}


@transaction.atomic
def ensure_budget(*, purpose: str, funder: str, names: dict[str, str], amount_centimes: int) -> Budget:
    """The budget of that purpose and funder, made or brought up to date; never below what is committed."""
    fields = {f"name_{language}": name for language, name in names.items()}
    budget, _made = Budget.objects.select_for_update().update_or_create(
        purpose=purpose, funder=funder, defaults={**fields, "amount_centimes": amount_centimes}
    )
    return budget


@transaction.atomic
def commit(*, actor: User, budget_pk: int, subject: UUID, amount_centimes: int) -> Commitment:
    """Promise a part of a budget to a subject, once; raises BudgetExceededError where there is not enough.

    The row is locked before it is checked, so that parallel requests cannot together pass the amount; the
    table's constraint would refuse them even then.
    """
    require(actor, "award.commit")
    budget = Budget.objects.select_for_update().get(pk=budget_pk)
    done = Commitment.objects.filter(budget=budget, subject=subject, state=Commitment.State.COMMITTED).first()
    if done is not None:
        return done
    if amount_centimes > budget.free_centimes:
        raise BudgetExceededError(missing=amount_centimes - budget.free_centimes)
    Budget.objects.filter(pk=budget.pk).update(committed_centimes=F("committed_centimes") + amount_centimes)
    commitment = Commitment.objects.create(
        budget=budget, subject=subject, amount_centimes=amount_centimes, committed_by=actor
    )
    record(actor, "budget.committed", commitment, budget=budget.funder, centimes=amount_centimes)
    return commitment


@transaction.atomic
def release(*, actor: User, subject: UUID) -> int:
    """Give back what was committed to a subject; returns the centimes that are free again."""
    require(actor, "award.commit")
    freed = 0
    for commitment in Commitment.objects.filter(subject=subject, state=Commitment.State.COMMITTED):
        Budget.objects.select_for_update().get(pk=commitment.budget_id)
        Budget.objects.filter(pk=commitment.budget_id).update(
            committed_centimes=F("committed_centimes") - commitment.amount_centimes
        )
        commitment.state = Commitment.State.RELEASED
        commitment.save(update_fields=["state"])
        record(actor, "budget.released", commitment, centimes=commitment.amount_centimes)
        freed += commitment.amount_centimes
    return freed
