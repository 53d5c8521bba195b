"""The same key is the same act; the same key for something else is refused."""

from __future__ import annotations

from uuid import uuid4

import pytest

from fursa.core.actions import once, running
from fursa.core.errors import ConflictError, WrongStateError
from fursa.core.models import Run
from tests import make

pytestmark = pytest.mark.django_db


def test_a_repeated_act_happens_once_and_gives_the_first_answer() -> None:
    user, key, done = make.user(), uuid4(), []

    answers = [
        once(user, "act", key, {"a": 1}, lambda: {"n": len(done), "x": done.append(1)}) for _ in range(3)
    ]

    assert done == [1]
    assert answers[0] == answers[1] == answers[2]


def test_the_same_key_with_another_body_is_refused() -> None:
    user, key = make.user(), uuid4()
    once(user, "act", key, {"a": 1}, dict)

    with pytest.raises(ConflictError):
        once(user, "act", key, {"a": 2}, dict)


def test_an_act_that_failed_may_be_tried_again_under_its_key() -> None:
    user, key = make.user(), uuid4()

    def fail() -> dict[str, str]:
        raise WrongStateError

    with pytest.raises(WrongStateError):
        once(user, "act", key, {}, fail)

    assert once(user, "act", key, {}, lambda: {"done": "yes"}) == {"done": "yes"}


def test_two_people_may_use_the_same_key() -> None:
    key = uuid4()

    assert once(make.user(), "act", key, {"a": 1}, lambda: {"who": 1}) == {"who": 1}
    assert once(make.user(), "act", key, {"a": 2}, lambda: {"who": 2}) == {"who": 2}


def test_a_run_tells_its_steps_and_how_it_ended() -> None:
    told: list[tuple[str, int, int]] = []
    user = make.user()

    with running(
        user, "work", "x", listener=lambda run: told.append((run.step, run.done, run.total))
    ) as progress:
        progress.step("First", 2)
        progress.advance(2)

    assert told == [("First", 0, 2), ("First", 2, 2)]
    run = Run.objects.get(kind="work")
    assert (run.state, run.actor_label) == ("done", user.label)


def test_a_run_that_fails_keeps_the_sentence_and_no_data() -> None:
    with pytest.raises(ValueError, match="Youssef"), running(make.user(), "work"):
        raise ValueError("Youssef Tajribi")

    run = Run.objects.get(kind="work")
    assert (run.state, run.reference in run.error) == ("failed", True)
    assert "Youssef" not in run.error
