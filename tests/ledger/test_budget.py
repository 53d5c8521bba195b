"""A budget cannot be overspent, whoever asks at once."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from fursa.core.errors import ForbiddenError
from fursa.core.scope import scope
from fursa.ledger.actions import BudgetExceededError, commit, ensure_budget, release
from fursa.ledger.models import Budget, Commitment
from tests import make


def budget(centimes: int) -> Budget:
    return ensure_budget(purpose="edition:x", funder="own", names={"ar": "ميزانية"}, amount_centimes=centimes)


@pytest.mark.django_db(transaction=True)
def test_forty_requests_at_once_never_commit_more_than_there_is() -> None:
    pot, finance = budget(1_000), make.user(role="finance_officer")
    start, refused = threading.Barrier(40), []

    def ask() -> None:
        start.wait()
        try:
            with scope(finance):
                commit(actor=finance, budget_pk=pot.pk, subject=uuid4(), amount_centimes=60)
        except BudgetExceededError:
            refused.append(1)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    pot.refresh_from_db()
    assert (Commitment.objects.count(), len(refused)) == (16, 24)
    assert pot.committed_centimes == 960


@pytest.mark.django_db
def test_the_database_itself_refuses_to_overspend() -> None:
    pot = budget(100)

    with pytest.raises(IntegrityError, match="ledger_never_overspent"), transaction.atomic():
        Budget.objects.filter(pk=pot.pk).update(committed_centimes=101)


@pytest.mark.django_db
def test_a_subject_is_committed_once_and_released_money_is_free_again() -> None:
    pot, finance, subject = budget(100), make.user(role="finance_officer"), uuid4()

    one = commit(actor=finance, budget_pk=pot.pk, subject=subject, amount_centimes=70)
    two = commit(actor=finance, budget_pk=pot.pk, subject=subject, amount_centimes=70)
    freed = release(actor=finance, subject=subject)

    assert one == two
    pot.refresh_from_db()
    assert (freed, pot.committed_centimes) == (70, 0)
    assert (
        commit(actor=finance, budget_pk=pot.pk, subject=uuid4(), amount_centimes=100).amount_centimes == 100
    )


@pytest.mark.django_db
def test_only_finance_commits() -> None:
    with pytest.raises(ForbiddenError):
        commit(actor=make.user(role="director"), budget_pk=budget(100).pk, subject=uuid4(), amount_centimes=1)
