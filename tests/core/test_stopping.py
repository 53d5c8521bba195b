"""A step that works may be asked to stop by whoever began it, and by nobody else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from fursa.core.actions import ask_to_stop, open_run, running
from fursa.core.errors import ForbiddenError, WrongStateError
from fursa.core.models import Run
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


@pytest.mark.parametrize(
    ("error", "state", "said"),
    [(KeyError("x"), "failed", "خلل غير متوقع"), (KeyboardInterrupt(), "interrupted", "")],
)
def test_no_name_of_an_error_is_shown(error: BaseException, state: str, said: str) -> None:
    with pytest.raises(type(error)), running(make.user(), "work"):
        raise error

    run = Run.objects.get()
    assert run.state == state
    assert said in run.error
    assert type(error).__name__ not in run.error
    assert bool(run.error) == bool(said)


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


def test_whoever_watches_to_the_end_is_taken_to_the_result_and_a_failure_is_read_first(
    client: Client,
) -> None:
    user = make.user()
    client.force_login(user)
    run, _is_new = open_run(user, "work", "x", key=uuid4(), next_url="/editions/")
    url, watching = reverse("core:run", args=[run.uuid]), {"HX-Request": "true"}

    Run.objects.filter(pk=run.pk).update(state="failed", error="These two rules clash.")
    failed = client.get(url, headers=watching)
    Run.objects.filter(pk=run.pk).update(state="done")
    done = client.get(url, headers=watching)

    assert "HX-Redirect" not in failed.headers
    assert "These two rules clash." in failed.content.decode()
    assert 'href="/editions/"' in failed.content.decode()
    assert "أعيدوا التشغيل" not in failed.content.decode()
    assert done.headers["HX-Redirect"] == "/editions/"
