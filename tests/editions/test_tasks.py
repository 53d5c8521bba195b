"""Proposals made behind the pages, in the scope of whoever asked for them."""

from __future__ import annotations

from typing import Any

import pytest

from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.editions.models import Edition, Proposal
from fursa.editions.tasks import propose
from tests import make

pytestmark = pytest.mark.django_db


def made_by_a_job(edition: Edition) -> Run:
    manager = make.user(role="programme_manager")
    run = Run.objects.create(kind="edition.propose", subject=edition.code, actor_id=manager.pk)
    propose(run_uuid=str(run.uuid), user_pk=manager.pk, edition_code=edition.code)
    run.refresh_from_db()
    return run


def test_both_proposals_are_made_and_the_run_names_them(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"
    edition = make.edition(draw_seed="s")
    make.application(edition)

    run = made_by_a_job(edition)

    assert run.state == Run.State.DONE
    assert {"value", "merit"} <= set(run.result)
    with scope(make.system()):
        assert Proposal.objects.filter(edition=edition).count() == 2


def test_a_job_that_cannot_propose_leaves_no_proposal() -> None:
    edition = make.edition()

    made_by_a_job(edition)

    assert not Proposal.objects.exists()
