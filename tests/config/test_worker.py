"""The worker's two hands: what is waited for at the screen and what is at rest keep neither from being done."""

from __future__ import annotations

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app

from fursa.accounts.tasks import seal_the_record
from fursa.config.serving import HANDS, take_up
from fursa.editions.tasks import propose
from fursa.people.tasks import compare_new

pytestmark = pytest.mark.django_db


def asked_for() -> None:
    propose.defer(run_uuid="r", user_pk=1, edition_code="e")


def taken(queues: list[str]) -> str:
    """The task that a hand takes next."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT procrastinate_register_worker_v1()")
        (worker,) = cursor.fetchone()
        cursor.execute(
            "SELECT task_name FROM procrastinate_fetch_job_v2(%s, %s)",
            [queues, worker],
        )
        return str(cursor.fetchone()[0]).rpartition(".")[2]


def test_a_proposal_waits_for_no_import_and_an_import_for_no_proposal() -> None:
    first, second = HANDS
    for _part in range(3):
        compare_new.defer(people=[1])
    for _request in range(3):
        asked_for()
    seal_the_record.defer()

    assert [taken(first), taken(second), taken(second)] == ["propose", "seal_the_record", "compare_new"]
    assert [taken(first), taken(second), taken(second)] == ["propose", "compare_new", "compare_new"]
    assert taken(second) == "propose"  # nothing at rest is left: both hands do what is waited for


def test_what_a_killed_program_was_doing_is_queued_again() -> None:
    compare_new.defer(people=[1])
    asked_for()
    seal_the_record.defer()
    for _job in range(3):
        taken(HANDS[1])

    def left() -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT status FROM procrastinate_jobs ORDER BY id")
            return [status for (status,) in cursor.fetchall()]

    def looked_after() -> list[str]:
        async_to_sync(take_up)(app.job_manager, after=0)
        return left()

    assert looked_after() == ["doing"] * 3  # their workers gave a sign a moment ago
    seal_the_record.defer()  # the clock brought the next one meanwhile
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '41 seconds'")
    assert looked_after() == ["todo", "todo", "doing", "todo"]
