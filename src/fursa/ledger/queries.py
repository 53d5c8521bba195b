"""Reading budgets."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.ledger.models import Budget


@dataclass(frozen=True, slots=True)
class Standing:
    """How a purpose's money stands, in centimes, over all its funders."""

    budget_centimes: int
    committed_centimes: int

    @property
    def free_centimes(self) -> int:
        return self.budget_centimes - self.committed_centimes


def list_budgets(user: User, purpose: str) -> QuerySet[Budget]:
    require(user, "budget.read")
    return Budget.objects.filter(purpose=purpose)


def get_standing(user: User, purpose: str) -> Standing:
    budgets = list(list_budgets(user, purpose))
    return Standing(sum(b.amount_centimes for b in budgets), sum(b.committed_centimes for b in budgets))
