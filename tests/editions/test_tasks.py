"""Proposals made behind the pages: asked for once, followed by their run."""

from __future__ import annotations

from typing import Any

import pytest

from fursa.core.errors import ForbiddenError
from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.editions.models import Proposal
from fursa.editions.tasks import ask_for_proposals, propose
from tests import make

pytestmark = pytest.mark.django_db


def test_proposals_are_asked_for_once_and_made_in_the_scope_of_who_asked(
    settings: Any, tmp_path: Any
) -> None:
    settings.FURSA_FILES = tmp_path / "files"
    edition = make.edition(draw_seed="s")
    make.application(edition)
    manager = make.user(role="programme_manager")
    with scope(manager):
        run = ask_for_proposals(actor=manager, edition=edition)
        assert ask_for_proposals(actor=manager, edition=edition) == run

    propose(user_id=manager.pk, edition_id=edition.pk, run_id=run.pk)

    run.refresh_from_db()
    assert run.state == Run.State.DONE
    assert set(run.result) == {"value", "merit"}
    assert Proposal.objects.filter(made_by=manager).count() == 2


def test_only_who_may_propose_asks() -> None:
    adviser = make.user(role="centre_adviser")
    with scope(adviser), pytest.raises(ForbiddenError):
        ask_for_proposals(actor=adviser, edition=make.edition())
