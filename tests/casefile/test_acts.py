"""What is done from a person's page: forms that go back to the file, errors said in place, nothing offered in vain."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.core.scope import scope
from fursa.custody.models import Episode
from fursa.diagnosis.models import Diagnosis
from fursa.network.models import Establishment
from fursa.pathways.models import Pathway
from fursa.people.models import Person
from fursa.rules.dates import format_day
from tests import make
from tests.casefile.conftest import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def prison() -> Establishment:
    return make.establishment()


@pytest.fixture
def officer(prison: Establishment) -> User:
    return make.user(role="reintegration_officer", of=prison.unit)


@pytest.fixture
def person(prison: Establishment) -> Person:
    return make.person(seen_by=prison.unit)


def url(name: str, person: Person, *more: object) -> str:
    return reverse(f"casefile:{name}", args=[person.uuid, *more])


def interview(**changed: object) -> dict[str, object]:
    return {
        "made_on": format_day(today()), "schooling": "primary", "literacy": "reads", "languages": ["darija"],
        "trade1": "7531", "years1": "4", "proof1": "certificate", "wishes": "ورشة", "needs": "",
        "key": str(uuid4()), **changed,
    }  # fmt: skip


def test_a_stay_begins_and_ends_from_the_page(
    sign_in: SignIn, officer: User, person: Person, prison: Establishment
) -> None:
    client, centre, day = sign_in(officer), make.centre(), format_day(today())
    entered = {"establishment": prison.code, "entered_on": day, "key": str(uuid4())}

    admitted = client.post(url("admit", person), entered)
    left = client.post(
        url("release", person), {"released_on": day, "centre": centre.code, "key": str(uuid4())}
    )

    there = url("person-tab", person, "file")
    assert [r.headers.get("Location") for r in (admitted, left)] == [there, there]
    with scope(officer):
        assert Episode.objects.get().released_on == today()


def test_a_transfer_leads_to_the_list_where_the_file_is_closed_now(
    sign_in: SignIn, officer: User, person: Person, prison: Establishment
) -> None:
    make.stay(person, prison)
    form = {
        "from_unit": prison.unit.code, "to_unit": make.establishment().unit.code, "on": format_day(today()),
        "key": str(uuid4()),
    }  # fmt: skip

    answers = [sign_in(officer).post(url("move", person), form)]

    assert [(a.status_code, a.headers.get("Location")) for a in answers] == [
        (302, reverse("casefile:people"))
    ]


def test_a_trade_is_chosen_by_its_title_and_its_code_is_kept(
    sign_in: SignIn, officer: User, person: Person
) -> None:
    client = sign_in(officer)
    page = client.get(url("record-diagnosis", person))
    (shown,) = [entry for entry in page.context["lists"]["trades"] if entry.endswith(" 7531")]

    answer = client.post(url("record-diagnosis", person), interview(trade1=shown))

    assert answer.headers.get("Location") == url("person-tab", person, "project")
    with scope(officer):
        assert [trade.isco for trade in Diagnosis.objects.get().trades.all()] == ["7531"]
    assert "data-autosave" in page.content.decode()


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"trade1": "حرفة لا توجد"}, "trade1"),
        ({"made_on": ""}, "made_on"),
        ({"years1": "-1"}, "years1"),
        ({"trade2": "7531"}, "__all__"),
        ({"wishes": "بعد السرقة"}, "__all__"),
    ],
)
def test_what_is_wrong_is_said_in_place_and_nothing_is_kept(
    sign_in: SignIn, officer: User, person: Person, changed: dict[str, str], wrong: str
) -> None:
    answer = sign_in(officer).post(url("record-diagnosis", person), interview(**changed))

    assert list(answer.context["form"].errors) == [wrong]
    assert 'class="problems"' in answer.content.decode()
    with scope(officer):
        assert not Diagnosis.objects.exists()


def test_a_pathway_begins_and_ends_from_the_page(sign_in: SignIn, officer: User, person: Person) -> None:
    client, day = sign_in(officer), format_day(today())

    client.post(
        url("begin-pathway", person), {"kind": "apprenticeship", "started_on": day, "key": str(uuid4())}
    )
    with scope(officer):
        begun = Pathway.objects.get()
    shown = client.get(url("person-tab", person, "support")).content.decode()
    client.post(
        url("record-result", person, begun.uuid), {"result": "passed", "ended_on": day, "key": str(uuid4())}
    )

    assert url("record-result", person, begun.uuid) in shown
    with scope(officer):
        assert Pathway.objects.get().state == "completed"


ACTS = ("admit", "release", "expect-release", "move", "record-diagnosis", "project-draft", "begin-pathway")


def offered(sign_in: SignIn, user: User, person: Person) -> set[str]:
    client = sign_in(user)
    pages = [
        client.get(url("person-tab", person, tab)).content.decode() for tab in ("project", "support", "file")
    ]
    return {name for name in ACTS if any(url(name, person) in page for page in pages)}


def test_each_role_is_offered_what_it_may_do(
    sign_in: SignIn, officer: User, person: Person, prison: Establishment
) -> None:
    make.stay(person, prison)
    plans = {"record-diagnosis", "project-draft", "begin-pathway"}

    assert offered(sign_in, officer, person) == plans | {"release", "expect-release", "move"}
    assert offered(sign_in, make.user(role="director"), person) == set()
    assert offered(sign_in, make.user(role="programme_manager"), person) == {
        "release", "expect-release", "move", "begin-pathway",
    }  # fmt: skip


def test_the_establishment_a_person_left_is_offered_nothing(
    sign_in: SignIn, officer: User, person: Person, prison: Establishment
) -> None:
    make.stay(person, prison, released_on=today())

    assert offered(sign_in, officer, person) == set()
    assert sign_in(officer).get(url("record-diagnosis", person)).status_code == 403
