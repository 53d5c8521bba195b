"""History by triggers: whoever changes a row, what it was is kept, with who did it and no content in the context."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from fursa.core.scope import scope
from fursa.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db


def test_each_change_says_who_made_it_and_the_context_holds_ids_alone() -> None:
    director = make.user(role="director")
    person = make.person()

    with scope(director):
        Person.objects.filter(pk=person.pk).update(phone="+212600000000")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT c.metadata FROM people_personevent e JOIN pghistory_context c ON c.id = e.pgh_context_id "
                "WHERE e.pgh_obj_id = %s ORDER BY e.pgh_id",
                [person.pk],
            )
            told = [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in cursor.fetchall()]

    assert told == [{"user": make.system().pk}, {"user": director.pk}]


def test_two_people_in_one_transaction_are_told_apart() -> None:
    one, two = make.user(role="director"), make.user(role="programme_manager")
    person = make.person()

    with scope(one):
        Person.objects.filter(pk=person.pk).update(phone="1")
        with scope(two):
            Person.objects.filter(pk=person.pk).update(phone="2")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT e.phone, c.metadata FROM people_personevent e "
                "JOIN pghistory_context c ON c.id = e.pgh_context_id WHERE e.pgh_obj_id = %s AND e.phone <> '' "
                "ORDER BY e.pgh_id",
                [person.pk],
            )
            rows = cursor.fetchall()

    assert [row[0] for row in rows] == ["1", "2"]
    assert "user" in str(rows[0][1])
    assert str(two.pk) in str(rows[1][1])
