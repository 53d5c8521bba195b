"""The committee's session: quorum, recusal, reasons for departures, rules that no reason lifts, signatures."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fursa.core.errors import ForbiddenError, FursaError, InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.editions import queries
from fursa.editions.actions.decisions import (
    BulkOutcome,
    QuorumError,
    RuleBrokenError,
    UndecidedError,
    UnreachedMinimumError,
    decide,
    decide_as_proposed,
    finish_decisions,
    open_minutes,
    reopen_decisions,
    sign_minutes,
)
from fursa.editions.actions.marks import declare_recusal
from fursa.editions.models import Application, Decision, Edition, Minutes, SupportOption
from fursa.people.models import Person
from tests import make
from tests.editions.stage import TODAY, holder, proposed, session

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"


def rule(minutes: Minutes, application: Application, kind: str, member: str = "m1", **more: str) -> Decision:
    actor = holder(minutes.edition, member)
    with scope(actor):
        return decide(actor=actor, minutes=minutes, application_uuid=application.uuid, kind=kind, **more)


def as_proposed(minutes: Minutes, member: str = "m1") -> BulkOutcome:
    actor = holder(minutes.edition, member)
    with scope(actor):
        return decide_as_proposed(actor=actor, minutes=minutes)


def finish(minutes: Minutes, **more: str) -> Minutes:
    actor = holder(minutes.edition, "m1")
    with scope(actor):
        return finish_decisions(actor=actor, minutes=minutes, **more)


def sign(minutes: Minutes, member: str) -> Minutes:
    actor = holder(minutes.edition, member)
    with scope(actor):
        return sign_minutes(actor=actor, minutes=minutes)


def test_without_a_quorum_no_session_opens() -> None:
    edition = make.edition(quorum=2)
    make.application(edition)

    with pytest.raises(QuorumError):
        session(edition, present=("m1",))
    assert not Minutes.objects.exists()


def test_an_open_session_closes_marking_and_keeps_another_from_opening() -> None:
    edition = make.edition()
    make.application(edition)
    session(edition)

    edition.refresh_from_db()
    assert edition.state == Edition.State.DECIDING
    with pytest.raises(WrongStateError):
        session(edition)


def test_a_proposal_whose_files_changed_is_not_decided_on() -> None:
    edition = make.edition()
    application = make.application(edition)
    proposal, chair = proposed(edition), holder(edition, "m1")
    with scope(chair):
        Person.objects.filter(pk=application.person_id).update(cnie="")
        with pytest.raises(WrongStateError):
            open_minutes(actor=chair, proposal=proposal, present=("m1", "m2"), held_on=TODAY, today=TODAY)


def test_as_proposed_accepts_defers_and_refuses_as_the_lines_say() -> None:
    edition = make.edition(places=1)
    for reference, mark in (("best", "18"), ("next", "17"), ("low", "5"), ("open", None)):
        make.application(edition, reference=reference, mark=mark)
    minutes = session(edition)

    outcome = as_proposed(minutes)

    assert (outcome.done, outcome.already, outcome.not_done) == (4, 0, ())
    with scope(make.system()):
        kinds = dict(Decision.objects.values_list("application__reference", "kind"))
        assert not Decision.objects.filter(departs=True).exists()
    assert kinds == {"best": "accepted", "next": "not_accepted", "low": "not_accepted", "open": "deferred"}
    assert as_proposed(minutes).already == 4


def test_a_ruling_that_departs_from_the_proposal_needs_a_reason() -> None:
    edition = make.edition()
    application = make.application(edition)
    minutes = session(edition)

    with pytest.raises(InvalidError):
        rule(minutes, application, "not_accepted")
    with pytest.raises(InvalidError):
        rule(minutes, application, "not_accepted", reason="   ")
    assert rule(minutes, application, "not_accepted", reason="المشروع قائم بدعم آخر").departs
    assert not rule(minutes, application, "accepted", option="1").departs


def test_another_option_than_the_proposed_one_is_a_departure() -> None:
    edition = make.edition()
    application = make.application(edition, cheques=[1_000_000, 1_200_000])
    minutes = session(edition)

    assert not rule(minutes, application, "accepted", option="1").departs
    assert rule(minutes, application, "accepted", option="2", reason="أنسب للمشروع").departs


def test_an_acceptance_names_an_option_of_the_application() -> None:
    edition = make.edition()
    application = make.application(edition)
    minutes = session(edition)

    with pytest.raises(InvalidError):
        rule(minutes, application, "accepted", option="4")


def test_a_recused_member_does_not_rule_on_the_application_and_another_does() -> None:
    edition = make.edition()
    application, other = make.application(edition), make.application(edition)
    aside = holder(edition, "m1")
    with scope(aside):
        declare_recusal(actor=aside, application_uuid=application.uuid)
    minutes = session(edition)

    with pytest.raises(ForbiddenError):
        rule(minutes, application, "accepted", option="1")
    outcome = as_proposed(minutes)
    assert (outcome.done, [item.uuid for item in outcome.not_done]) == (1, [application.uuid])
    assert outcome.not_done[0].why
    assert rule(minutes, application, "accepted", "m2", option="1").application_id == application.pk
    assert other.pk != application.pk


def test_who_stepped_aside_does_not_count_for_the_quorum() -> None:
    edition = make.edition(quorum=3)
    application = make.application(edition)
    aside = holder(edition, "m3")
    with scope(aside):
        declare_recusal(actor=aside, application_uuid=application.uuid)
    minutes = session(edition)

    with pytest.raises(QuorumError):
        rule(minutes, application, "accepted", option="1")


def test_who_is_absent_rules_on_nothing() -> None:
    edition = make.edition()
    application = make.application(edition)
    minutes = session(edition, present=("m1", "m2"))

    with pytest.raises(ForbiddenError):
        rule(minutes, application, "accepted", "m3", option="1")


@pytest.mark.parametrize(
    ("terms", "kept"),
    [
        ({"budget_centimes": 2_000_000}, "budget"),
        ({"places": 1}, "places"),
        ({"rules": [{"code": "cap", "kind": "trade_maximum", "people": 1}]}, "cap"),
    ],
)
def test_no_reason_lifts_the_budget_the_places_or_a_cap(terms: dict[str, Any], kept: str) -> None:
    edition = make.edition(**terms)
    make.application(edition, reference="first", mark="18")
    second = make.application(edition, reference="second", mark="17")
    minutes = session(edition)
    as_proposed(minutes)

    with pytest.raises(RuleBrokenError):
        rule(minutes, second, "accepted", option="1", reason="نرى دعمه")
    assert kept in {code.split(":")[0] for code in minutes.proposal.figures["rules"]}


def test_who_leaves_makes_room_for_another() -> None:
    edition = make.edition(places=1)
    first = make.application(edition, mark="18")
    second = make.application(edition, mark="17")
    minutes = session(edition)
    as_proposed(minutes)

    rule(minutes, first, "not_accepted", reason="غادر المدينة")
    rule(minutes, second, "accepted", option="1", reason="حل محل الأول")

    with scope(make.system()):
        assert set(Decision.objects.filter(departs=True).values_list("application", flat=True)) == {
            first.pk,
            second.pk,
        }


def test_a_file_that_is_not_complete_is_never_accepted() -> None:
    edition = make.edition()
    application = make.application(edition, mark=None)
    minutes = session(edition)

    with pytest.raises(WrongStateError):
        rule(minutes, application, "accepted", option="1", reason="نعرفه")


def test_a_session_ends_only_when_every_application_has_a_ruling() -> None:
    edition = make.edition()
    one, other = make.application(edition), make.application(edition)
    minutes = session(edition)
    rule(minutes, one, "accepted", option="1")

    with pytest.raises(UndecidedError):
        finish(minutes)
    rule(minutes, other, "deferred", reason="في انتظار عقد الكراء")
    assert finish(minutes).state == Minutes.State.TO_SIGN
    with pytest.raises(WrongStateError):
        rule(minutes, other, "accepted", option="1")


def test_a_minimum_left_unreached_is_accounted_for_in_the_minutes() -> None:
    edition = make.edition(territories=["rabat"])
    make.territory(edition, "fes", minimum=1)
    application = make.application(edition, territory="fes")
    minutes = session(edition)
    rule(minutes, application, "not_accepted", reason="انسحب شفويا")

    with pytest.raises(UnreachedMinimumError):
        finish(minutes)
    assert finish(minutes, remarks="لا مرشح آخر في فاس").remarks == "لا مرشح آخر في فاس"


def test_the_reserve_list_goes_by_merit_within_each_territory_then_by_the_draw() -> None:
    from fursa.rules.draws import draw_order

    edition = make.edition(territories=["rabat", "fes"], places=2)
    for reference, territory, mark in (
        ("r1", "rabat", "19"), ("r2", "rabat", "12"), ("r3", "rabat", "15"),
        ("f1", "fes", "19"), ("f2", "fes", "11"), ("f3", "fes", "11"), ("low", "fes", "2"),
    ):  # fmt: skip
        make.application(edition, reference=reference, territory=territory, mark=mark)
    refused = make.application(edition, reference="r0", territory="rabat", mark="18")
    minutes = session(edition)
    as_proposed(minutes)
    with scope(make.system()):
        first = Application.objects.get(reference="r1")
    rule(minutes, first, "not_accepted", reason="لم يعد يرغب")
    rule(minutes, refused, "deferred", reason="ننتظر وثيقة")
    finish(minutes)

    chair = holder(edition, "m1")
    with scope(chair):
        reserve = list(
            queries.list_reserve(chair, minutes).values_list("application__reference", "reserve_rank")
        )
    one, two = draw_order("s", ["f2", "f3"])
    assert reserve == [("r3", 1), ("r2", 2), (one, 1), (two, 2)]


def ready_to_sign(edition: Edition, present: tuple[str, ...] = ("m1", "m2", "m3")) -> Minutes:
    minutes = session(edition, present)
    as_proposed(minutes)
    finish(minutes)
    Minutes.objects.filter(pk=minutes.pk).update(document=uuid4())
    return minutes


def test_decisions_are_final_with_the_last_required_signature_and_not_before() -> None:
    edition = make.edition()
    edition.members.filter(code="m3").update(signs=False)
    make.application(edition)
    minutes = ready_to_sign(edition)

    assert sign(minutes, "m1").state == Minutes.State.TO_SIGN
    assert sign(minutes, "m1").state == Minutes.State.TO_SIGN
    with pytest.raises(ForbiddenError):
        sign(minutes, "m3")
    assert sign(minutes, "m2").state == Minutes.State.FINAL
    edition.refresh_from_db()
    assert edition.state == Edition.State.FINAL
    with pytest.raises(WrongStateError):
        proposed(edition)


def test_who_was_absent_is_not_asked_to_sign() -> None:
    edition = make.edition()
    make.application(edition)
    minutes = ready_to_sign(edition, present=("m1", "m2"))

    sign(minutes, "m1")
    with pytest.raises(ForbiddenError):
        sign(minutes, "m3")
    assert sign(minutes, "m2").state == Minutes.State.FINAL


def test_one_person_signs_for_one_seat_alone() -> None:
    edition = make.edition()
    make.application(edition)
    edition.members.filter(code="m2").update(user=holder(edition, "m1"))
    minutes = ready_to_sign(edition)

    sign(minutes, "m1")
    sign(minutes, "m3")

    minutes.refresh_from_db()
    assert minutes.state == Minutes.State.TO_SIGN
    assert minutes.signatures.count() == 2


def test_minutes_are_not_signed_before_they_are_generated() -> None:
    edition = make.edition()
    make.application(edition)
    minutes = session(edition)
    as_proposed(minutes)
    finish(minutes)

    with pytest.raises(WrongStateError):
        sign(minutes, "m1")


def test_rulings_are_reopened_until_the_first_signature() -> None:
    edition = make.edition()
    make.application(edition)
    minutes, chair = ready_to_sign(edition), holder(edition, "m1")
    with scope(chair):
        assert reopen_decisions(actor=chair, minutes=minutes).document is None
    finish(minutes)
    Minutes.objects.filter(pk=minutes.pk).update(document=uuid4())
    sign(minutes, "m2")

    with scope(chair), pytest.raises(WrongStateError):
        reopen_decisions(actor=chair, minutes=minutes)


@pytest.mark.parametrize("role", ["programme_manager", "finance_officer", "director"])
def test_only_the_committee_rules(role: str) -> None:
    edition = make.edition()
    application = make.application(edition)
    minutes = session(edition)
    stranger = make.user(role=role)

    with scope(stranger), pytest.raises(ForbiddenError):
        decide(
            actor=stranger, minutes=minutes, application_uuid=application.uuid, kind="deferred", reason="x"
        )


def test_a_session_in_numbers() -> None:
    edition = make.edition(places=1)
    make.application(edition, mark="18", cheques=[1_234_500])
    second = make.application(edition, mark="17")
    minutes = session(edition)
    chair = holder(edition, "m1")
    with scope(chair):
        before = queries.get_decision_figures(chair, minutes)
    as_proposed(minutes)
    rule(minutes, second, "deferred", reason="x")
    with scope(chair):
        after = queries.get_decision_figures(chair, minutes)

    assert (before.applications, before.undecided) == (2, 2)
    assert (after.accepted, after.deferred, after.undecided, after.accepted_centimes) == (1, 1, 0, 1_234_500)


@pytest.mark.parametrize("count", [1, 10, 11])
def test_ruling_on_many_takes_no_query_for_each(count: int) -> None:
    edition = make.edition()
    for _ in range(count):
        make.application(edition)
    minutes, chair = session(edition), holder(edition, "m1")
    with scope(chair), CaptureQueriesContext(connection) as seen:
        assert decide_as_proposed(actor=chair, minutes=minutes).done == count

    assert len(seen) <= 16


def test_a_withdrawn_application_is_not_ruled_on() -> None:
    edition = make.edition()
    application = make.application(edition)
    minutes = session(edition)
    with scope(make.system()):
        Application.objects.filter(pk=application.pk).update(state="withdrawn")

    with pytest.raises(FursaError):
        rule(minutes, application, "accepted", option="1")
    assert as_proposed(minutes).done == 0
    with scope(make.system()):
        assert SupportOption.objects.filter(application=application).exists()
