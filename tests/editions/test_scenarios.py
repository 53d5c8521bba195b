"""Rules tried beside the edition's own: kept, counted, worked out, laid side by side, put in force."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.utils import translation

from fursa.accounts.models import User
from fursa.audit.models import Entry
from fursa.core.errors import ForbiddenError, InvalidError, WrongStateError
from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.editions import queries
from fursa.editions.actions.decisions import open_minutes
from fursa.editions.actions.proposal import is_current, make_proposals
from fursa.editions.actions.scenarios import adopt_scenario, change_scenario, keep_scenario
from fursa.editions.forms.scenario import KINDS
from fursa.editions.models import Edition, Proposal, RulesVersion, Scenario
from fursa.editions.queries.scenarios import conflict_of, count_rooms, find_scenario_proposal
from fursa.editions.queries.terms import rules_of
from fursa.editions.tasks import propose_scenario
from fursa.exchange.toml.rules import RULE_KIND
from tests import make
from tests.editions.pages import address, client_of, text_of
from tests.editions.stage import TODAY, holder, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES = tmp_path / "files"


@pytest.fixture
def manager() -> User:
    return make.user(role="programme_manager")


def three_men_and_a_woman(**fields: object) -> Edition:
    edition = make.edition(places=2, budget_centimes=10_000_000, territories=("rabat", "fes"), **fields)
    for mark, sex, place in (
        ("19", "male", "rabat"),
        ("18", "male", "rabat"),
        ("17", "male", "fes"),
        ("12", "female", "fes"),
    ):
        make.application(
            edition, reference=f"D-{mark}", mark=mark, applicant=make.person(sex=sex), territory=place
        )
    return edition


def half_women(edition: Edition) -> dict[str, Any]:
    rule = {
        "code": "women", "kind": "women_minimum_share", "name": None, "territory": "", "trade": "",
        "people": None, "share": "1/2", "age_from": 18, "age_until": 30,
    }  # fmt: skip
    return rules_of(edition) | {"rules": [rule]}


def solved(manager: User, scenario: Scenario) -> Proposal:
    with scope(manager):
        made = make_proposals(actor=manager, edition=scenario.edition, today=TODAY, scenario=scenario)
    return made[scenario.terms["aim"]]


def chosen(proposal: Proposal) -> set[str]:
    with scope(make.system()):
        return set(
            proposal.lines.filter(option__isnull=False).values_list("application__reference", flat=True)
        )


def test_a_scenario_is_worked_out_beside_the_edition_and_changes_nothing_of_it(manager: User) -> None:
    edition = three_men_and_a_woman()
    own = proposed(edition, "value")
    with scope(manager):
        scenario = keep_scenario(actor=manager, edition=edition, name="نساء أكثر")
        change_scenario(actor=manager, scenario=scenario, terms=half_women(edition), today=TODAY)
    scenario.refresh_from_db()
    tried = solved(manager, scenario)

    assert chosen(own) == {"D-19", "D-18"}
    assert chosen(tried) == {"D-19", "D-12"}
    with scope(manager):
        left_out_by_the_scenario = edition.applications.get(reference="D-18")
        said = queries.explain_to_committee(manager, left_out_by_the_scenario)
    assert [bool(side.option) for side in said.aims if side.aim == "value"] == [True]
    with scope(manager):
        assert queries.find_proposal(manager, edition, "value") == own
        assert find_scenario_proposal(manager, scenario) == tried
        assert is_current(own, today=TODAY)
        assert is_current(tried, today=TODAY)
        found = queries.compare(manager, own, tried, today=TODAY)
    edition.refresh_from_db()
    assert edition.rules == []
    assert (found.first.women, found.second.women) == (0, 1)
    assert {row.application.reference: (bool(row.first), bool(row.second)) for row in found.differences} == {
        "D-18": (True, False),
        "D-12": (False, True),
    }


def test_adopted_rules_are_in_force_and_the_rules_of_before_stay_on_record(manager: User) -> None:
    edition = three_men_and_a_woman()
    before = rules_of(edition)
    own = proposed(edition, "value")
    with scope(manager):
        scenario = keep_scenario(actor=manager, edition=edition, name="women")
        change_scenario(actor=manager, scenario=scenario, terms=half_women(edition), today=TODAY)
        scenario.refresh_from_db()
        version = adopt_scenario(actor=manager, scenario=scenario, reason="  The board asked for it.  ")
        edition.refresh_from_db()
        stale = not is_current(Proposal.objects.get(pk=own.pk), today=TODAY)

    assert stale
    assert rules_of(edition) == scenario.terms
    assert version.reason == "The board asked for it."
    versions = list(RulesVersion.objects.filter(edition=edition))
    assert [(row.number, row.terms, row.adopted_by) for row in versions] == [
        (1, before, None),
        (2, scenario.terms, manager),
    ]
    with scope(make.user(role="auditor")):
        assert Entry.objects.filter(action="rules.adopted").count() == 1
    with scope(manager), pytest.raises(WrongStateError):
        adopt_scenario(actor=manager, scenario=scenario, reason="again")


@pytest.mark.parametrize("state", ["deciding", "final", "handing_over"])
def test_rules_no_longer_change_once_the_committee_decides(manager: User, state: str) -> None:
    edition = three_men_and_a_woman()
    with scope(manager):
        scenario = keep_scenario(actor=manager, edition=edition, name="late")
        Edition.objects.filter(pk=edition.pk).update(state=state)
        with pytest.raises(WrongStateError):
            adopt_scenario(actor=manager, scenario=scenario, reason="late")
    assert not RulesVersion.objects.exists()


def test_a_scenario_with_other_money_is_compared_but_not_adopted(manager: User) -> None:
    edition = three_men_and_a_woman(draw_seed="s")
    with scope(manager):
        scenario = keep_scenario(actor=manager, edition=edition, name="half the money")
        terms = rules_of(edition) | {"budget_centimes": 1_500_000}
        change_scenario(actor=manager, scenario=scenario, terms=terms, today=TODAY)
        scenario.refresh_from_db()
        tried = solved(manager, scenario)
        with pytest.raises(WrongStateError):
            adopt_scenario(actor=manager, scenario=scenario, reason="less")
        found = queries.compare(manager, tried, tried, today=TODAY)

    assert (tried.count, found.first.left_centimes) == (1, 0)


def test_only_who_composes_changes_a_scenario_and_rules_must_make_sense(manager: User) -> None:
    edition, director = three_men_and_a_woman(), make.user(role="director")
    with scope(manager):
        scenario = keep_scenario(actor=manager, edition=edition, name="x")
        with pytest.raises(InvalidError):
            keep_scenario(actor=manager, edition=edition, name=" x ")
        with pytest.raises(InvalidError):
            change_scenario(
                actor=manager,
                scenario=scenario,
                terms=rules_of(edition) | {"territories": {"rabat": [3, 1], "fes": [None, None]}},
                today=TODAY,
            )
    with scope(director), pytest.raises(ForbiddenError):
        change_scenario(actor=director, scenario=scenario, terms=half_women(edition), today=TODAY)
    scenario.refresh_from_db()
    assert scenario.terms == rules_of(edition)


def test_no_session_opens_on_rules_that_are_only_tried(manager: User) -> None:
    edition = three_men_and_a_woman(draw_seed="s")
    with scope(manager):
        scenario = keep_scenario(actor=manager, edition=edition, name="tried")
    tried, chair = solved(manager, scenario), holder(edition, "m1")

    with scope(chair), pytest.raises(WrongStateError, match="للتجربة"):
        open_minutes(actor=chair, proposal=tried, present=["m1", "m2"], held_on=TODAY, today=TODAY)


def test_a_conflict_is_named_rule_by_rule(manager: User, settings: Any) -> None:
    edition = three_men_and_a_woman(draw_seed="s")
    with scope(manager):
        scenario = keep_scenario(actor=manager, edition=edition, name="too much")
        terms = rules_of(edition) | {"territories": {"rabat": [2, None], "fes": [1, None]}}
        change_scenario(actor=manager, scenario=scenario, terms=terms, today=TODAY)
        scenario.refresh_from_db()
        counts = count_rooms(manager, edition, terms, today=TODAY)
    run = Run.objects.create(kind="edition.scenario", subject=str(scenario.uuid), result={"next_url": "/"})
    propose_scenario(run_uuid=str(run.uuid), user_pk=manager.pk, scenario_uuid=str(scenario.uuid))
    run.refresh_from_db()
    page = client_of(manager, settings).get(address("scenario", edition, scenario.uuid))
    with scope(manager):
        change_scenario(actor=manager, scenario=scenario, terms=rules_of(edition), today=TODAY)
    changed = client_of(manager, settings).get(address("scenario", edition, scenario.uuid))

    assert run.state == Run.State.FAILED
    assert "لا توجد لائحة تحترم كل هذه القواعد" not in text_of(changed)
    assert "لا توجد لائحة تحترم كل هذه القواعد" in text_of(page)
    said = conflict_of(run).rules
    assert len(said) == 3
    assert "مقاعد الدورة: 2." in said
    assert counts.together.left_places == -1


def test_a_rule_for_a_whole_group_of_trades_is_kept_as_it_was(manager: User, settings: Any) -> None:
    cap = {
        "code": "shops", "kind": "trade_maximum", "name": None, "territory": "", "trade": "52",
        "people": 4, "share": None, "age_from": 18, "age_until": 30,
    }  # fmt: skip
    edition = three_men_and_a_woman(rules=[cap])
    with scope(manager):
        scenario = keep_scenario(actor=manager, edition=edition, name="shops")
    page, client = address("scenario", edition, scenario.uuid), client_of(manager, settings)

    [form, _new] = client.get(page).context["rules_form"].forms
    sent = {f"rule-0-{name}": form[name].value() for name in form.fields if form[name].value() is not None}
    kept = client.post(page, form_of(edition, **{"rule-INITIAL_FORMS": "1", **sent}))
    scenario.refresh_from_db()

    assert kept.status_code == 302
    assert scenario.terms["rules"] == [cap]


def form_of(edition: Edition, **changes: object) -> dict[str, object]:
    sent: dict[str, object] = {
        "aim": "value", "places": "2", "budget_centimes": "100.000",
        "low-rabat": "", "high-rabat": "", "low-fes": "", "high-fes": "",
        "rule-TOTAL_FORMS": "1", "rule-INITIAL_FORMS": "0", "rule-MIN_NUM_FORMS": "0", "rule-MAX_NUM_FORMS": "60",
        "rule-0-kind": "women_minimum_share", "rule-0-share": "",
    }  # fmt: skip
    return sent | changes


def test_the_pages_go_from_a_name_to_rules_in_force(manager: User, settings: Any) -> None:
    edition = three_men_and_a_woman()
    proposed(edition, "value")
    client = client_of(manager, settings)

    client.post(address("keep", edition), {"name": "نصف النساء"})
    scenario = Scenario.objects.get()
    page = address("scenario", edition, scenario.uuid)
    counted = client.post(
        address("count", edition, scenario.uuid), form_of(edition, **{"rule-0-share": "٥٠", "low-fes": "1"})
    )
    wrong = client.post(page, form_of(edition, **{"low-fes": "3"}))
    missing = client.post(page, form_of(edition, **{"rule-0-kind": "trade_minimum", "rule-0-people": "1"}))
    blank = client.post(
        address("count", edition, scenario.uuid),
        form_of(edition, **{"rule-0-kind": "", "rule-0-age_from": "18", "rule-0-age_until": "30"}),
    )
    kept = client.post(page, form_of(edition, **{"rule-0-share": "٥٠"}))
    scenario.refresh_from_db()
    client.post(address("solve", edition, scenario.uuid), {"key": str(uuid4())})
    run = Run.objects.get(kind="edition.scenario")
    propose_scenario(run_uuid=str(run.uuid), user_pk=manager.pk, scenario_uuid=str(scenario.uuid))
    shown = client.get(page)
    beside = client.get(address("beside", edition), {"first": "value", "second": str(scenario.uuid)})
    lines = client.get(address("lines", edition, scenario.uuid))
    adopted = client.post(address("adopt", edition, scenario.uuid), {"reason": "قرار المجلس"}, follow=True)

    assert "تحفظ على الأقل 1 من المقاعد" in text_of(counted)
    assert (wrong.status_code, missing.status_code, kept.status_code) == (422, 422, 302)
    assert "مجموع الحدود الدنيا" in text_of(wrong)
    assert "يبقى متاحا للجميع" in text_of(blank)
    assert "اختاروها" in text_of(missing)
    assert [(rule["kind"], rule["share"]) for rule in scenario.terms["rules"]] == [
        ("women_minimum_share", "1/2")
    ]
    assert "ما أسفر عنه" in text_of(shown)
    assert "طلبان" in text_of(beside)
    assert "D-12" in text_of(lines)
    assert "قرار المجلس" in text_of(adopted)
    edition.refresh_from_db()
    assert edition.rules == scenario.terms["rules"]


def test_a_named_rule_that_is_left_as_it_was_keeps_its_name(manager: User, settings: Any) -> None:
    rule = half_women(make.edition())["rules"][0] | {"name": {"ar": "النصف للنساء", "fr": "", "en": ""}}
    edition = three_men_and_a_woman(rules=[rule])
    client = client_of(manager, settings)
    client.post(address("keep", edition), {"name": "copy"})
    page = address("scenario", edition, Scenario.objects.get().uuid)
    same = {"rule-INITIAL_FORMS": "1", "rule-0-code": "women", "rule-0-share": "50", "rule-0-age_from": "18",
            "rule-0-age_until": "30"}  # fmt: skip

    client.post(page, form_of(edition, **same))
    assert Scenario.objects.get().terms["rules"] == [rule]

    client.post(page, form_of(edition, **(same | {"rule-0-share": "25"})))
    assert [(one["name"], one["share"]) for one in Scenario.objects.get().terms["rules"]] == [(None, "1/4")]

    client.post(page, form_of(edition, **same, **{"rule-0-DELETE": "on"}))
    assert Scenario.objects.get().terms["rules"] == []


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_kind_of_rule_has_words_and_no_code(language: str) -> None:
    assert list(KINDS) == [choice.code for choice in RULE_KIND.choices]
    with translation.override(language):
        assert not any("_" in str(words) for words in KINDS.values())
