"""The life project's pages: written page by page, signed, read, compared."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.casefile.queries.my_work import list_tasks
from fursa.core.scope import scope
from fursa.lifeproject.models import Draft, LifeProject
from fursa.people.models import Person
from fursa.rules.dates import format_day
from fursa.territory.models import Area
from tests import make
from tests.casefile.conftest import SignIn
from tests.lifeproject.plans import GOAL, NEEDS, WHOLE, sign, write

pytestmark = pytest.mark.django_db
DAY = format_day(today())


@pytest.fixture(autouse=True)
def _places() -> None:
    Area.objects.create(code="01.", level="region", name_ar="جهة تجريبية")
    Area.objects.create(code="01.2", level="province", name_ar="إقليم تجريبي")


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def person(adviser: User) -> Person:
    return make.person(seen_by=adviser.roles.get().unit)


@pytest.fixture
def client_of(sign_in: SignIn, adviser: User) -> Client:
    return sign_in(adviser)


def url(name: str, person: Person, *more: object) -> str:
    return reverse(f"casefile:{name}", args=[person.uuid, *more])


def seen(client: Client, person: Person, theme: str) -> str:
    return str(client.get(url("project-theme", person, theme)).context["seen"])


def send(client: Client, person: Person, theme: str, **data: str) -> tuple[int, str]:
    answer = client.post(url("project-theme", person, theme), {"seen": seen(client, person, theme), **data})
    return answer.status_code, str(answer.headers.get("Location", ""))


def line(number: int, **cells: str) -> dict[str, str]:
    return {f"lines-{number}-{name}": value for name, value in cells.items()}


LINES = {"lines-TOTAL_FORMS": "2", "lines-INITIAL_FORMS": "0"}


def test_a_project_is_written_page_by_page_and_signed(
    client_of: Client, adviser: User, person: Person
) -> None:
    goal = send(
        client_of, person, "goal", goal="self_employment", title="ورشة", trade="7531", place="إقليم تجريبي"
    )
    needs = send(client_of, person, "needs", **LINES)
    steps = send(
        client_of, person, "steps", **LINES, **line(0, text="شراء آلة", owner="service", due_on="03/04/2027")
    )
    costs = send(
        client_of, person, "costs", investment_centimes="20.000", monthly_sales_centimes="6.000",
        monthly_purchases_centimes="2.000",
    )  # fmt: skip
    page = client_of.get(url("project-sign", person))
    signed = client_of.post(
        url("project-sign", person),
        {"agreed_on": DAY, "signature": "signature", "person_agrees": "on", "service_agrees": "on",
         "seen": page.context["form"].initial["seen"], "key": str(uuid4())},
    )  # fmt: skip

    pages = [url("project-theme", person, theme) for theme in ("needs", "steps", "costs")]
    assert [goal, needs, steps, costs] == [(302, each) for each in [*pages, url("project-draft", person)]]
    assert signed.headers.get("Location") == url("person-tab", person, "project")
    with scope(adviser):
        made = LifeProject.objects.get()
        assert [step.text for step in made.steps.all()] == ["شراء آلة"]
    assert (made.place and made.place.code, made.investment_centimes) == ("01.2", 2_000_000)


def test_half_a_page_is_kept_and_the_signing_waits(client_of: Client, adviser: User, person: Person) -> None:
    status, where = send(client_of, person, "goal", title="ورشة", later="1")
    overview = client_of.get(where)

    assert (status, where) == (302, url("project-draft", person))
    assert len(overview.context["wanting"]) >= 2
    assert url("project-sign", person) not in overview.content.decode()
    assert client_of.get(url("project-sign", person)).headers["Location"] == url("project-draft", person)
    with scope(adviser):
        assert Draft.objects.get().content["goal"]["title"] == "ورشة"


@pytest.mark.parametrize(
    ("theme", "data", "wrong"),
    [
        ("goal", {"trade": "حرفة لا توجد"}, "id_trade"),
        ("goal", {"title": "بعد السجن"}, ""),
        ("costs", {"investment_centimes": "ألف"}, "id_investment_centimes"),
        ("costs", {"investment_centimes": "100", "own_contribution_centimes": "200"}, "id_own_contribution_centimes"),
        ("steps", {**LINES, **line(1, text="شراء", due_on="31/02/2027")}, "id_lines-1-due_on"),
        ("steps", {**LINES, **line(0, owner="person")}, "id_lines-0-text"),
        ("needs", {**LINES, **line(0, text="بطاقة")}, "id_lines-0-kind"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place_and_not_kept(
    client_of: Client, adviser: User, person: Person, theme: str, data: dict[str, str], wrong: str
) -> None:
    answer = client_of.post(
        url("project-theme", person, theme), {"seen": seen(client_of, person, theme), **data}
    )

    assert answer.status_code == 422
    assert [target for target, _label, _sentence in answer.context["errors"]] == [wrong]
    with scope(adviser):
        assert not Draft.objects.exists()


def test_a_page_whose_lines_cannot_be_counted_says_so(client_of: Client, person: Person) -> None:
    for spoilt in ({}, {"lines-TOTAL_FORMS": "x", "lines-INITIAL_FORMS": "-1"}):
        answer = client_of.post(url("project-theme", person, "steps"), {"seen": "", **spoilt})

        assert answer.status_code == 422
        assert len(answer.context["errors"]) == 1


def test_what_a_colleague_changed_meanwhile_is_not_written_over(
    client_of: Client, adviser: User, person: Person
) -> None:
    before = seen(client_of, person, "goal")
    write(adviser, person, goal=GOAL)

    answer = client_of.post(url("project-theme", person, "goal"), {"seen": before, "title": "مقهى"})

    assert answer.status_code == 422
    assert "مقهى" in answer.content.decode()
    with scope(adviser):
        assert Draft.objects.get().content["goal"] == GOAL


def test_the_page_shows_the_plan_its_versions_and_what_they_changed(
    client_of: Client, adviser: User, person: Person
) -> None:
    write(adviser, person, **WHOLE)
    first = sign(adviser, person)
    write(adviser, person, goal={**GOAL, "title": "مقهى صغير"})
    second = sign(adviser, person, reason="وجد محلا")

    tab = client_of.get(url("person-tab", person, "project")).content.decode()
    compared = client_of.get(url("project-compare", person))
    old = client_of.get(url("project-version", person, first.uuid)).content.decode()
    nonsense = client_of.get(url("project-compare", person), {"from": "99", "to": "x"})

    assert "مقهى صغير" in tab
    assert url("project-version", person, first.uuid) in tab
    assert url("project-version", person, second.uuid) in tab
    (theme,) = compared.context["changes"]
    assert theme.sentences == ["المشروع: «مقهى صغير» بدل «ورشة خياطة»."]
    assert "ورشة خياطة" in old
    assert nonsense.status_code == 200


def test_a_member_of_the_committee_reads_the_plan_and_not_what_the_person_needs(
    sign_in: SignIn, adviser: User, person: Person
) -> None:
    write(adviser, person, **WHOLE)
    sign(adviser, person)
    member = make.user(role="committee_member")
    with scope(make.system()):
        make.give_access(person.pk, make.national(), make.system())

    shown = sign_in(member).get(url("person-tab", person, "project")).content.decode()

    assert GOAL["title"] in shown
    assert NEEDS["rows"][0]["text"] not in shown


def test_ending_the_follow_up_closes_the_writing_and_says_so(
    client_of: Client, adviser: User, person: Person
) -> None:
    write(adviser, person, **WHOLE)
    sign(adviser, person)

    ended = client_of.post(url("end-follow-up", person), {"ended_on": DAY})
    tab = client_of.get(url("person-tab", person, "project")).content.decode()
    again = client_of.post(url("resume-follow-up", person), {"resumed_on": DAY})

    assert (ended.status_code, again.status_code) == (302, 302)
    assert url("resume-follow-up", person) in tab
    assert url("project-draft", person) not in tab
    assert (
        url("project-draft", person) in client_of.get(url("person-tab", person, "project")).content.decode()
    )


def test_what_was_begun_waits_in_my_work_for_whoever_wrote_it_last(adviser: User, person: Person) -> None:
    colleague = make.user(role="centre_adviser", of=adviser.roles.get().unit)
    write(adviser, person, **WHOLE)

    def waiting(user: User) -> list[str]:
        with scope(user):
            return [task.url for task in list_tasks(user, today=today()) if task.kind == "draft"]

    assert (waiting(adviser), waiting(colleague)) == ([url("project-draft", person)], [])
    write(colleague, person, goal={**GOAL, "title": "مقهى"})
    assert (waiting(adviser), waiting(colleague)) == ([], [url("project-draft", person)])
    sign(colleague, person)
    assert waiting(colleague) == []
