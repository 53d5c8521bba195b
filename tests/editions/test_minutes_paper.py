"""The minutes on paper: drawn from the rulings, then signed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from fursa.core.errors import WrongStateError
from fursa.core.models import Installation
from fursa.core.scope import scope
from fursa.documents.queries import read_file
from fursa.editions.actions.decisions import decide, finish_decisions, issue_minutes, sign_minutes
from fursa.editions.actions.marks import declare_recusal
from fursa.editions.models import Minutes
from fursa.editions.queries.paper import minutes_paper
from tests import make
from tests.editions.stage import TODAY, holder, ruled, session

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Any) -> None:
    settings.FURSA_FILES, settings.FURSA_KEYS = tmp_path / "files", tmp_path / "keys"
    Installation.objects.create(name_ar="مؤسسة", name_fr="Fondation", issuer_ar="فرصة", issuer_fr="Fursa")


def test_the_paper_says_what_was_known_ruled_and_why() -> None:
    edition = make.edition(places=1, implementer={"ar": "المؤسسة", "fr": "La fondation"})
    first = make.application(edition, reference="D-1", mark="18")
    make.application(edition, reference="D-2", mark="17")
    aside = holder(edition, "m3")
    with scope(aside):
        declare_recusal(actor=aside, application_uuid=first.uuid)
    minutes, chair = session(edition), holder(edition, "m1")
    with scope(chair):
        decide(
            actor=chair, minutes=minutes, application_uuid=first.uuid, kind="deferred", reason="ينتظر العقد"
        )
        second = edition.applications.get(reference="D-2")
        decide(
            actor=chair,
            minutes=minutes,
            application_uuid=second.uuid,
            kind="accepted",
            option="1",
            reason="حل محله",
        )
        minutes = finish_decisions(actor=chair, minutes=minutes)
        paper = minutes_paper(chair, minutes)

    assert (paper.present, paper.quorum, paper.supported, paper.awarded_centimes) == (3, 2, 1, 1_500_000)
    assert [(row.application, row.departure.ar if row.departure else "") for row in paper.decisions] == [
        ("D-1", "ينتظر العقد"),
        ("D-2", "حل محله"),
    ]
    assert [row.application for row in paper.recusals] == ["D-1"]
    assert [(aim.chosen, aim.people) for aim in paper.aims] == [(False, 1), (True, 1)]
    assert paper.draw_seed == "s"
    assert paper.input_digest == minutes.proposal.instance_sha256
    assert all(wording.ar and wording.fr for wording in (*paper.rules, paper.proof))


def test_the_minutes_are_generated_once_and_then_signed() -> None:
    edition = make.edition(implementer={"ar": "المؤسسة", "fr": "La fondation"})
    make.application(edition)
    minutes, chair = ruled(edition), holder(edition, "m1")

    with scope(chair):
        document = issue_minutes(actor=chair, minutes=minutes, issued_on=TODAY)
        assert issue_minutes(actor=chair, minutes=minutes, issued_on=TODAY) == document
        assert read_file(document).startswith(b"%PDF")
        assert sign_minutes(actor=chair, minutes=minutes).document == document.uuid


def test_nothing_is_generated_while_the_committee_rules() -> None:
    edition = make.edition()
    make.application(edition)
    minutes, chair = session(edition), holder(edition, "m1")

    with scope(chair), pytest.raises(WrongStateError):
        issue_minutes(actor=chair, minutes=minutes, issued_on=TODAY)
    assert Minutes.objects.get().document is None


def test_rules_too_many_to_list_are_named_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fursa.editions.queries.paper.MOST_LINES", 1)
    cap = {"code": "cap", "kind": "trade_maximum", "people": 1}
    edition = make.edition(territories=("rabat",), rules=[whole_rule(cap)])
    for trade in ("7531", "7531", "5221", "5221"):
        make.application(edition, trade=trade, territory="rabat")
    minutes, chair = session(edition), holder(edition, "m1")
    with scope(chair):
        rules = minutes_paper(chair, minutes).rules

    assert "عدد حدود الحرف: 2." in {rule.ar for rule in rules}
    assert not any(re.search("[A-Za-z]", rule.ar) for rule in rules)


def whole_rule(fields: dict[str, Any]) -> dict[str, Any]:
    nothing = {"name": None, "territory": "", "trade": "", "people": None, "share": None}
    return nothing | {"age_from": 18, "age_until": 30} | fields
