"""Search in either script comes before recording; sending twice makes one; nothing hidden is betrayed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from fursa.accounts.models import Unit, User
from fursa.core.scope import scope
from fursa.people.models import Access, Person
from tests import make
from tests.casefile.conftest import SignIn

pytestmark = pytest.mark.django_db
NEW = reverse("casefile:new-person")
FORM = {
    "given_name_ar": "مريم", "family_name_ar": "الوردي", "given_name_latin": "", "family_name_latin": "",
    "sex": "female", "birth": "04/1990", "birth_place": "", "cnie": "AB123456", "cnie_valid_until": "", "phone": "",
    "safe_contact": "", "can_read": "yes",
}  # fmt: skip


@pytest.fixture
def centre() -> Unit:
    return make.unit()


@pytest.fixture
def adviser(centre: Unit) -> User:
    return make.user(role="centre_adviser", of=centre)


def names(response: Any) -> list[str]:
    return [str(row[0].label) for row in response.context["table"].rows]


def everyone(user: User) -> list[Person]:
    with scope(user):
        return list(Person.objects.all())


@pytest.mark.parametrize("text", ["مريم", "Meryem", "mariam wardi", "AB123456", "ab 123456", "٠٦١٢٣٤٥٦٧٨"])
def test_a_person_is_found_in_either_script_or_by_number(
    sign_in: SignIn, adviser: User, centre: Unit, text: str
) -> None:
    made = make.person(seen_by=centre, given_name_ar="مريم", family_name_ar="الوردي", given_name_latin="",
                family_name_latin="", cnie="AB123456", phone="0612345678",
                search_key=search_key("مريم", "الوردي", "AB123456", "0612345678"))  # fmt: skip
    make.person(seen_by=centre)

    response = sign_in(adviser).get(reverse("casefile:people"), {"q": text})

    assert names(response) == [made.full_name]
    assert text in response.content.decode()


def search_key(given: str, family: str, *numbers: str) -> str:
    from fursa.people.actions.keys import person_search_key

    return person_search_key([given, family], list(numbers))


def test_nobody_found_says_what_else_to_try_and_keeps_the_words(sign_in: SignIn, adviser: User) -> None:
    html = sign_in(adviser).get(reverse("casefile:people"), {"q": "لا أحد هنا"}).content.decode()

    assert 'value="لا أحد هنا"' in html
    assert f"{NEW}?q=" in html


def test_recording_begins_with_a_search(sign_in: SignIn, adviser: User) -> None:
    client = sign_in(adviser)

    for answer in (client.get(NEW), client.post(NEW, FORM | {"key": str(uuid4())})):
        assert (answer.status_code, answer.headers["Location"]) == (302, reverse("casefile:people"))
    assert everyone(adviser) == []
    assert NEW not in client.get(reverse("casefile:people")).content.decode()


def test_what_was_searched_is_not_typed_again(sign_in: SignIn, adviser: User) -> None:
    form = sign_in(adviser).get(NEW, {"q": "مريم الوردي"}).context["form"]

    assert (form.initial["given_name_ar"], form.initial["family_name_ar"]) == ("مريم", "الوردي")


def test_sending_twice_makes_one_person_whom_the_unit_sees(
    sign_in: SignIn, adviser: User, centre: Unit
) -> None:
    client, form = sign_in(adviser), FORM | {"key": str(uuid4())}

    answers = [client.post(f"{NEW}?q=x", form) for _ in range(2)]

    (made,) = everyone(adviser)
    there = reverse("casefile:person", args=[made.uuid])
    assert [(a.status_code, a.headers["Location"]) for a in answers] == [(302, there)] * 2
    assert (made.full_name, made.birth_precision) == ("مريم الوردي", "month")
    with scope(adviser):
        assert [access.unit for access in Access.objects.filter(person=made)] == [centre]


def test_the_same_key_with_another_name_is_refused(sign_in: SignIn, adviser: User) -> None:
    client, key = sign_in(adviser), str(uuid4())
    client.post(f"{NEW}?q=x", FORM | {"key": key})

    answer = client.post(f"{NEW}?q=x", FORM | {"key": key, "given_name_ar": "سعاد"})

    assert (answer.status_code, len(everyone(adviser))) == (409, 1)


def test_recording_somebody_another_unit_knows_betrays_nothing(sign_in: SignIn, adviser: User) -> None:
    """The same card is known elsewhere: saving succeeds just the same, and only one's own row is seen."""
    make.person(seen_by=make.unit(), cnie="AB123456")
    client = sign_in(adviser)

    known = client.post(f"{NEW}?q=x", FORM | {"key": str(uuid4())})
    unknown = client.post(
        f"{NEW}?q=x", FORM | {"key": str(uuid4()), "cnie": "ZZ999999", "given_name_ar": "سعاد"}
    )

    assert (known.status_code, unknown.status_code) == (302, 302)
    assert len(everyone(adviser)) == 2
    assert len(names(client.get(reverse("casefile:people"), {"q": "AB123456"}))) == 1


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"given_name_ar": ""}, "given_name_ar"),
        ({"birth": "31/02/1990"}, "birth"),
        ({"sex": ""}, "sex"),
        ({"cnie_valid_until": "soon"}, "cnie_valid_until"),
    ],
)
def test_a_wrong_field_is_named_and_nobody_is_recorded(
    sign_in: SignIn, adviser: User, changed: dict[str, str], wrong: str
) -> None:
    response = sign_in(adviser).post(f"{NEW}?q=x", FORM | {"key": str(uuid4())} | changed)

    assert list(response.context["form"].errors) == [wrong]
    assert everyone(adviser) == []


