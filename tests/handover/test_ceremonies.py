"""Ceremonies, one a territory, and the certificates given there."""

from __future__ import annotations

from datetime import date

import pytest

from fursa.accounts.models import User
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.editions.models import Edition, Territory
from fursa.handover.actions import give_certificate, plan_ceremonies
from fursa.handover.models import Ceremony, CertificateHandOver
from fursa.handover.queries import list_table
from fursa.pathways.models import Pathway
from tests import make

pytestmark = pytest.mark.django_db
LAUNCH = date(2015, 6, 18)


@pytest.fixture
def manager() -> User:
    return make.user(role="programme_manager")


@pytest.fixture
def edition() -> Edition:
    made = make.edition(members=0, territories=("rabat", "casablanca"), launched_on=LAUNCH)
    Territory.objects.filter(code="casablanca").update(is_launch=True, ceremony_place_ar="القاعة الكبرى")
    Territory.objects.filter(code="rabat").update(ceremony_on=date(2015, 6, 25))
    return made


def plan(manager: User, edition: Edition) -> list[Ceremony]:
    with scope(manager):
        return plan_ceremonies(actor=manager, edition=edition, default_on=date(2015, 7, 1))


def passed(**fields: object) -> Pathway:
    person = make.person()
    values = {"result": "passed", "certificate": "دبلوم الخياطة", "state": "completed", **fields}
    with scope(make.system()):
        return Pathway.objects.create(
            person=person, kind="vocational_training", year=2014, recorded_by=make.system(), **values
        )


def test_each_territory_has_one_ceremony_and_the_launch_comes_first(manager: User, edition: Edition) -> None:
    plan(manager, edition)
    plan(manager, edition)

    ceremonies = list(Ceremony.objects.all())
    assert [(c.territory.code, c.is_launch, c.held_on, c.name_ar) for c in ceremonies] == [
        ("casablanca", True, LAUNCH, "القاعة الكبرى"),
        ("rabat", False, date(2015, 6, 25), "rabat"),
    ]


def test_the_table_of_a_ceremony_holds_the_awards_of_its_territory(manager: User, edition: Edition) -> None:
    here = make.ready_award(make.application(edition, territory="rabat"))
    make.ready_award(make.application(edition, territory="casablanca"))
    plan(manager, edition)

    with scope(manager):
        table = list_table(manager, Ceremony.objects.get(territory__code="rabat"))

    assert [(place.award.pk, place.waiting) for place in table] == [(here.pk, ["cheque"])]


def test_an_adviser_meets_at_the_table_only_those_they_accompany(edition: Edition) -> None:
    centre = make.unit()
    mine = make.ready_award(
        make.application(edition, territory="rabat", applicant=make.person(seen_by=centre))
    )
    make.ready_award(make.application(edition, territory="rabat"))
    ceremony, adviser = make.ceremony(edition), make.user(role="centre_adviser", of=centre)

    with scope(adviser):
        assert [place.award.pk for place in list_table(adviser, ceremony)] == [mine.pk]


def test_a_certificate_is_given_once(manager: User, edition: Edition) -> None:
    launch, pathway = plan(manager, edition)[1], passed()

    with scope(manager):
        one = give_certificate(actor=manager, ceremony=launch, pathway=pathway, on=LAUNCH)
        two = give_certificate(actor=manager, ceremony=launch, pathway=pathway, on=LAUNCH)
        assert one == two
        assert CertificateHandOver.objects.count() == 1


@pytest.mark.parametrize("fields", [{"result": "failed"}, {"certificate": ""}])
def test_a_certificate_is_for_those_who_passed(
    manager: User, edition: Edition, fields: dict[str, object]
) -> None:
    launch, pathway = plan(manager, edition)[1], passed(**fields)

    with scope(manager), pytest.raises(WrongStateError):
        give_certificate(actor=manager, ceremony=launch, pathway=pathway, on=LAUNCH)


def test_no_certificate_is_given_before_the_ceremony(manager: User, edition: Edition) -> None:
    launch, pathway = plan(manager, edition)[1], passed()

    with scope(manager), pytest.raises(InvalidError):
        give_certificate(actor=manager, ceremony=launch, pathway=pathway, on=date(2015, 6, 17))
