"""Incomplete files: which, what each lacks, who must do it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fursa.core.scope import scope
from fursa.custody.models import Episode
from fursa.diagnosis.models import Diagnosis
from fursa.editions import queries
from fursa.editions.models import Kit, OptionKit, Recusal, SupportOption
from fursa.network.models import Establishment
from fursa.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2015, 6, 1)


def codes(edition: object, **options: object) -> dict[str, list[str]]:
    manager = make.user(role="programme_manager")
    with scope(manager):
        found = queries.list_readiness(manager, edition, today=TODAY, **options)  # type: ignore[arg-type]
        return {file.reference: [gap.code for gap in file.gaps] for file in found}


def test_a_complete_file_is_not_listed_and_an_incomplete_one_is() -> None:
    edition = make.edition()
    make.application(edition, reference="D-1")
    make.application(edition, reference="D-2", mark=None)

    assert codes(edition) == {"D-2": ["marks_missing"]}


def test_the_summary_counts_files_by_what_they_lack_and_by_role() -> None:
    edition = make.edition()
    make.application(edition)
    make.application(edition, mark=None)
    late = make.application(edition, mark=None)
    manager = make.user(role="programme_manager")
    with scope(manager):
        Person.objects.filter(pk=late.person_id).update(cnie="")
        found = queries.summary(manager, edition, today=TODAY)

    assert (found.files, found.complete, found.incomplete) == (3, 1, 2)
    assert [(count.code, count.files) for count in found.by_gap] == [
        ("marks_missing", 2),
        ("card_missing", 1),
    ]
    assert found.by_role == {"committee_member": 2, "centre_adviser": 1}


def test_only_what_one_role_must_do_can_be_listed() -> None:
    edition = make.edition()
    application = make.application(edition, reference="D-1", mark=None)
    with scope(make.system()):
        Person.objects.filter(pk=application.person_id).update(cnie="")

    assert codes(edition, role="centre_adviser") == {"D-1": ["card_missing"]}


def test_a_diagnosis_under_a_linked_record_counts() -> None:
    edition = make.edition()
    first, second = make.person(), make.person()
    make.application(edition, reference="D-1", applicant=second)
    with scope(make.system()):
        Diagnosis.objects.filter(person=second).update(person=first)
        assert codes(edition) == {"D-1": ["diagnosis_missing"]}
        Person.objects.filter(pk=second.pk).update(canonical=first)

    assert codes(edition) == {}


def test_equipment_off_its_kits_price_is_incomplete() -> None:
    edition = make.edition()
    application = make.application(edition, reference="D-1", cheques=())
    with scope(make.system()):
        kit = Kit.objects.create(edition=edition, code="sewing", name_ar="عدة خياطة", price_centimes=900_000)
        option = SupportOption.objects.create(
            application=application,
            person_id=application.person_id,
            position=1,
            kind="equipment",
            equipment_centimes=1_800_000,
        )
        OptionKit.objects.create(option=option, person_id=application.person_id, kit=kit, quantity=2)
        assert codes(edition) == {}
        Kit.objects.update(price_centimes=950_000)

    assert codes(edition) == {"D-1": ["option_off_price"]}


def test_a_recused_member_owes_no_mark() -> None:
    edition = make.edition()
    application = make.application(edition, reference="D-1", mark=None)
    make.give_marks(application, "15", members=["m1", "m2"])
    assert codes(edition) == {"D-1": ["marks_missing"]}
    with scope(make.system()):
        third = edition.members.get(code="m3")
        Recusal.objects.create(application=application, person_id=application.person_id, member=third)

    assert codes(edition) == {}


def test_the_file_of_who_is_inside_is_the_establishments_work() -> None:
    edition = make.edition()
    application = make.application(edition)
    unit = make.unit("establishment")
    place = Establishment.objects.create(code="local", name_ar="السجن المحلي", unit=unit)
    manager = make.user(role="programme_manager")
    with scope(manager):
        Episode.objects.create(
            person_id=application.person_id, establishment=place, entered_on=date(2014, 1, 1)
        )
        Person.objects.filter(pk=application.person_id).update(cnie="")
        (file,) = queries.list_readiness(manager, edition, today=TODAY)

    assert [gap.role for gap in file.gaps] == ["reintegration_officer"]


def test_a_withdrawn_application_is_no_file() -> None:
    edition = make.edition()
    make.application(edition, mark=None, state="withdrawn")

    assert codes(edition) == {}


def test_an_adviser_sees_the_incomplete_files_of_their_centre_alone() -> None:
    edition, centre = make.edition(), make.unit()
    mine = make.application(edition, applicant=make.person(seen_by=centre), mark=None)
    make.application(edition, mark=None)
    adviser = make.user(role="centre_adviser", of=centre)

    with scope(adviser):
        found = queries.list_readiness(adviser, edition, today=TODAY)
        assert queries.summary(adviser, edition, today=TODAY).files == 1

    assert [file.reference for file in found] == [mine.reference]


def test_ten_more_files_take_no_more_queries() -> None:
    edition, manager = make.edition(), make.user(role="programme_manager")

    def count() -> int:
        with scope(manager), CaptureQueriesContext(connection) as seen:
            queries.list_readiness(manager, edition, today=TODAY)
        return len(seen)

    make.application(edition, mark=None)
    count()  # the reader's roles are read once
    few = count()
    for _ in range(10):
        make.application(edition, mark=None)

    assert count() == few


def test_a_card_must_be_valid_at_the_launch_ceremony_where_the_launch_is_not_known() -> None:
    edition = make.edition(
        launched_on=None, dates={"committee_on": "2015-06-10", "applications_until": "2015-04-30"}
    )
    application = make.application(edition, reference="D-1")
    with scope(make.system()):
        Person.objects.filter(pk=application.person_id).update(cnie_valid_until=date(2015, 6, 20))
    assert codes(edition) == {}

    edition.territories.update(ceremony_on=date(2015, 6, 26), is_launch=True)

    assert codes(edition) == {"D-1": ["card_expired"]}


def test_years_later_the_files_are_as_ready_as_they_were() -> None:
    edition = make.edition()
    make.application(edition)
    manager = make.user(role="programme_manager")

    with scope(manager):
        assert queries.summary(manager, edition, today=date(2036, 1, 1)).complete == 1
