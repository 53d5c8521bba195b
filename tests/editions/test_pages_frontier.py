"""What more or less money would change: worked out in the background, told in a sentence, drawn and listed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.editions.actions.proposal.frontier import budgets_around
from fursa.editions.models import Edition
from fursa.editions.tasks import work_out
from tests import make
from tests.editions.pages import address, client_of, text_of
from tests.editions.stage import proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"


def test_the_edition_budget_is_one_of_twenty() -> None:
    budgets = budgets_around(1_000_000)

    assert len(budgets) == 20
    assert 1_000_000 in budgets
    assert budgets == sorted(set(budgets))
    assert (budgets[0], budgets[-1]) == (550_000, 1_500_000)


def test_the_manager_asks_and_the_committee_reads_what_more_money_would_do(settings: Any) -> None:
    edition = make.edition(budget_centimes=4_000_000, places=10)
    for mark in ("19", "18", "17"):
        make.application(edition, mark=mark, cheques=[2_000_000])
    proposal, manager = proposed(edition, "value"), make.user(role="programme_manager")
    page, asking = address("frontier", edition, "value"), client_of(manager, settings)

    before = asking.get(page)
    first, again = (
        asking.post(address("try-budgets", edition, "value"), {"key": str(uuid4())}) for _each in range(2)
    )
    meanwhile = asking.get(page)
    run = Run.objects.get(kind="edition.frontier")
    Run.objects.update(state="failed")
    failed = asking.get(page)
    work_out(run_uuid=str(run.uuid), user_pk=manager.pk, proposal_uuid=str(proposal.uuid))
    after = client_of(make.user(role="director"), settings).get(page)

    assert "لم يُحسب بعد" in text_of(before)
    assert first.url == again.url
    assert ['name="key"' in shown.content.decode() for shown in (before, meanwhile, failed)] == [
        True,
        False,
        True,
    ]
    run.refresh_from_db()
    assert (run.state, run.done) == (Run.State.DONE, 20)
    with scope(make.system()):
        proposal.refresh_from_db()
    assert [point["count"] for point in proposal.frontier] == [1] * 9 + [2] * 10 + [3]
    assert "يمكن دعم شخص واحد آخر" in text_of(after)
    assert "ينقص عدد المدعومين بشخص واحد" in text_of(after)
    assert [len(chart.rows) for chart in after.context["charts"]] == [20, 20]
    assert not after.context["fewer"]


def test_a_limit_on_people_is_told_as_what_more_money_cannot_lift(settings: Any) -> None:
    edition: Edition = make.edition(budget_centimes=4_000_000, places=1)
    for mark in ("19", "18"):
        make.application(edition, mark=mark, cheques=[2_000_000])
    proposal, manager = proposed(edition, "value"), make.user(role="programme_manager")
    run = Run.objects.create(kind="edition.frontier", subject=str(proposal.uuid))

    work_out(run_uuid=str(run.uuid), user_pk=manager.pk, proposal_uuid=str(proposal.uuid))

    page = client_of(manager, settings).get(address("frontier", edition, "value"))
    assert "المال وحده لا يكفي" in text_of(page)
