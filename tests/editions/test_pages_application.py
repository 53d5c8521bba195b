"""One application on its page: marks hidden until all are in, one's own marks, declared interests, the sheets."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from fursa.core.scope import scope
from fursa.diagnosis.models import Diagnosis
from fursa.editions.models import Application, Edition, Mark, Recusal
from tests import make
from tests.editions.pages import address, client_of, text_of
from tests.editions.stage import holder, ruled, signed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folders_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"
    settings.FURSA_KEYS = tmp_path / "keys"


def marks_of(application: Application, code: str) -> dict[str, Decimal]:
    with scope(make.system()):
        rows = Mark.objects.filter(application=application, member__code=code)
        return dict(rows.values_list("criterion__code", "mark"))


def given(edition: Edition, application: Application, code: str, settings: Any, **marks: str) -> Any:
    client = client_of(holder(edition, code), settings)
    return client.post(address("mark", edition, application.uuid), marks)


def test_what_another_member_marked_is_on_no_page_before_every_mark_is_in(settings: Any) -> None:
    edition = make.edition()
    application = make.application(edition, mark=None)
    make.give_marks(application, "13.37", members=["m2"])
    client = client_of(holder(edition, "m1"), settings)

    before = text_of(client.get(address("application", edition, application.uuid)))
    make.give_marks(application, "11", members=["m1", "m3"])
    after = text_of(client.get(address("application", edition, application.uuid)))

    assert "13,37" not in before
    assert "13,37" in after


def test_marks_are_taken_in_any_digits_with_a_comma(settings: Any) -> None:
    edition = make.edition()
    application = make.application(edition, mark=None)

    answer = given(edition, application, "m1", settings, plan="١٣٫٥", market="12,25")

    assert answer.status_code == 302
    assert marks_of(application, "m1") == {"plan": Decimal("13.5"), "market": Decimal("12.25")}


def test_a_mark_over_its_maximum_is_refused_in_place_and_nothing_is_recorded(settings: Any) -> None:
    edition = make.edition()
    application = make.application(edition, mark=None)

    answer = given(edition, application, "m1", settings, plan="12", market="20,5")

    assert answer.status_code == 422
    assert "من 0 إلى 20" in text_of(answer)
    assert marks_of(application, "m1") == {}


def test_recording_leads_to_the_next_application_that_waits_for_this_member(settings: Any) -> None:
    edition = make.edition()
    first, second = (make.application(edition, mark=None, reference=f"D-{n}") for n in (1, 2))

    onward = given(edition, first, "m1", settings, plan="12", market="12", next="")
    last = given(edition, second, "m1", settings, plan="12", market="12", next="")

    assert onward.url == address("application", edition, second.uuid)
    assert last.url == address("application", edition, second.uuid)


def test_an_interest_is_declared_only_with_its_sentence_ticked(settings: Any) -> None:
    edition = make.edition()
    application = make.application(edition, mark=None)
    client = client_of(holder(edition, "m1"), settings)
    url = address("recuse", edition, application.uuid)

    unticked = client.post(url)
    with scope(make.system()):
        nobody = Recusal.objects.count()
    client.post(url, {"understood": "on"})
    page = client.get(address("application", edition, application.uuid))

    assert (unticked.status_code, nobody) == (422, 0)
    assert page.context["marks"].recused
    assert page.context["marks"].form is None


def test_a_member_reads_the_life_project_and_not_the_diagnosis(settings: Any) -> None:
    edition = make.edition()
    application = make.application(edition)
    with scope(make.system()):
        Diagnosis.objects.filter(person=application.person).update(needs="حاجة لا تُقرأ هنا")
    url = address("application", edition, application.uuid)

    member = text_of(client_of(holder(edition, "m1"), settings).get(url))
    director = text_of(client_of(make.user(role="director"), settings).get(url))

    assert ("مشروع الحياة الفردي" in member, "حاجة لا تُقرأ هنا" in member) == (True, False)
    assert "حاجة لا تُقرأ هنا" in director


def test_an_application_is_not_found_under_the_code_of_another_edition(settings: Any) -> None:
    application, other = make.application(make.edition()), make.edition()

    page = client_of(make.user(role="director"), settings).get(
        address("application", other, application.uuid)
    )

    assert page.status_code == 404


def test_the_persons_sheet_waits_for_the_signatures(settings: Any) -> None:
    edition = make.edition(places=1)
    application = make.application(edition)
    director = client_of(make.user(role="director"), settings)
    minutes = ruled(edition)

    before = director.get(address("read-aloud", edition, application.uuid))
    signed(minutes)
    after = director.get(address("read-aloud", edition, application.uuid))

    assert (before.status_code, after.status_code) == (409, 200)


def test_the_persons_sheet_speaks_of_no_money_and_of_nobody_else(settings: Any) -> None:
    edition = make.edition(places=1, budget_centimes=1_500_000)
    make.application(edition, mark="18", applicant=make.person(given_name_ar="المنافس"))
    application = make.application(edition, mark="12")
    signed(ruled(edition))

    page = text_of(
        client_of(make.user(role="director"), settings).get(address("read-aloud", edition, application.uuid))
    )

    assert "لم يتم انتقاء مشروعكم في هذه الدورة" in page
    assert page.count("إلى غاية") == 2  # the last day still counts
    assert "درهم" not in page
    assert "المنافس" not in page


def test_both_sheets_are_issued_once_and_served(settings: Any) -> None:
    edition = make.edition(places=1)
    application = make.application(edition)
    signed(ruled(edition))
    client = client_of(make.user(role="director"), settings)

    for which in ("person", "committee"):
        url = address("sheet", edition, application.uuid, which)
        first, second = client.post(url), client.post(url)
        assert (first.status_code, first.url) == (302, second.url)
        assert client.get(first.url).content.startswith(b"%PDF")
