"""The proposal's pages: asked for in the background, both aims side by side, each line with its reason."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.editions.models import Edition, Proposal
from fursa.editions.tasks import propose
from tests import make
from tests.editions.pages import address, client_of, text_of
from tests.editions.stage import proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"


@pytest.fixture
def edition() -> Edition:
    edition = make.edition(places=1, territories=("rabat", "fes"))
    make.application(edition, reference="D-best", mark="18")
    make.application(edition, reference="D-next", mark="15")
    return edition


def test_the_seed_is_entered_first_and_then_stands_on_the_page(edition: Edition, settings: Any) -> None:
    manager = client_of(make.user(role="programme_manager"), settings)

    early = manager.post(address("make", edition), {"key": str(uuid4())})
    manager.post(address("draw", edition), {"seed": "سبعة عشر"})

    assert early.status_code == 409
    assert "سبعة عشر" in text_of(manager.get(address("proposal", edition)))


def test_a_proposal_asked_for_twice_is_one_run_and_one_job(edition: Edition, settings: Any) -> None:
    Edition.objects.filter(pk=edition.pk).update(draw_seed="s")
    manager, key = client_of(make.user(role="programme_manager"), settings), str(uuid4())

    first, again = (manager.post(address("make", edition), {"key": key}) for _ in range(2))
    other = manager.post(address("make", edition), {"key": str(uuid4())})

    assert first.url == again.url == other.url
    assert Run.objects.filter(kind="edition.propose").count() == 1
    assert ProcrastinateJob.objects.filter(task_name="editions.propose").count() == 1


def test_a_run_left_silent_does_not_bar_the_next(edition: Edition, settings: Any) -> None:
    Edition.objects.filter(pk=edition.pk).update(draw_seed="s")
    left = Run.objects.create(kind="edition.propose", subject=edition.code, state=Run.State.RUNNING)
    Run.objects.filter(pk=left.pk).update(changed_at="2020-01-01T00:00:00Z")

    client_of(make.user(role="programme_manager"), settings).post(
        address("make", edition), {"key": str(uuid4())}
    )

    left.refresh_from_db()
    assert left.state == Run.State.INTERRUPTED
    assert Run.objects.filter(kind="edition.propose", state=Run.State.WAITING).count() == 1


def test_the_job_makes_both_and_the_run_leads_back_to_the_page(edition: Edition, settings: Any) -> None:
    Edition.objects.filter(pk=edition.pk).update(draw_seed="s")
    user = make.user(role="programme_manager")
    manager = client_of(user, settings)
    manager.post(address("make", edition), {"key": str(uuid4())})
    run = Run.objects.get(kind="edition.propose")

    propose(run_uuid=str(run.uuid), user_pk=user.pk, edition_code=edition.code)

    run.refresh_from_db()
    assert (run.state, run.result["next_url"]) == (Run.State.DONE, address("proposal", edition))
    assert sorted(Proposal.objects.values_list("aim", flat=True)) == ["merit", "value"]


def test_a_job_that_cannot_says_why_in_the_language_of_who_asked(edition: Edition) -> None:
    user = make.user(role="programme_manager", language="fr")
    run = Run.objects.create(kind="edition.propose", subject=edition.code)

    propose(run_uuid=str(run.uuid), user_pk=user.pk, edition_code=edition.code)

    run.refresh_from_db()
    assert run.state == Run.State.FAILED
    assert run.error.startswith("Tirez")


@pytest.mark.parametrize("breaks", ["get_edition", "make_proposals"])
def test_a_job_that_breaks_gives_a_reference_and_keeps_the_details_for_the_log(
    edition: Edition, breaks: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    user = make.user(role="programme_manager", language="fr")
    run = Run.objects.create(kind="edition.propose", subject=edition.code)

    def broken(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError("P-2015-000001")

    where = "fursa.editions.tasks.queries" if breaks == "get_edition" else "fursa.editions.tasks"
    monkeypatch.setattr(f"{where}.{breaks}", broken)
    with pytest.raises(ZeroDivisionError):  # for the queue, which logs it with its job
        propose(run_uuid=str(run.uuid), user_pk=user.pk, edition_code=edition.code)

    run.refresh_from_db()
    assert (run.state, run.finished_at is not None) == (Run.State.FAILED, True)
    assert run.error.startswith("Un problème imprévu")
    assert run.reference in run.error
    assert str(run.uuid).startswith(run.reference)
    assert not {"ZeroDivisionError", "P-2015-000001"} & set(run.error.split())
    assert f"ZeroDivisionError, reference {run.reference}" in caplog.text
    assert "P-2015-000001" not in caplog.text


def test_every_page_of_a_proposal_says_that_it_is_not_final(edition: Edition, settings: Any) -> None:
    proposed(edition)
    director = client_of(make.user(role="director"), settings)

    for url in (
        address("proposal", edition),
        address("lines", edition, "value"),
        address("rules", edition, "merit"),
    ):
        page = director.get(url)
        assert page.status_code == 200
        assert "غير نهائي" in page.content.decode()


def test_both_aims_stand_side_by_side_with_their_people(edition: Edition, settings: Any) -> None:
    proposed(edition)

    page = client_of(make.user(role="director"), settings).get(address("proposal", edition))

    figures = {row[0]: row[1:] for row in page.context["sides"].figures.rows}
    assert figures["عدد المقترحين"] == [1, 1]
    assert [values for _name, values in page.context["sides"].chart.rows] == [[2, 1, 1], [0, 0, 0]]


def test_each_line_has_its_reason_for_either_outcome(edition: Edition, settings: Any) -> None:
    proposed(edition)

    page = client_of(make.user(role="director"), settings).get(address("lines", edition, "merit"))

    said = [str(row[-1]) for row in page.context["table"].rows]
    assert len(said) == 2
    assert all("<li>" in reasons for reasons in said)


def test_files_that_changed_since_are_told_on_top(edition: Edition, settings: Any) -> None:
    proposed(edition)
    director = client_of(make.user(role="director"), settings)

    before = director.get(address("proposal", edition))
    make.application(edition)
    after = director.get(address("proposal", edition))

    assert (before.context["stale"], after.context["stale"]) == (False, True)


def test_nobody_of_the_field_opens_a_proposal(edition: Edition, settings: Any) -> None:
    adviser = make.user(role="centre_adviser", of=make.unit("centre"))
    with scope(adviser):
        page = client_of(adviser, settings).get(address("proposal", edition))

    assert page.status_code == 403
