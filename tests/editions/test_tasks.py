"""Proposals asked for behind the pages: once, by those who may."""

from __future__ import annotations

from uuid import uuid4

import pytest

from fursa.core.errors import ForbiddenError
from fursa.core.scope import scope
from fursa.editions.actions.proposal.requesting import request_proposals
from tests import make

pytestmark = pytest.mark.django_db


def test_proposals_are_asked_for_once_while_a_run_is_under_way() -> None:
    edition, manager = make.edition(draw_seed="s"), make.user(role="programme_manager")

    with scope(manager):
        first = request_proposals(actor=manager, edition=edition, key=uuid4(), next_url="/")
        again = request_proposals(actor=manager, edition=edition, key=uuid4(), next_url="/")

    assert (first[1], again[1]) == (True, False)
    assert first[0] == again[0]


def test_only_who_may_propose_asks() -> None:
    adviser = make.user(role="centre_adviser")
    with scope(adviser), pytest.raises(ForbiddenError):
        request_proposals(actor=adviser, edition=make.edition(), key=uuid4(), next_url="/")
