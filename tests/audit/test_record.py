"""Who did what: written with the act, read by few, sealed into a chain that shows any change."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from fursa.audit.actions import record, seal_entries
from fursa.audit.models import Entry, Seal
from fursa.audit.queries import find_broken_seal
from fursa.core.origin import Origin, acting_from
from fursa.core.scope import scope
from tests import make

pytestmark = pytest.mark.django_db


def test_an_act_names_who_what_and_from_where() -> None:
    adviser, auditor = make.user(role="centre_adviser", of=make.unit()), make.user(role="auditor")
    person = make.person()
    with acting_from(Origin("page", "people:person", request_id="abc")), scope(adviser):
        record(adviser, "person.read", person, page=2)

    with scope(auditor):
        entry = Entry.objects.get(action="person.read")

    assert (entry.actor_id, entry.actor_label) == (adviser.pk, adviser.label)
    assert (entry.subject, entry.person_id) == (str(person.uuid), person.pk)
    assert (entry.origin_kind, entry.origin_name, entry.request_id) == ("page", "people:person", "abc")
    assert entry.details == {"page": 2}


def test_an_act_that_fails_leaves_no_trace_of_having_happened() -> None:
    director = make.user(role="director")

    def act_and_fail() -> None:
        with scope(director):
            record(director, "tried", None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act_and_fail()

    with scope(director):
        assert not Entry.objects.filter(action="tried").exists()


@pytest.mark.parametrize(
    ("role", "sees"), [("auditor", True), ("director", True), ("finance_officer", False)]
)
def test_only_auditors_and_directors_read_the_record(role: str, sees: bool) -> None:
    user = make.user(role=role)

    with scope(user):
        record(user, "something", None)
        assert Entry.objects.exists() is sees


def test_sealing_chains_every_entry_once_and_the_chain_holds() -> None:
    system = make.system()
    with scope(system):
        for number in range(3):
            record(system, f"act {number}", None)
        assert seal_entries() == 3
        record(system, "one more", None)
        assert seal_entries() == 1
        assert seal_entries() == 0

        assert list(Seal.objects.order_by("position").values_list("position", flat=True)) == [1, 2, 3, 4]
        assert find_broken_seal() is None


def test_an_altered_entry_breaks_the_chain_where_it_stands() -> None:
    system = make.system()
    with scope(system):
        for number in range(3):
            record(system, f"act {number}", None)
        seal_entries()
        second = Seal.objects.get(position=2).entry_id
        original = Entry.objects.all

        def altered() -> list[Entry]:
            entries = list(original())
            for entry in entries:
                if entry.id == second:
                    entry.action = "something else"
            return entries

        # The program may not change the table; what someone did behind its back is played here.
        Entry.objects.all = altered  # type: ignore[method-assign, assignment]
        try:
            assert find_broken_seal() == 2
        finally:
            Entry.objects.all = original  # type: ignore[method-assign]


def test_the_program_cannot_remove_what_was_recorded() -> None:
    system = make.system()
    with scope(system):
        record(system, "kept", None)
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            connection.cursor().execute("DELETE FROM audit_entry")