@pytest.mark.parametrize("role", ["committee_member", "finance_officer", "director", "auditor"])
def test_who_does_not_record_people_is_not_offered_it(sign_in: SignIn, role: str) -> None:
    client = sign_in(make.user(role=role))

    assert client.get(f"{NEW}?q=x").status_code == 403
    assert NEW not in client.get(reverse("casefile:people"), {"q": "لا أحد"}).content.decode()


def test_somebody_one_sees_who_may_be_the_same_is_shown_before_saving(sign_in: SignIn, adviser: User) -> None:
    client = sign_in(adviser)
    client.post(f"{NEW}?q=x", FORM | {"key": str(uuid4())})
    again = FORM | {"key": str(uuid4()), "given_name_ar": "", "family_name_ar": "", "given_name_latin": "Meryem",
                    "family_name_latin": "Louardi"}  # fmt: skip

    asked = client.post(f"{NEW}?q=x", again)
    before = len(everyone(adviser))
    saved = client.post(f"{NEW}?q=x", again | {"is_another": "on"})

    assert asked.status_code == 200
    assert [str(row[0].label) for row in asked.context["candidates"].rows] == ["مريم الوردي"]
    assert before == 1
    assert (saved.status_code, len(everyone(adviser))) == (302, 2)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("given_name_ar", "مريم 2"),
        ("given_name_ar", "م" * 10_000),
        ("given_name_ar", "Meryem"),
        ("family_name_ar", "\u0640" * 300),
        ("given_name_latin", "Моhаmed"),  # three letters are Cyrillic
        ("birth", "31/02/1990"),
        ("birth", "04/2090"),
        ("birth", "1066"),
        ("birth", "99/99/9999"),
        ("cnie", "1" * 400),
        ("cnie", "AB 12*456"),
        ("phone", "abc"),
        ("given_name_ar", "مر\x00يم"),
    ],
)
def test_bad_input_is_refused_at_its_field_with_the_reason(
    sign_in: SignIn, adviser: User, field: str, text: str
) -> None:
    answer = sign_in(adviser).post(f"{NEW}?q=x", FORM | {"key": str(uuid4()), field: text})

    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {field}
    assert everyone(adviser) == []


@pytest.mark.parametrize("empty", ["", "   ", "\u200f\u202e", "\u202e"])
def test_a_name_of_nothing_is_asked_for_again(sign_in: SignIn, adviser: User, empty: str) -> None:
    answer = sign_in(adviser).post(f"{NEW}?q=x", FORM | {"key": str(uuid4()), "given_name_ar": empty})

    assert set(answer.context["form"].errors) == {"given_name_ar"}


def test_marks_that_nobody_sees_and_look_alikes_are_put_right(sign_in: SignIn, adviser: User) -> None:
    odd = {
        "given_name_ar": "م",
        "family_name_ar": "\u202eالوردي\u202c",
        "cnie": "АВ 123-456",
        "phone": "٠٦٦١٢٣٤٥٦٧",
    }

    answer = sign_in(adviser).post(f"{NEW}?q=x", FORM | {"key": str(uuid4())} | odd)

    assert answer.status_code == 302
    (made,) = everyone(adviser)
    assert (made.full_name_ar, made.cnie, made.phone) == ("م الوردي", "AB123456", "٠٦٦١٢٣٤٥٦٧")
