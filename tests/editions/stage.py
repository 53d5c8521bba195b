"""An edition on its way: proposed, ruled on, signed. Shared by the tests of what comes after."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from fursa.accounts.models import User
from fursa.core.scope import scope
from fursa.editions.actions.decisions import decide_as_proposed, finish_decisions, open_minutes, sign_minutes
from fursa.editions.actions.proposal import make_proposals, set_draw_seed
from fursa.editions.models import Edition, Minutes, Proposal
from tests import make

TODAY = date(2015, 6, 1)


def holder(edition: Edition, code: str) -> User:
    user = edition.members.get(code=code).user
    assert user is not None
    return user


def proposed(edition: Edition, aim: str = "merit") -> Proposal:
    """The proposal for `aim`, by a manager, after a draw with the seed `s`."""
    manager = make.user(role="programme_manager")
    with scope(manager):
        if not edition.draw_seed:
            set_draw_seed(actor=manager, edition=edition, seed="s")
        return make_proposals(actor=manager, edition=edition, today=TODAY)[aim]


def session(edition: Edition, present: tuple[str, ...] = ("m1", "m2", "m3")) -> Minutes:
    proposal, chair = proposed(edition), holder(edition, present[0])
    with scope(chair):
        return open_minutes(actor=chair, proposal=proposal, present=present, held_on=TODAY, today=TODAY)


def ruled(edition: Edition, present: tuple[str, ...] = ("m1", "m2", "m3")) -> Minutes:
    """A session that ruled on everything as proposed and waits for its signatures."""
    minutes, chair = session(edition, present), holder(edition, present[0])
    with scope(chair):
        decide_as_proposed(actor=chair, minutes=minutes)
        return finish_decisions(actor=chair, minutes=minutes)


def signed(minutes: Minutes) -> Minutes:
    """Signed by all who were present, on a paper that nobody drew."""
    Minutes.objects.filter(pk=minutes.pk, document=None).update(document=uuid4())
    for seat in minutes.present.filter(signs=True):
        assert seat.user is not None
        with scope(seat.user):
            minutes = sign_minutes(actor=seat.user, minutes=minutes)
    return minutes
