"""A step that works may be asked to stop by whoever began it, and by nobody else."""

from __future__ import annotations

from uuid import uuid4

import pytest

from fursa.core.actions import ask_to_stop, open_run, running
from fursa.core.errors import ForbiddenError, WrongStateError
from tests import make

pytestmark = pytest.mark.django_db


def test_the_step_at_work_hears_it_and_the_next_one_does_not() -> None:
    user = make.user()
    run, _is_new = open_run(user, "work", "x", key=uuid4(), next_url="/", may_stop=True)

    with running(user, "work", run=run) as progress:
        at_work = progress.stopper()
        ask_to_stop(user, run)
        after = progress.stopper()

    assert at_work() is True
    assert after() is False


def test_who_did_not_begin_it_and_who_comes_too_late_is_refused() -> None:
    user = make.user()
    run, _is_new = open_run(user, "work", "x", key=uuid4(), next_url="/", may_stop=True)
    other, _is_new = open_run(user, "other", "x", key=uuid4(), next_url="/")

    with pytest.raises(ForbiddenError):
        ask_to_stop(make.user(), run)
    with pytest.raises(ForbiddenError):
        ask_to_stop(user, other)
    with running(user, "work", run=run):
        pass
    run.refresh_from_db()
    with pytest.raises(WrongStateError):
        ask_to_stop(user, run)
