"""The public page: no small figure, none by subtraction, no person's row, and a CSV of exactly what is shown."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from fursa.accounts.models import User
from fursa.core.errors import ForbiddenError
from fursa.core.scope import scope
from fursa.editions.models import Edition
from fursa.pathways.models import Pathway
from fursa.people.models import Person
from fursa.reporting.actions import publish_figures
from fursa.reporting.models import Publication
from fursa.reporting.queries import public_figures
from fursa.reporting.views.public import departures_said
from tests import make
from tests.handover.many import ready_awards

pytestmark = pytest.mark.django_db


@pytest.fixture
def director() -> User:
    return make.user(role="director")


@pytest.fixture
def edition() -> Edition:
    made = make.edition(members=0, territories=("rabat", "sale", "safi"))
    make.budget(made)
    return made


def award(edition: Edition, **counts: tuple[int, int]) -> None:
    """So many women and men in each territory."""
    for territory, (women, men) in counts.items():
        ready_awards(edition, women, territory=territory, sex="female")
        ready_awards(edition, men, territory=territory)


def published(user: User, edition: Edition) -> dict[str, Any]:
    with scope(user):
        return publish_figures(actor=user, edition=edition).figures


def by_territory(figures: dict[str, Any]) -> dict[str, int | None]:
    return {row["code"]: row["people"] for row in figures["by_territory"]}


def page(edition: Edition, name: str = "public", language: str = "fr") -> Any:
    return Client().get(reverse(f"reporting:{name}", args=[language, edition.code]))


def test_large_figures_are_published_as_they_are(director: User, edition: Edition) -> None:
    award(edition, rabat=(12, 20), sale=(11, 15))

    figures = published(director, edition)

    assert figures["beneficiaries"] == 58
    assert by_territory(figures) == {"rabat": 32, "sale": 26, "safi": 0}
    assert figures["by_sex"] == {"female": 23, "male": 35}


def test_a_small_territory_is_withheld_with_another_so_that_no_subtraction_gives_it(
    director: User, edition: Edition
) -> None:
    award(edition, rabat=(12, 20), sale=(11, 15), safi=(0, 3))

    figures = published(director, edition)

    shown = by_territory(figures)
    assert figures["beneficiaries"] == 61
    assert shown["safi"] is None
    assert sum(people is None for people in shown.values()) == 2


def test_few_women_are_withheld_and_men_with_them(director: User, edition: Edition) -> None:
    award(edition, rabat=(4, 40))

    figures = published(director, edition)

    assert figures["beneficiaries"] == 44
    assert figures["by_sex"] == {"female": None, "male": None}


def test_an_edition_of_very_few_publishes_neither_their_number_nor_their_money(
    director: User, edition: Edition
) -> None:
    award(edition, rabat=(1, 4))

    figures = published(director, edition)

    assert (figures["beneficiaries"], figures["committed_centimes"]) == (None, None)
    assert page(edition).status_code == 200
    assert page(edition, "public-csv").status_code == 200


@pytest.mark.parametrize(
    ("women", "others", "told"), [(12, 20, 12), (4, 40, None), (40, 4, None), (0, 30, None)]
)
def test_women_among_learners_are_withheld_where_they_or_the_men_are_few(
    director: User, edition: Edition, women: int, others: int, told: int | None
) -> None:
    learners(women, "female")
    learners(others, "male")

    learning = published(director, edition)["previous_year"]["learning"]

    assert (learning["total"], learning["women"]) == (women + others, told)


def test_a_year_with_very_few_learners_tells_none_of_it(director: User, edition: Edition) -> None:
    learners(3, "female")

    year = published(director, edition)["previous_year"]

    assert year["learning"] == {"total": None, "women": None, "juveniles": None}


def learners(count: int, sex: str) -> None:
    people = [make.person(sex=sex) for _ in range(count)]
    with scope(make.system()):
        Pathway.objects.bulk_create(
            Pathway(person=who, kind="university", year=2014, recorded_by=make.system()) for who in people
        )


def test_inside_nothing_is_withheld(director: User, edition: Edition, settings: object) -> None:
    settings.FURSA_DEMO = True  # type: ignore[attr-defined]
    award(edition, rabat=(4, 40))
    client = Client()
    client.force_login(director)

    response = client.get(reverse("reporting:report", args=[edition.code]))

    assert response.status_code == 200
    assert response.context["cards"][0].value == 44


def test_the_page_reads_no_row_about_a_person_and_needs_no_scope(director: User, edition: Edition) -> None:
    award(edition, rabat=(12, 20))
    published(director, edition)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        answers = [page(edition), page(edition, "public-csv"), Client().get("/ar/")]

    about_people = {model._meta.db_table for model in _models_about_people()}
    read = {table for table in about_people for query in asked if f'"{table}"' in query["sql"]}
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert read == set()
    assert not Person.objects.exists(), "the requests left no scope open"


def _models_about_people() -> list[Any]:
    from django.apps import apps

    return [m for m in apps.get_models() if any(f.name == "person" for f in m._meta.get_fields())] + [Person]


def test_what_changes_later_is_public_only_when_it_is_published_again(
    director: User, edition: Edition
) -> None:
    award(edition, rabat=(12, 20))
    published(director, edition)
    award(edition, rabat=(0, 10))

    assert page(edition).context["cards"][0].value == 32
    published(director, edition)
    assert page(edition).context["cards"][0].value == 42


def test_the_same_figures_are_published_once(director: User, edition: Edition) -> None:
    award(edition, rabat=(12, 20))

    published(director, edition)
    published(director, edition)

    assert Publication.objects.count() == 1


def test_an_edition_that_published_nothing_has_no_page(edition: Edition) -> None:
    assert (page(edition).status_code, page(edition, "public-csv").status_code) == (404, 404)


def test_the_csv_holds_exactly_the_tables_of_the_page(director: User, edition: Edition) -> None:
    award(edition, rabat=(12, 20), sale=(11, 15), safi=(0, 3))
    published(director, edition)

    context, csv_file = page(edition).context, page(edition, "public-csv")
    rows = list(csv.DictReader(io.StringIO(csv_file.content.decode("utf-8-sig"))))

    shown = [
        [str(cell).replace("–", "") for cell in row] for row in context["table"].rows + context["sexes"].rows
    ]
    total = [str(cell) for cell in context["table"].total]
    assert [[row["name"], row["beneficiaries"]] for row in rows] == [*shown, total]


def test_an_export_holds_no_direction_marks(director: User, edition: Edition) -> None:
    award(edition, rabat=(12, 20))
    published(director, edition)

    text = page(edition, "public-csv", "ar").content.decode("utf-8-sig")

    assert not set(text) & set("\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff")


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_page_speaks_the_language_of_its_address(director: User, edition: Edition, language: str) -> None:
    award(edition, rabat=(12, 20))
    published(director, edition)

    response = page(edition, language=language)

    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in response.content.decode()


@pytest.mark.parametrize("role", ["programme_manager", "finance_officer", "auditor", "committee_member"])
def test_only_the_director_publishes(edition: Edition, role: str) -> None:
    user = make.user(role=role)

    with scope(user), pytest.raises(ForbiddenError):
        public_figures(user, edition)


@pytest.mark.parametrize(
    ("departures", "published_as", "said"),
    [
        (12, 12, "12 d'entre elles s'écartent"),
        (3, None, "Moins de 10"),
        (0, 0, "La proposition a été suivie"),
    ],
)
def test_how_often_the_committee_departed_is_published(
    director: User, edition: Edition, departures: int, published_as: int | None, said: str
) -> None:
    minutes = make.final_minutes(edition)
    for number in range(20):
        decision = make.accepted(minutes, make.application(edition, mark=None))
        with scope(make.system()):
            type(decision).objects.filter(pk=decision.pk).update(
                departs=number < departures, reason="parce que" if number < departures else ""
            )

    figures = published(director, edition)

    assert figures["decisions"] == {"taken": 20, "departures": published_as}
    assert said in page(edition).content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("taken", "departures", "said"),
    [
        (1, 0, "اتخذت اللجنة قرارا واحدا. لم يُعدَّل المقترح."),
        (3, 1, "اتخذت اللجنة 3 قرارات. واحد منها يعدّل المقترح، وتعليله مدوّن في المحضر."),
        (36, 2, "اتخذت اللجنة 36 قرارا. اثنان منها يعدّلان المقترح، وتعليل كل تعديل مدوّن في المحضر."),
    ],
)
def test_decisions_are_counted_as_arabic_counts(taken: int, departures: int, said: str) -> None:
    with translation.override("ar"):
        assert departures_said(taken, departures) == said


def test_decisions_of_a_session_that_is_not_signed_are_not_counted(director: User, edition: Edition) -> None:
    minutes = make.final_minutes(edition)
    for _number in range(12):
        make.accepted(minutes, make.application(edition, mark=None))
    type(minutes).objects.filter(pk=minutes.pk).update(state="to_sign")

    assert published(director, edition)["decisions"] == {"taken": 0, "departures": 0}
