"""The questionnaires that come with Fursa are used as they are; health is read by those who accompany alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.audit.models import Entry
from fursa.core.errors import InvalidError
from fursa.core.scope import scope
from fursa.diagnosis.actions import Interview, receive, record_diagnosis, take_up_shipped
from fursa.diagnosis.actions.themes import CircumstancesTold, HealthTold, PaperTold, Themes
from fursa.diagnosis.models import Circumstances, Diagnosis, Health, QuestionnaireVersion, Submission
from fursa.diagnosis.policies import FIELDS
from fursa.people.models import Person
from fursa.territory.models import Area
from tests import make
from tests.diagnosis.sending import sent, shipped
from tests.editions.pages import client_of

pytestmark = pytest.mark.django_db
SECRET = "يتناول دواء للقلب"


@pytest.fixture(autouse=True)
def _places() -> None:
    rabat = Area.objects.create(code="04.421", level="province", name_ar="الرباط", name_fr="Rabat")
    Area.objects.create(code="04.421.01.0", level="commune", name_ar="الرباط", name_fr="Rabat", parent=rabat)


def told(**changed: Any) -> Interview:
    first = Interview(
        made_on=today(),
        themes=Themes(
            (PaperTold("cnie", "lost"), PaperTold("rehabilitation", "wanted")),
            CircumstancesTold(
                housing="hosted", children=2, debts_centimes=300_000, counselling=("work", "legal")
            ),
            HealthTold(condition="treatment", note=SECRET),
        ),
    )
    return replace(first, **changed)


def record(actor: User, person: Person, interview: Interview) -> Diagnosis:
    with scope(actor):
        return record_diagnosis(
            actor=actor, person_uuid=person.uuid, interview=interview, key=uuid4(), today=today()
        )


def test_the_shipped_questionnaires_are_in_use_and_ask_what_the_file_has_room_for(manager: User) -> None:
    versions = shipped(manager)

    assert {name: version.state for name, version in versions.items()} == {
        "diagnosis": "published",
        "follow_up_visit": "published",
    }
    # Every field there is is asked by one of the two questionnaires that come with Fursa.
    assert {field for version in versions.values() for field in version.mapping.values()} == FIELDS
    # Taken up again, they are the versions there are, and one taken out of use stays out.
    with scope(manager):
        QuestionnaireVersion.objects.update(state="withdrawn")
        again = take_up_shipped(actor=manager)
        assert {version.state for version in again} == {"withdrawn"}
        assert QuestionnaireVersion.objects.count() == 2


def test_the_shipped_diagnosis_lands_theme_by_theme(manager: User, adviser: User, person: Person) -> None:
    shipped(manager)
    xml = sent(
        "diagnosis", person, made_on=today().isoformat(), cnie="expired", cnie_until="2020-01-31",
        criminal_record="wanted", schooling="primary", languages="darija tarifit", strengths="الصبر", children="٣",
        housing="none", debts="1500", has_debts="yes", counselling="legal money", health_condition="needs_care",
        commune="04.421.01.0",
        disability="no", addiction="wishes_help", read_aloud="yes", agreed_how="thumb_mark", witness="شاهد",
    )  # fmt: skip
    with scope(adviser):
        made = receive(actor=adviser, xml=xml, attachments=(), device=None, today=today())

        assert (made.state, made.problem) == ("landed", "")
        diagnosis = made.diagnosis
        assert diagnosis is not None
        assert (diagnosis.languages, diagnosis.was_read_aloud, diagnosis.witness) == (
            "darija,tarifit",
            True,
            "شاهد",
        )
        assert [(paper.kind, paper.state) for paper in diagnosis.papers.all()] == [
            ("cnie", "expired"),
            ("criminal_record", "wanted"),
        ]
        home = Circumstances.objects.get()
        assert (home.children, home.housing, home.debts_centimes, home.counselling) == (
            3,
            "none",
            150_000,
            "legal,money",
        )
        assert home.commune is not None
        assert home.commune.name == "الرباط"
        health = Health.objects.get()
        assert (health.condition, health.has_disability, health.addiction) == (
            "needs_care",
            False,
            "wishes_help",
        )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"agreement": "thumb_mark"}, "شاهد"),
        ({"agreement": "nod"}, "nod"),
        ({"schooling": "some"}, "some"),
        ({"themes": Themes((PaperTold("cnie", "eaten"),))}, "eaten"),
        ({"themes": Themes((PaperTold("cnie", "has"), PaperTold("cnie", "lost")))}, "مرتين"),
        ({"themes": Themes(circumstances=CircumstancesTold(children=31))}, "30"),
        ({"themes": Themes(circumstances=CircumstancesTold(debts_centimes=-1))}, "الديون"),
        ({"themes": Themes(circumstances=CircumstancesTold(counselling=("magic",)))}, "magic"),
        ({"themes": Themes(health=HealthTold(note="حكم عليه بالسجن خمس سنوات"))}, "عقوبة"),
    ],
)
def test_what_a_file_has_no_room_for_is_refused_and_nothing_is_written(
    adviser: User, person: Person, changed: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidError) as refused:
        record(adviser, person, told(**changed))

    assert said in str(refused.value)
    with scope(adviser):
        assert not Diagnosis.objects.exists()


@pytest.mark.parametrize("role", ["programme_manager", "director", "auditor", "committee_member"])
def test_nobody_above_those_who_accompany_reads_health(role: str, adviser: User, person: Person) -> None:
    record(adviser, person, told())
    above = make.user(role=role)

    with scope(above), connection.cursor() as cursor:
        assert Person.objects.filter(pk=person.pk).exists()
        for table in ("diagnosis_health", "diagnosis_healthevent"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table
    with scope(adviser):
        assert Health.objects.get().note == SECRET
    with scope(make.system()):
        details = [str(entry.details) for entry in Entry.objects.filter(action="diagnosis.recorded")]
        assert details
        assert not [one for one in details if "health" in one or SECRET in one]


def test_what_was_sent_holds_health_and_is_as_closed(manager: User, adviser: User, person: Person) -> None:
    shipped(manager)
    with scope(adviser):
        receive(
            actor=adviser, xml=sent("diagnosis", person, health_note=SECRET), attachments=(), device=None,
            today=today(),
        )  # fmt: skip
        assert SECRET in Submission.objects.get().xml
    for above in (manager, make.user(role="director"), make.user(role="auditor")):
        with scope(above):
            assert not Submission.objects.exists()


def test_a_page_shows_the_themes_and_health_to_those_who_accompany_alone(
    adviser: User, person: Person, settings: Any
) -> None:
    settings.FURSA_DEMO = True
    record(adviser, person, told(agreement="thumb_mark", witness="شاهدة", was_read_aloud=True))
    url = reverse("casefile:person-tab", args=[person.uuid, "project"])
    mine = client_of(adviser, settings).get(url).content.decode()
    directors = client_of(make.user(role="director"), settings).get(url).content.decode()

    for word in ("رد الاعتبار", "عند أصدقاء", "شاهدة", "بصمة"):
        assert word in mine, word
        assert word in directors, word
    assert SECRET in mine
    assert SECRET not in directors
    assert "لا أثر لها على أي دعم" not in directors
