"""Row-level security, tried as the program's role: what a user may not see does not exist."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction

from fursa.core.errors import MissingError
from fursa.core.scope import scope
from fursa.people import queries
from fursa.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db


def test_outside_any_scope_nobody_is_seen() -> None:
    make.person()

    assert Person.objects.count() == 0


def test_the_program_owns_nothing_and_cannot_bypass_row_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
        )
        assert cursor.fetchone() == (0,)


def test_an_adviser_sees_the_people_of_their_centre_alone() -> None:
    here, elsewhere = make.unit(), make.unit()
    mine, other = make.person(seen_by=here), make.person(seen_by=elsewhere)
    adviser = make.user(role="centre_adviser", of=here)

    with scope(adviser):
        assert list(queries.list_people(adviser)) == [mine]
        with pytest.raises(MissingError):
            queries.get_person(adviser, other.uuid)


def test_a_national_role_sees_everyone_and_an_officer_of_the_national_unit_does_not() -> None:
    make.person(seen_by=make.unit())

    with scope(make.user(role="auditor")):
        assert Person.objects.count() == 1
    with scope(make.user(role="reintegration_officer")):
        assert Person.objects.count() == 0


def test_an_access_that_ended_shows_nothing_more() -> None:
    establishment = make.unit("establishment")
    person = make.person()
    officer = make.user(role="reintegration_officer", of=establishment)
    make.give_access(person.pk, establishment, officer, until_on=date(2015, 7, 1))

    with scope(officer, today=date(2015, 6, 30)):
        assert Person.objects.count() == 1
    with scope(officer, today=date(2015, 7, 1)):
        assert Person.objects.count() == 0


def test_leaving_a_scope_restores_the_former_one() -> None:
    centre = make.unit()
    make.person(seen_by=centre)
    adviser, stranger = (
        make.user(role="centre_adviser", of=centre),
        make.user(role="centre_adviser", of=make.unit()),
    )

    with scope(adviser):
        with scope(stranger):
            assert Person.objects.count() == 0
        assert Person.objects.count() == 1
    assert Person.objects.count() == 0


def test_a_scope_left_by_an_error_in_sql_still_ends() -> None:
    make.person()
    director = make.user(role="director")

    with pytest.raises(Exception, match="division by zero"), transaction.atomic(), scope(director):
        connection.cursor().execute("SELECT 1/0")

    assert Person.objects.count() == 0


def test_history_is_hidden_with_its_person() -> None:
    centre = make.unit()
    make.person(seen_by=centre)

    def events() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_personevent")
            return int(cursor.fetchone()[0])

    assert events() == 0
    with scope(make.user(role="centre_adviser", of=centre)):
        assert events() == 1
    with scope(make.user(role="centre_adviser", of=make.unit())):
        assert events() == 0


@pytest.mark.parametrize(
    "statement", ["DELETE FROM people_personevent", "UPDATE audit_entry SET action = ''"]
)
def test_history_and_audit_cannot_be_changed(statement: str) -> None:
    with scope(make.system()), pytest.raises(Exception, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


def test_every_table_that_speaks_of_a_person_is_protected() -> None:
    """A table with a person_id column and no policy would show everybody to everybody."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND a.attname = 'person_id' AND NOT a.attisdropped AND NOT c.relrowsecurity
            """
        )
        assert cursor.fetchall() == []


def test_search_applies_the_scope_and_the_trigrams_hear_arabic() -> None:
    centre = make.unit()
    mine = make.person(seen_by=centre)
    make.person(seen_by=make.unit())
    adviser = make.user(role="centre_adviser", of=centre)

    with scope(adviser):
        assert list(queries.search_people(adviser, "يوسف")) == [mine]
        assert list(queries.search_people(adviser, "يوسوف تجربي")) == [mine]
        assert list(queries.search_people(adviser, "لا أحد هنا")) == []


@pytest.mark.parametrize(
    "text", ["يوسف", "Youssef", "yousef tajribi", "التجريبي يوسف", "Yussef", "tajr", "ab١٢٣٤٥٦"]
)
def test_a_person_is_found_in_either_script_by_part_or_number(text: str) -> None:
    person = make.person(cnie="AB123456")
    make.person(
        given_name_ar="سعيد", family_name_ar="العلمي", given_name_latin="Said", family_name_latin="Alami"
    )
    director = make.user(role="director")

    with scope(director):
        assert list(queries.search_people(director, text)) == [person]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "'; DROP TABLE", "\u202e", "٪"])
def test_a_search_for_signs_alone_finds_nobody_and_breaks_nothing(text: str) -> None:
    make.person()
    director = make.user(role="director")

    with scope(director):
        assert list(queries.search_people(director, text)) == []
