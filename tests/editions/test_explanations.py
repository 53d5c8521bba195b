"""Why this one and not that one: the committee's sentences, and the person's own without value or price."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.documents.paper.neutrality import require_neutral
from fursa.documents.paper.values import Wording
from fursa.editions import queries
from fursa.editions.actions.decisions import decide
from fursa.editions.models import Application, Edition
from fursa.editions.queries.explanations import PersonExplanation
from fursa.editions.queries.sentences import format_hundredths, sentence
from fursa.editions.queries.sheets import applicant_sheet, committee_sheet
from fursa.rules.messages import Message
from tests import make
from tests.editions.pages import address, client_of, text_of
from tests.editions.stage import holder, proposed, ruled, session, signed

pytestmark = pytest.mark.django_db
ISSUER = {"ar": "مؤسسة فرصة", "fr": "Fondation Fursa", "en": "", "web": ""}


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"


def one_place(**fields: Any) -> tuple[Edition, Application, Application]:
    edition = make.edition(places=1, issuer=ISSUER, **fields)
    best = make.application(edition, reference="best", mark="18")
    return edition, best, make.application(edition, reference="next", mark="11", cheques=[1_234_500])


def person_sheet(application: Application) -> PersonExplanation:
    manager = make.user(role="programme_manager")
    with scope(manager):
        return queries.explain_to_person(manager, application)


def test_before_the_minutes_are_signed_the_person_has_no_sheet() -> None:
    edition, best, _next = one_place()
    minutes = ruled(edition)
    manager = make.user(role="programme_manager")

    with scope(manager):
        assert queries.explain_application(manager, best).person is None
        with pytest.raises(WrongStateError):
            queries.explain_to_person(manager, best)
    signed(minutes)
    with scope(manager):
        assert queries.explain_application(manager, best).person is not None


def test_who_was_not_selected_learns_why_until_when_and_where() -> None:
    edition, _best, following = one_place(reconsideration_days=15)
    signed(ruled(edition))

    found = person_sheet(following)

    until = timezone.localdate() + timedelta(days=15)
    assert (found.review_until_on, found.review_where) == (until, ISSUER)
    with translation.override("en"):
        assert found.sentences() == [
            (
                "Your project was not selected in this edition; "
                f"you may ask for reconsideration up to and including {until:%d/%m/%Y}."
            ),
            "The places of this edition did not suffice for all the projects put forward.",
            "It stands on the reserve list, at place 1 in its territory.",
            "To strengthen with your adviser: plan (11 out of 20).",
            "To strengthen with your adviser: market (11 out of 20).",
        ]
    assert [mean.hundredths for mean in found.means] == [1100, 1100]


def test_who_was_marked_well_and_not_selected_learns_the_one_thing_marked_lowest() -> None:
    edition = make.edition(places=1, issuer=ISSUER)
    make.application(edition, mark="18")
    following = make.application(edition, mark="15")
    signed(ruled(edition))

    assert len(person_sheet(following).improve) == 1


def test_who_was_selected_is_told_so_and_no_more() -> None:
    edition, best, _next = one_place()
    signed(ruled(edition))

    found = person_sheet(best)

    assert (found.held_back, found.improve, found.review_until_on) == ((), (), None)
    with translation.override("en"):
        assert found.sentences() == ["Your project was selected in this edition."]


def test_the_persons_sheet_holds_no_value_no_price_and_nobody_else() -> None:
    edition, _best, following = one_place()
    signed(ruled(edition))
    manager = make.user(role="programme_manager")
    with scope(manager):
        sheet = applicant_sheet(manager, following)

    said = repr(sheet)
    assert "12.345" not in said
    assert "1234500" not in said
    assert "38,5" not in said  # its weighted mark: 11 × 3.5
    assert "best" not in said
    require_neutral(sheet)


def test_the_committees_own_reason_stands_on_the_sheet_of_whom_it_refused() -> None:
    edition = make.edition(issuer=ISSUER)
    application = make.application(edition)
    minutes, chair = session(edition), holder(edition, "m1")
    with scope(chair):
        decide(
            actor=chair,
            minutes=minutes,
            application_uuid=application.uuid,
            kind="not_accepted",
            reason="المحل مغلق",
        )
        from fursa.editions.actions.decisions import finish_decisions

        minutes = finish_decisions(actor=chair, minutes=minutes)
    signed(minutes)

    with translation.override("en"):
        assert "The committee's reason: المحل مغلق" in person_sheet(application).sentences()
    with scope(chair):
        sheet = committee_sheet(chair, application)
    assert sheet.decision is not None
    assert (sheet.decision.ar, sheet.support) == ("عدم القبول", None)
    assert sheet.departure == Wording(ar="المحل مغلق", fr="المحل مغلق")


def test_what_the_file_lacked_is_what_the_person_can_mend() -> None:
    edition = make.edition(issuer=ISSUER)
    application = make.application(edition, mark=None)
    signed(ruled(edition))

    found = person_sheet(application)

    with translation.override("en"):
        assert found.sentences()[1] == "The file was not complete when the committee met."
        assert "Marks still owed" in found.sentences()[2]


def test_a_request_goes_to_the_centre_that_accompanies_the_person() -> None:
    edition = make.edition(places=1, issuer=ISSUER)
    make.application(edition, mark="18")
    application = make.application(
        edition, mark="15", applicant=make.person(seen_by=make.unit(name_ar="مركز الرباط"))
    )
    signed(ruled(edition))

    where = person_sheet(application).review_where

    assert where is not None
    assert where["ar"] == "مركز الرباط"


def test_the_committee_reads_both_aims_with_estimates_marked_as_such() -> None:
    edition = make.edition(budget_centimes=4_000_000)
    for mark, cost in (("19", 4_000_000), ("16", 2_000_000), ("15", 2_000_000)):
        make.application(edition, reference=f"D-{mark}", mark=mark, cheques=[cost])
    proposed(edition)
    member = holder(edition, "m1")
    with scope(member), translation.override("en"):
        best = Application.objects.get(reference="D-19")
        found = queries.explain_to_committee(member, best)
        sheet = committee_sheet(member, best)

    value, merit = found.aims
    assert (value.option, value.rank, merit.rank) == (None, 1, 1)
    assert merit.option is not None
    assert any(said.startswith("By estimate: about ") for said in value.sentences)
    assert [(side.name.fr, len(side.estimates)) for side in sheet.aims] == [
        ("total des notes le plus élevé – l'objectif de cette édition", 1),
        ("ordre de mérite dans chaque territoire", 0),
    ]
    assert (sheet.options[0].proposed, sheet.decision) == (False, None)
    assert all(
        word not in repr(value.sentences).lower() for word in ("dual", "solver", "lagrang", "optim", "slack")
    )


def test_a_centre_adviser_reads_the_persons_sheet_and_not_the_committees() -> None:
    edition, centre = make.edition(places=1, issuer=ISSUER), make.unit()
    application = make.application(edition, applicant=make.person(seen_by=centre))
    signed(ruled(edition))
    adviser = make.user(role="centre_adviser", of=centre)

    with scope(adviser):
        found = queries.explain_application(adviser, application)
        with pytest.raises(ForbiddenError):
            queries.explain_to_committee(adviser, application)

    assert found.committee is None
    assert found.person is not None


def test_a_request_to_reconsider_is_answered_exactly() -> None:
    edition = make.edition(budget_centimes=4_000_000)
    for mark, cost in (("19", 4_000_000), ("16", 2_000_000), ("15", 2_000_000)):
        make.application(edition, reference=f"D-{mark}", mark=mark, cheques=[cost])
    proposal, member = proposed(edition, "value"), holder(edition, "m1")

    with scope(member), translation.override("en"):
        best = Application.objects.get(reference="D-19")
        found = queries.answer_reconsideration(member, proposal, best)
        said = found.sentences[0]

    assert found.answer.exact
    assert found.answer.lost_value == (16 + 15 - 19) * 350
    assert set(found.answer.leaves) == {"D-16", "D-15"}
    assert said == "With this application in, the proposal as a whole loses exactly 42 in marks."


def test_what_stood_outside_the_choice_is_not_reconsidered_by_it() -> None:
    edition = make.edition()
    application = make.application(edition, mark="2")
    proposal, member = proposed(edition), holder(edition, "m1")

    with scope(member), pytest.raises(InvalidError):
        queries.answer_reconsideration(member, proposal, application)


def test_every_rule_says_what_it_leaves_and_what_one_more_would_add() -> None:
    edition, _best, _next = one_place()
    proposal, member = proposed(edition, "value"), holder(edition, "m1")

    with scope(member), translation.override("en"):
        rules = {rule.code: rule for rule in queries.list_rules(member, proposal)}

    assert rules["places"].says == ("The edition's places: 1.",)
    assert rules["places"].under_maximum == 0
    assert rules["places"].price_hundredths > 0
    assert rules["budget"].under_maximum == edition.budget_centimes - 1_500_000


def test_what_a_rule_of_money_leaves_is_said_as_money(settings: Any) -> None:
    edition, _best, _next = one_place()
    proposal = proposed(edition, "value")
    code = "money-besides:bank"
    figures = proposal.figures
    figures["rules"][code] = {"kind": "stock", "min": None, "max": 34_000_000, "says": []}
    figures["slack"][code] = {"max": 9_380_000}
    figures["price"][code] = 100_000.0
    with scope(make.system()):
        proposal.save(update_fields=["figures"])

    page = client_of(make.user(role="director"), settings).get(address("rules", edition, "value"))

    text = text_of(page)
    assert "93.800,00 درهم" in text
    assert "9.380.000" not in text
    assert "1.000,00" not in text  # marks for one centime more mean nothing to anybody


def test_a_minimum_says_what_one_fewer_would_add(settings: Any) -> None:
    edition, _best, _next = one_place()
    proposal = proposed(edition, "value")
    figures = proposal.figures
    figures["rules"]["women"] = {"kind": "count", "min": 1, "max": None, "says": []}
    figures["slack"]["women"] = {"min": 0, "max": None}
    figures["price"]["women"] = -777.0
    with scope(make.system()):
        proposal.save(update_fields=["figures"])

    page = client_of(make.user(role="director"), settings).get(address("rules", edition, "value"))

    assert "7,77" in text_of(page)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Sewing, embroidery and related workers Rabat 14,5 15% 1.234,50\u00a0MAD"),
        ("fr", "Rabat 14,5 15\u00a0% 1.234,50\u00a0DH"),
        ("ar", "الرباط 14,5 15% 1.234,50\u00a0درهم"),
    ],
)
def test_a_stored_sentence_speaks_the_readers_language(language: str, said: str) -> None:
    kept = Message(
        "%(trade)s %(place)s %(mark)s %(share)s %(money)s",
        {
            "trade": {"trade": "7533"},
            "place": {"names": {"ar": "الرباط", "fr": "Rabat", "en": "Rabat"}},
            "mark": {"hundredths": 1450},
            "share": {"share": "3/20"},
            "money": {"centimes": 123_450},
        },
    )

    with translation.override(language):
        assert sentence(kept).endswith(said)


def test_a_sum_of_marks_is_grouped_as_amounts_are() -> None:
    assert [format_hundredths(number) for number in (1450, 1400, 211_902, 100_000)] == [
        "14,5",
        "14",
        "2.119,02",
        "1.000",
    ]


def test_a_day_is_in_the_sentence_as_morocco_writes_it() -> None:
    with translation.override("ar"):
        text = sentence(
            Message(
                "Your project was not selected in this edition; "
                "you may ask for reconsideration up to and including %(date)s.",
                {"date": f"{date(2015, 7, 3):%d/%m/%Y}"},
            )
        )

    assert text == "لم يتم انتقاء مشروعكم في هذه الدورة؛ يمكنكم طلب إعادة النظر إلى غاية يوم 03/07/2015."
