"""The three tests stand on the project's page with their evidence; none of them decides."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.casefile.queries.consistency import hold_against_tests
from fursa.core.scope import scope
from fursa.diagnosis.models import Diagnosis, KnownTrade
from fursa.people.models import Person
from fursa.rules.business_plan import BusinessPlan
from fursa.rules.life_plan import LifePlan
from fursa.territory.models import Area
from tests import make
from tests.casefile.conftest import SignIn
from tests.casefile.test_project_pages import url
from tests.lifeproject.plans import GOAL, WHOLE, draft_of, sign, write

pytestmark = pytest.mark.django_db
SALE = "04.441.01.03"
TAILOR = LifePlan(
    goal="self_employment", title="ورشة", trade="7531", place="سلا",
    business=BusinessPlan(investment_centimes=2_000_000, monthly_sales_centimes=600_000),
)  # fmt: skip


@pytest.fixture
def adviser() -> User:
    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def person(adviser: User) -> Person:
    return make.person(seen_by=adviser.roles.get().unit)


def diagnose(person: Person, **trade: object) -> None:
    with scope(make.system()):
        made = Diagnosis.objects.create(
            person=person, made_on=today(), unit=make.national(), schooling="primary", asked_trades=True,
            recorded_by=make.system(),
        )  # fmt: skip
        if trade:
            KnownTrade.objects.create(diagnosis=made, person=person, **trade)


def verdicts(user: User, person: Person, plan: LifePlan = TAILOR, place: str = "MA") -> dict[str, str]:
    with scope(user):
        found = hold_against_tests(user, person, plan, place, today=today(), language="ar")
    assert all(finding.evidence for finding in found.findings)
    return {finding.test: finding.verdict for finding in found.findings}


def test_what_the_diagnosis_says_answers_training_and_experience(adviser: User, person: Person) -> None:
    diagnose(person, isco="7531", years=Decimal(4), proof="certificate")

    found = verdicts(adviser, person)

    assert (found["training"], found["experience"]) == ("consistent", "consistent")
    assert "market" in found


def test_years_that_are_only_declared_fit_in_part_and_were_no_training(adviser: User, person: Person) -> None:
    diagnose(person, isco="7531", years=Decimal(4), proof="declared")

    found = verdicts(adviser, person)

    assert (found["training"], found["experience"]) == ("partly", "partly")


def test_what_nobody_asked_is_not_held_against_anyone(adviser: User, person: Person) -> None:
    found = verdicts(adviser, person)

    assert (found["training"], found["experience"]) == ("unknown", "unknown")


def test_a_plan_that_never_pays_speaks_against_the_market_test_alone(adviser: User, person: Person) -> None:
    diagnose(person, isco="7531", years=Decimal(4), proof="certificate")
    hopeless = BusinessPlan(
        investment_centimes=2_000_000, monthly_sales_centimes=100, monthly_charges_centimes=200
    )

    found = verdicts(
        adviser, person, LifePlan(goal="self_employment", title="ورشة", trade="7531", business=hopeless)
    )

    assert found == {"training": "consistent", "experience": "consistent", "market": "not_consistent"}


def test_a_project_without_trade_or_place_says_what_is_missing(adviser: User, person: Person) -> None:
    with scope(adviser):
        school = hold_against_tests(
            adviser, person, LifePlan(goal="school", title="دراسة"), "", today=today(), language="ar"
        )
        nowhere = hold_against_tests(adviser, person, TAILOR, "x", today=today(), language="ar")

    assert ([one.test for one in school.findings], school.wants_trade, school.wants_place) == (
        ["training"], True, True,
    )  # fmt: skip
    assert nowhere.unknown_place


def test_the_committee_reads_the_market_and_not_the_diagnosis(adviser: User, person: Person) -> None:
    diagnose(person, isco="7531", years=Decimal(4), proof="certificate")
    member = make.user(role="committee_member")

    with scope(member):
        found = hold_against_tests(member, person, TAILOR, "MA", today=today(), language="ar")

    assert [finding.test for finding in found.findings] == ["market"]
    assert found.closed


def test_the_page_shows_each_test_with_its_evidence_and_lets_a_poor_fit_be_signed(
    sign_in: SignIn, adviser: User, person: Person
) -> None:
    Area.objects.create(code="01.", level="region", name_ar="جهة تجريبية")
    diagnose(person)
    write(adviser, person, **{**WHOLE, "goal": {**GOAL, "trade": "2211"}})
    client = sign_in(adviser)

    before = client.get(url("project-sign", person))
    sign(adviser, person)
    after = client.get(url("person-tab", person, "project")).context["project"]["tests"]

    shown = before.context["tests"].shown
    assert [test.verdict.tone for test in shown] == ["warning", "warning"]
    assert shown == after.shown
    assert draft_of(adviser, person) is None
