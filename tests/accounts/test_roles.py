"""Roles: in force from a day until a day, never two that may not go together, deciding what a person may do."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from fursa.accounts.actions import create_user, end_role, grant_role, set_password
from fursa.accounts.models import Role, User
from fursa.accounts.policies import GRANTS, are_incompatible, may, needs_second_factor, require, role_codes
from fursa.accounts.queries import list_roles_in_force, today
from fursa.audit.models import Entry
from fursa.core.errors import ForbiddenError, InvalidError
from fursa.core.scope import scope
from fursa.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
STAFF_ROLES = [code for code in Role.Code if code != Role.Code.SYSTEM]


@pytest.fixture
def director() -> User:
    return make.user(role="director")


def grant(director: User, user: User, code: str, **days: date) -> Role:
    with scope(director):
        return grant_role(actor=director, user=user, code=code, unit=make.national(), **days)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2014, 12, 31), False),
        (date(2015, 1, 1), True),
        (date(2015, 12, 30), True),
        (date(2015, 12, 31), False),
    ],
)
def test_a_role_holds_from_its_first_day_to_the_day_before_it_ends(
    director: User, day: date, holds: bool
) -> None:
    user = make.user()
    grant(director, user, "auditor", from_on=date(2015, 1, 1), until_on=date(2015, 12, 31))

    assert list_roles_in_force(user, on=day).exists() is holds


def test_an_expired_role_may_nothing_and_sees_nobody(director: User) -> None:
    user = make.user()
    make.person()
    grant(director, user, "auditor", from_on=date(2015, 1, 1), until_on=date(2015, 12, 31))

    assert not any(may(user, permission) for permission in GRANTS)
    with scope(user):
        assert Person.objects.count() == 0


def test_an_account_that_was_closed_may_nothing() -> None:
    user = make.user(role="director", is_active=False)

    assert not any(may(user, permission) for permission in GRANTS)


def test_an_unknown_permission_is_a_fault_and_no_permission_is_a_sentence() -> None:
    with pytest.raises(KeyError):
        may(make.user(role="director"), "person.erase")
    with pytest.raises(ForbiddenError):
        require(make.user(role="auditor"), "person.create")


@pytest.mark.parametrize(
    ("held", "wanted"), [p for p in combinations(STAFF_ROLES, 2) if are_incompatible(*p)]
)
def test_two_roles_that_may_not_go_together_are_not_given(director: User, held: str, wanted: str) -> None:
    user = make.user()
    grant(director, user, held)

    with pytest.raises(InvalidError):
        grant(director, user, wanted)
    assert role_codes(user) == {held}


def test_who_prepares_approves_pays_and_checks_are_four_people() -> None:
    prepares, approves, pays, checks = "programme_manager", "committee_member", "finance_officer", "auditor"

    assert all(are_incompatible(*pair) for pair in combinations([prepares, approves, pays, checks], 2))


def test_roles_that_meet_later_are_refused_too(director: User) -> None:
    user = make.user()
    grant(director, user, "committee_member", from_on=date(2999, 1, 1))

    with pytest.raises(InvalidError):
        grant(director, user, "finance_officer", from_on=date(2998, 1, 1))
    grant(director, user, "finance_officer", from_on=date(2998, 1, 1), until_on=date(2999, 1, 1))


def test_after_a_role_ended_another_may_be_given(director: User) -> None:
    user = make.user()
    role = grant(director, user, "committee_member", from_on=date(2015, 1, 1))
    with scope(director):
        end_role(actor=director, role=role, on=today())

    assert grant(director, user, "finance_officer").code == "finance_officer"


def test_roles_and_accounts_are_given_by_the_director_and_recorded(director: User) -> None:
    with scope(director):
        user = create_user(actor=director, username="amina", full_name="أمينة", password=None)
    grant(director, user, "auditor")

    with scope(director):
        assert list(Entry.objects.order_by("number").values_list("action", flat=True)) == [
            "staff.created",
            "role.granted",
        ]
    manager = make.user(role="programme_manager")
    with scope(manager), pytest.raises(ForbiddenError):
        grant_role(actor=manager, user=user, code="director", unit=make.national())


def test_a_user_name_is_given_once(director: User) -> None:
    with scope(director):
        create_user(actor=director, username="amina", full_name="أمينة", password=None)
        with pytest.raises(InvalidError, match="amina"):
            create_user(actor=director, username="amina", full_name="أخرى", password=None)


@pytest.mark.parametrize("password", ["قصيرة", "password1234", "amina-elidrissi"])
def test_a_password_that_is_short_common_or_ones_own_name_is_refused(director: User, password: str) -> None:
    make.user(username="amina-elidrissi")

    with scope(director), pytest.raises(InvalidError):
        set_password(actor=director, username="amina-elidrissi", password=password)


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("reintegration_officer", False),
        ("centre_adviser", False),
        ("auditor", False),
        ("programme_manager", True),
        ("committee_member", True),
        ("finance_officer", True),
        ("director", True),
    ],
)
def test_those_who_approve_or_pay_are_asked_for_a_code(role: str, asked: bool) -> None:
    assert needs_second_factor(make.user(role=role)) is asked
