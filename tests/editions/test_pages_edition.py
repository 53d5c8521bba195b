"""An edition at a glance, its incomplete files, its list of applications."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from fursa.core.scope import scope
from fursa.editions.models import Edition
from fursa.people.models import Person
from tests import make
from tests.editions.pages import address, client_of, text_of

pytestmark = pytest.mark.django_db


def without_card(edition: Edition, **fields: Any) -> Person:
    """An applicant whose identity card is not on file."""
    person = make.person(given_name_ar=fields.pop("given_name_ar", "سعيد"), **fields)
    make.application(edition, applicant=person)
    with scope(make.system()):
        Person.objects.filter(pk=person.pk).update(cnie="", cnie_valid_until=None)
    return person


def test_the_overview_says_what_is_next_and_whose_work_it_is(settings: Any) -> None:
    edition = make.edition()
    make.application(edition)
    manager = make.user(role="programme_manager")

    page = client_of(manager, settings).get(address("edition", edition))

    assert page.context["next"][0].who in text_of(page)
    assert [act.mine for act in page.context["next"]] == [True]
    assert page.context["next"][0].url == address("proposal", edition)


def test_the_numbers_on_top_count_files_marks_and_places(settings: Any) -> None:
    edition = make.edition(places=7)
    make.application(edition)
    make.application(edition, mark=None)

    page = client_of(make.user(role="director"), settings).get(address("edition", edition))

    assert [card.value for card in page.context["cards"]][:3] == [1, 1, 7]


def test_an_adviser_is_told_that_the_numbers_are_of_their_own_files(settings: Any) -> None:
    centre, edition = make.unit("centre"), make.edition()
    make.application(edition, applicant=make.person(seen_by=centre))
    make.application(edition)

    page = client_of(make.user(role="centre_adviser", of=centre), settings).get(address("edition", edition))

    assert page.context["cards"][0].value == 1
    assert "تخص الأرقام الملفات المتاحة لكم" in text_of(page)


def test_an_incomplete_file_says_what_to_do_and_who_does_it(settings: Any) -> None:
    edition = make.edition()
    without_card(edition)
    make.application(edition)

    page = text_of(
        client_of(make.user(role="programme_manager"), settings).get(address("readiness", edition))
    )

    assert "ملف واحد غير مكتمل" in page
    assert "سعيد" in page
    assert "مستشار(ة) المركز" in page


def test_incomplete_files_are_filtered_by_territory_and_by_role(settings: Any) -> None:
    edition = make.edition(territories=("rabat", "fes"))
    without_card(edition, given_name_ar="سعيد")
    make.application(edition, territory="fes", mark=None, applicant=make.person(given_name_ar="حليمة"))
    client = client_of(make.user(role="programme_manager"), settings)

    here = client.get(address("readiness", edition), {"territory": "fes"})
    mine = client.get(address("readiness", edition), {"role": "centre_adviser"})

    assert ("حليمة" in text_of(here), "سعيد" in text_of(here)) == (True, False)
    assert ("حليمة" in text_of(mine), "سعيد" in text_of(mine)) == (False, True)


def test_a_filter_that_names_nothing_known_shows_everything(settings: Any) -> None:
    edition = make.edition()
    without_card(edition)

    page = client_of(make.user(role="programme_manager"), settings).get(
        address("readiness", edition), {"role": "nobody"}
    )

    assert len(page.context["page"].object_list) == 1
    assert page.context["chosen"] == []


def test_a_chosen_filter_stands_on_top_and_its_link_takes_it_away(settings: Any) -> None:
    edition = make.edition()
    make.application(edition)

    page = client_of(make.user(role="programme_manager"), settings).get(
        address("applications", edition), {"territory": "rabat", "marks": "complete"}
    )

    urls = [link.url for link in page.context["chosen"]]
    assert urls == [
        f"{address('applications', edition)}?{rest}" for rest in ("marks=complete", "territory=rabat")
    ]


def test_applications_are_found_by_a_name_in_the_other_script_and_by_reference(settings: Any) -> None:
    edition = make.edition()
    wanted = make.application(
        edition,
        reference="D-77",
        applicant=make.person(given_name_ar="زينب", given_name_latin="Zineb"),
    )
    make.application(edition)
    client = client_of(make.user(role="director"), settings)

    for words in ("Zineb", "زينب", "d-77"):
        page = client.get(address("applications", edition), {"q": words})
        assert page.context["page"].paginator.count == 1, words
        assert reverse("editions:application", args=[edition.code, wanted.uuid]) in page.content.decode()


def test_a_member_is_shown_what_they_have_still_to_mark(settings: Any) -> None:
    edition = make.edition()
    make.give_marks(make.application(edition, mark=None, reference="D-1"), "12", members=["m1"])
    make.application(edition, mark=None, reference="D-2")
    member = edition.members.get(code="m1").user
    assert member is not None

    page = client_of(member, settings).get(address("applications", edition), {"marks": "mine"})

    assert "D-2" in text_of(page)
    assert "D-1" not in text_of(page)


def test_the_order_of_marks_puts_the_best_first_and_the_unmarked_last(settings: Any) -> None:
    edition = make.edition()
    for reference, mark in (("D-1", "11"), ("D-2", None), ("D-3", "17")):
        make.application(edition, reference=reference, mark=mark)

    page = text_of(
        client_of(make.user(role="director"), settings).get(
            address("applications", edition), {"order": "mark"}
        )
    )

    assert page.index("D-3") < page.index("D-1") < page.index("D-2")


def test_a_finance_officer_sees_no_mark_in_the_list(settings: Any) -> None:
    edition = make.edition()
    make.application(edition, mark="13")

    page = client_of(make.user(role="finance_officer"), settings).get(address("applications", edition))

    assert "45,50" not in text_of(page)
    assert "45,50" in text_of(
        client_of(make.user(role="director"), settings).get(address("applications", edition))
    )
