"""What is wrong is refused with its place and its reason, and never as a traceback."""

from __future__ import annotations

import json
import math
import os
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fursa.config.cli.allocate import allocate
from fursa.rules.allocation import Instance, InstanceError, read_instance
from tests.rules.allocation import make


def shape(**changes: Any) -> dict[str, Any]:
    return {"budget": 100, "applicants": [make.applicant("A1", groups=("sex:f",))], "rules": [], **changes}


def one(**changes: Any) -> dict[str, Any]:
    return shape(applicants=[{**make.applicant("A1"), **changes}])


def with_option(**changes: Any) -> dict[str, Any]:
    return one(options=[{**make.option(), **changes}])


def with_rule(**changes: Any) -> dict[str, Any]:
    return shape(rules=[{"id": "r", "kind": "count", "group": "sex:f", "min": 1, **changes}])


HUGE = 2**62
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "negative centimes": (with_option(cost=-1), "applicants[0].options[0].cost"),
    "fractional centimes": (with_option(cost=10.5), "applicants[0].options[0].cost"),
    "a cost in words": (with_option(cost="100"), "applicants[0].options[0].cost"),
    "a cost that is true": (with_option(cost=True), "applicants[0].options[0].cost"),
    "a value that is no number": (with_option(value=math.nan), "applicants[0].options[0].value"),
    "an infinite value": (with_option(value=math.inf), "applicants[0].options[0].value"),
    "a value past 64 bits": (with_option(value=2**63), "applicants[0].options[0].value"),
    "a negative use": (with_option(uses={"kit": -1}), "applicants[0].options[0].uses['kit']"),
    "uses that are a list": (with_option(uses=["kit"]), "applicants[0].options[0].uses"),
    "an option forced oddly": (with_option(forced="maybe"), "applicants[0].options[0].forced"),
    "an offence of an applicant": (one(offence="x"), "applicants[0].offence"),
    "a sentence of an applicant": (one(sentence=12), "applicants[0].sentence"),
    "an offence of an option": (with_option(offence="x"), "applicants[0].options[0].offence"),
    "a sentence at the top": (shape(sentence=1), "sentence"),
    "an offence in a rule": (with_rule(offence="x"), "rules[0].offence"),
    "a group that tells an offence": (one(groups=["offence:x"]), "applicants[0].groups[0]"),
    "a group that tells a sentence": (one(groups=["Sentence:5y"]), "applicants[0].groups[0]"),
    "a group that tells it in French": (one(groups=["délit:x"]), "applicants[0].groups[0]"),
    "a group that tells it in Arabic": (one(groups=["العقوبة:خمس سنوات"]), "applicants[0].groups[0]"),
    "crimes in Arabic": (one(groups=["الجرائم"]), "applicants[0].groups[0]"),
    "convicted, in Arabic": (one(groups=["محكوم عليه"]), "applicants[0].groups[0]"),
    "a word drawn out": (one(groups=["جـريمة"]), "applicants[0].groups[0]"),
    "a word with what cannot be seen in it": (one(groups=["off\u200bence"]), "applicants[0].groups[0]"),
    "reoffenders": (one(groups=["reoffenders"]), "applicants[0].groups[0]"),
    "convicted, in French": (one(groups=["condamnée"]), "applicants[0].groups[0]"),
    "an option that tells it": (with_option(id="sentence:5y"), "applicants[0].options[0].id"),
    "a rule that tells it": (with_rule(id="crime"), "rules[0].id"),
    "a resource that tells it": (
        with_option(uses={"crime:x": 1}),
        "applicants[0].options[0].uses['crime:x']",
    ),
    "a declared group that tells it": (shape(groups=["peine:1"]), "groups[0]"),
    "an id that is a number": (one(id=7), "applicants[0].id"),
    "an empty id": (one(id=""), "applicants[0].id"),
    "an id of two lines": (one(id="a\nb"), "applicants[0].id"),
    "an id that is half a character": (one(id="\ud800"), "applicants[0].id"),
    "groups that are text": (one(groups="sex:f"), "applicants[0].groups"),
    "no options": ({"applicants": [{"id": "A1"}]}, "applicants[0].options"),
    "applicants that are text": (shape(applicants="A1"), "applicants"),
    "no applicants at all": ({"budget": 1}, "applicants"),
    "two of one id": (shape(applicants=[make.applicant("A1"), make.applicant("A1")]), "applicants[1].id"),
    "two options of one id": (one(options=[make.option(), make.option()]), "applicants[0].options[1].id"),
    "two options forced in": (
        one(options=[make.option("a", forced="in"), make.option("b", forced="in")]),
        "applicants[0]",
    ),
    "sums past 64 bits": (
        shape(applicants=[make.applicant(f"A{i}", make.option(value=HUGE)) for i in range(2)]),
        "applicants[].options[].value",
    ),
    "an unknown group": (with_rule(group="sex:x"), "rules[0].group"),
    "an unknown kind": (with_rule(kind="luck"), "rules[0].kind"),
    "a minimum above the maximum": (with_rule(min=3, max=2), "rules[0].min"),
    "a share above one": (with_rule(kind="share", min=1.5), "rules[0].min"),
    "a share of endless digits": (with_rule(kind="share", min="1e-999999"), "rules[0].min"),
    "a count of half a person": (with_rule(min=0.5), "rules[0].min"),
    "a rule called as the budget": (with_rule(id="budget"), "rules[0].id"),
    "two rules of one id": (shape(rules=[{"id": "r", "kind": "count"}] * 2), "rules[1].id"),
    "a stock of nothing": (shape(rules=[{"id": "r", "kind": "stock", "max": 1}]), "rules[0].resource"),
    "a stock of a group": (with_rule(kind="stock"), "rules[0].group"),
    "a negative budget": (shape(budget=-1), "budget"),
    "declared groups that are a number": (shape(groups=5), "groups"),
    "declared groups that are text": (shape(groups="abc"), "groups"),
    "declared resources that are true": (shape(resources=True), "resources"),
    "rules that are an object": (shape(rules={}), "rules"),
    "rules that are false": (shape(rules=False), "rules"),
    "a share of six thousand decimals": (
        with_rule(kind="share", min=Decimal("0." + "3" * 6000)),
        "rules[0].min",
    ),
    "a share of a long fraction": (with_rule(kind="share", min=Fraction(1, 10**31)), "rules[0].min"),
    "a value past 62 bits": (with_option(value=-HUGE), "applicants[].options[].value"),
    "an id with a line separator": (one(id="a\u2028b"), "applicants[0].id"),
    "a key that cannot be seen": (shape(**{"\x1b[2J": 1}), "'\\x1b[2J'"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_value_is_refused_at_its_place(name: str) -> None:
    data, place = REFUSED[name]

    with pytest.raises(InstanceError) as refused:
        Instance.from_mapping(data)

    assert refused.value.place == place
    assert str(refused.value.reason)


INNOCENT = ["الخياطة", "المحكمة", "جناح", "peinture", "crimson", "sentencia", "râpe", "city:Condat", "violon"]


@pytest.mark.parametrize("group", INNOCENT)
def test_a_word_that_only_resembles_one_of_an_offence_is_read(group: str) -> None:
    assert Instance.from_mapping(one(groups=[group])).groups == (group,)


TEXTS = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "a NaN": '{"budget": NaN, "applicants": []}',
    "a key twice": '{"applicants": [], "applicants": []}',
    "an endless number": '{"applicants": [], "budget": ' + "9" * 5000 + "}",
    "an endless power of ten": '{"applicants": [], "budget": 1e99999999999999999999}',
    "a deep nest": "[" * 100_000,
    "too many applicants": '{"applicants": [' + '{"id": "a", "options": []},' * 200_001 + "]}",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_wrong_file_ends_in_one_sentence_and_status_2(tmp_path: Path, name: str) -> None:
    path = tmp_path / "instance.json"
    path.write_text(TEXTS[name], encoding="utf-8")

    done = CliRunner(env={"FURSA_LANG": "en"}).invoke(allocate, [str(path)])

    assert done.exit_code == 2
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.output.startswith("Refused. ")


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    done = CliRunner(env={"FURSA_LANG": "en"}).invoke(allocate, [str(tmp_path / "none.json")])

    assert done.exit_code == 2
    assert "cannot be read" in done.output


def test_an_instance_may_come_through_a_pipe() -> None:
    reading, writing = os.pipe()
    os.write(writing, json.dumps(shape()).encode())
    os.close(writing)

    assert read_instance(f"/dev/fd/{reading}").applicant_count == 1
    os.close(reading)


WRONG_WORDS = {
    "a gap that is no number": ["--gap", "nan"],
    "seconds that are no number": ["--seconds", "nan"],
    "a seed that is no text": ["--seed", "\udcff"],
    "territories that are no text": ["--within", "\udcff"],
}


@pytest.mark.parametrize("name", WRONG_WORDS)
def test_a_wrong_word_on_the_terminal_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "i.json").write_text(json.dumps(shape()), encoding="utf-8")

    done = CliRunner().invoke(allocate, [str(tmp_path / "i.json"), *WRONG_WORDS[name]])

    assert isinstance(done.exception, SystemExit)
    assert done.exit_code == 2


