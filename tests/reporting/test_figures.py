"""The figures of an edition: counted from rows, compared with what was published, never copied from it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from fursa.accounts.models import User
from fursa.core.errors import ForbiddenError, MissingError
from fursa.core.scope import scope
from fursa.editions.models import Award, Edition
from fursa.handover.models import HandOver
from fursa.network.models import Centre
from fursa.pathways.models import Pathway
from fursa.people.models import Person
from fursa.reporting.queries import compare_with_published, edition_figures
from fursa.reporting.queries.behind import LISTS, list_behind
from tests import make

pytestmark = pytest.mark.django_db
LAUNCH = date(2015, 6, 18)


@pytest.fixture
def director() -> User:
    return make.user(role="director")


@pytest.fixture
def edition() -> Edition:
    return make.edition(members=0, territories=("rabat", "sale"), launched_on=LAUNCH)


def figures(user: User, edition: Edition) -> dict[str, Any]:
    with scope(user):
        return edition_figures(user, edition)


def pathway(kind: str, *, year: int = 2014, person: Person | None = None, **fields: Any) -> Pathway:
    who = person or make.person(sex=fields.pop("sex", "male"))
    with scope(make.system()):
        return Pathway.objects.create(person=who, kind=kind, year=year, recorded_by=make.system(), **fields)


def given(award: Award) -> HandOver:
    ceremony = getattr(award.territory, "ceremony", None) or make.ceremony(award.edition)
    with scope(make.system()):
        return HandOver.objects.create(
            award=award, person_id=award.person_id, ceremony=ceremony, part="cheque",
            amount_centimes=award.cheque_centimes, given_on=LAUNCH, given_by=make.system(),
        )  # fmt: skip


def test_beneficiaries_are_the_awards_that_stand_by_territory_and_sex(
    director: User, edition: Edition
) -> None:
    make.award_row(make.application(edition, territory="rabat", applicant=make.person(sex="female")))
    make.award_row(make.application(edition, territory="rabat"))
    gone = make.award_row(make.application(edition, territory="sale"))
    with scope(make.system()):
        Award.objects.filter(pk=gone.pk).update(state="cancelled")

    told = figures(director, edition)

    assert (told["beneficiaries"], told["territories"]) == (2, 1)
    assert told["by_territory"] == {"rabat": 2, "sale": 0}
    assert told["by_sex"] == {"female": 1, "male": 1}


def test_money_is_that_of_the_editions_budgets(director: User, edition: Edition) -> None:
    own = make.budget(edition, 700, region=300)
    own.committed_centimes = 250
    own.save()

    told = figures(director, edition)

    assert (told["budget_centimes"], told["committed_centimes"]) == (1_000, 250)


def test_a_hand_over_that_was_undone_is_not_counted(director: User, edition: Edition) -> None:
    given(make.ready_award(make.application(edition)))
    undone = given(make.ready_award(make.application(edition)))
    with scope(make.system()):
        HandOver.objects.filter(pk=undone.pk).update(undone_at=timezone.now(), undone_reason="خطأ")

    assert figures(director, edition)["handed_over"] == {"cheques": 1, "equipment": 0}


def test_the_year_before_counts_people_once_and_projects_one_by_one(director: User, edition: Edition) -> None:
    learner, twin = make.person(sex="female"), make.person(sex="female")
    with scope(make.system()):
        Person.objects.filter(pk=twin.pk).update(canonical=learner)
    pathway("university", person=learner)
    pathway("apprenticeship", person=learner, juvenile=True)
    pathway("vocational_training", person=twin)
    pathway("paid_placement")
    pathway("employment")
    for _ in range(2):
        pathway("micro_project", person=learner, funder="own", started_on=date(2014, 1, 1 + _))
    pathway("employment", year=2013)

    assert figures(director, edition)["previous_year"] == {
        "year": 2014,
        "employed_in_citizen_enterprises": 1,
        "micro_projects": 2,
        "learning": {"total": 2, "women": 1, "juveniles": 1},
    }


def test_centres_are_counted_by_state(director: User, edition: Edition) -> None:
    for state in ("open", "open", "under_construction", "planned"):
        unit = make.unit()
        Centre.objects.create(code=unit.code, unit=unit, state=state, name_ar="مركز")

    assert figures(director, edition)["centres"] == {"open": 2, "under_construction": 1}


def test_figures_do_not_follow_what_was_published(director: User, edition: Edition) -> None:
    make.award_row(make.application(edition))
    before = figures(director, edition)
    edition.published = {
        "edition": {"beneficiaries": 317, "territories": 12},
        "years": [{"year": 2014, "micro_projects": 1_436, "learning": {"total": 1_401}}],
        "centres": {"open": 9, "under_construction": 7},
    }
    edition.save()

    assert figures(director, edition) == before


def test_every_published_figure_that_the_rows_do_not_bear_out_is_named(
    director: User, edition: Edition
) -> None:
    make.award_row(make.application(edition))
    told = figures(director, edition)
    edition.published = {
        "edition": {"beneficiaries": 317, "territories": 1, "cost_more_than_centimes": 500},
        "years": [
            {"year": 2013, "micro_projects": 7},
            {"year": 2014, "micro_projects": 0, "learning": {"total": 3, "women": 0}},
        ],
        "centres": {"open": 9, "under_construction": 0},
    }

    found = {d.figure: (d.published, d.counted) for d in compare_with_published(edition, told)}

    assert found == {
        "beneficiaries": (317, 1),
        "committed_centimes": ("> 500", 0),
        "centres.open": (9, 0),
        "previous_year.learning.total": (3, 0),
    }


@pytest.mark.parametrize("indicator", LISTS)
def test_a_list_has_as_many_lines_as_the_figure_counts(
    director: User, edition: Edition, indicator: str
) -> None:
    given(make.ready_award(make.application(edition)))
    make.award_row(make.application(edition))
    pathway("employment")
    pathway("university")
    pathway("micro_project", funder="own")
    told = figures(director, edition)
    counted = {
        "beneficiaries": told["beneficiaries"],
        **told["handed_over"],
        "employed": told["previous_year"]["employed_in_citizen_enterprises"],
        "micro_projects": told["previous_year"]["micro_projects"],
        "learning": told["previous_year"]["learning"]["total"],
    }

    with scope(director):
        lines = list_behind(director, edition, indicator)

    assert len(lines) == counted[indicator]


def test_no_list_stands_behind_a_figure_that_has_none(director: User, edition: Edition) -> None:
    with scope(director), pytest.raises(MissingError):
        list_behind(director, edition, "committed")


def test_an_officer_inside_reads_no_report(edition: Edition) -> None:
    with pytest.raises(ForbiddenError):
        figures(make.user(role="reintegration_officer"), edition)