def test_there_may_be_no_limit_of_time(tmp_path: Path) -> None:
    (tmp_path / "i.json").write_text(json.dumps(shape()), encoding="utf-8")

    done = CliRunner().invoke(allocate, [str(tmp_path / "i.json"), "--seconds", "inf"])

    assert done.exit_code == 0


def test_a_result_is_never_written_over_its_instance(tmp_path: Path) -> None:
    path = tmp_path / "i.json"
    path.write_text(json.dumps(shape()), encoding="utf-8")

    done = CliRunner().invoke(allocate, [str(path), "-o", str(path)])

    assert done.exit_code == 2
    assert json.loads(path.read_text()) == shape()


def test_the_command_solves_writes_and_checks(tmp_path: Path) -> None:
    (tmp_path / "i.json").write_text(json.dumps(shape()), encoding="utf-8")
    result = str(tmp_path / "r.json")

    solved = CliRunner(env={"FURSA_LANG": "en"}).invoke(
        allocate, [str(tmp_path / "i.json"), "-o", result, "--explain", "A1"]
    )
    held = CliRunner(env={"FURSA_LANG": "en"}).invoke(allocate, ["check", str(tmp_path / "i.json"), result])
    (tmp_path / "r.json").write_text((tmp_path / "r.json").read_text().replace('"count": 1', '"count": 2'))
    tampered = CliRunner(env={"FURSA_LANG": "en"}).invoke(
        allocate, ["check", str(tmp_path / "i.json"), result]
    )

    assert (solved.exit_code, held.exit_code, tampered.exit_code) == (0, 0, 1)
    assert "Selected, with this support option: cheque." in solved.output


def test_rules_that_cannot_be_kept_are_named_and_no_more_of_them_than_needed(tmp_path: Path) -> None:
    rules = [
        {"id": "women", "kind": "count", "group": "sex:f", "min": 1},
        {"id": "nobody", "kind": "count", "max": 0},
        {"id": "harmless", "kind": "count", "max": 5},
    ]
    (tmp_path / "i.json").write_text(json.dumps(shape(rules=rules)), encoding="utf-8")

    done = CliRunner(env={"FURSA_LANG": "en"}).invoke(
        allocate, [str(tmp_path / "i.json"), "-o", str(tmp_path / "r.json")]
    )

    assert done.exit_code == 3
    assert "women (its minimum), nobody (its maximum)." in done.output
    checked = CliRunner(env={"FURSA_LANG": "en"}).invoke(
        allocate, ["check", str(tmp_path / "i.json"), str(tmp_path / "r.json")]
    )
    assert (checked.exit_code, "solver's word" in checked.output) == (0, True)
