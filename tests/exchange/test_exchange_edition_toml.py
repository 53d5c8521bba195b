"""edition.toml: read exactly, every fault said at once with its key and line."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from fursa.exchange.edition import Edition, HcpCode
from fursa.exchange.problems import Problem
from fursa.exchange.toml.lines import key_lines
from fursa.exchange.toml.reader import read_edition
from tests.exchange.small_folder import EDITION, write_folder


def read(tmp_path: Path, text: str) -> tuple[Edition | None, list[Problem]]:
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    return read_edition(tmp_path)


def good(tmp_path: Path, text: str) -> Edition:
    edition, problems = read(tmp_path, text)
    assert problems == []
    assert edition is not None
    return edition


def faults(tmp_path: Path, text: str) -> dict[str, str]:
    """What is wrong by key."""
    return {p.column: str(p.message) for p in read(tmp_path, text)[1]}


def test_amounts_are_exact_centimes(tmp_path: Path) -> None:
    edition = good(tmp_path, EDITION)

    assert (edition.budget_centimes, edition.kits[0].price_centimes) == (10_000_000, 650_050)


def test_a_weight_that_is_left_out_is_one(tmp_path: Path) -> None:
    assert [c.weight for c in good(tmp_path, EDITION).criteria] == [Decimal(1), Decimal(2)]


def test_dates_are_known_or_not(tmp_path: Path) -> None:
    dates = good(tmp_path, EDITION).dates

    assert (dates.launched_on, dates.committee_on) == (dt.date(2016, 4, 15), None)


def test_dates_may_be_typed_as_people_do(tmp_path: Path) -> None:
    edition = good(tmp_path, EDITION.replace("2016-04-15", '"15/04/2016"'))

    assert edition.dates.launched_on == dt.date(2016, 4, 15)


def test_the_source_is_the_code_where_it_is_not_named(tmp_path: Path) -> None:
    assert good(tmp_path, EDITION).source == "spring-2016"


def test_a_territorys_codes_may_have_dates_of_validity(tmp_path: Path) -> None:
    text = EDITION.replace('["04.441"]', '["سلا", {code = "04.421", until = 2015-09-03}]')

    assert good(tmp_path, text).territories[0].hcp == (
        HcpCode("04.441.01.0"),
        HcpCode("04.421", None, dt.date(2015, 9, 3)),
    )


@pytest.mark.parametrize("share", ["0.15", '"15 %"', '"0,15"', '"3/20"'])
def test_a_share_is_an_exact_fraction(tmp_path: Path, share: str) -> None:
    text = f'{EDITION}\n[[rules]]\nkind = "women_minimum_share"\nshare = {share}\n'

    assert good(tmp_path, text).rules[0].share == Fraction(3, 20)


def test_young_adults_are_18_to_30_unless_said_otherwise(tmp_path: Path) -> None:
    rule = '\n[[rules]]\nkind = "young_adults_minimum_share"\nshare = 0.3\n'

    first, second = good(tmp_path, f'{EDITION}{rule}{rule}code = "b"\nage_until = 25\n').rules

    assert (first.age_from, first.age_until, second.age_until) == (18, 30, 25)


def test_a_rule_without_a_code_gets_one(tmp_path: Path) -> None:
    text = f'{EDITION}\n[[rules]]\nkind = "trade_maximum"\npeople = 3\n'

    assert good(tmp_path, text).rules[0].code == "trade-maximum-1"


def test_published_results_and_cofunders_are_read(tmp_path: Path) -> None:
    edition = good(
        tmp_path,
        EDITION
        + """
[[cofunders]]
code = "bank"
name = {ar = "بنك"}
amount_mad = "40 000"
only = {territories = ["sale"], kits = ["sewing"], trades = ["7531"]}

[[published.years]]
year = 2014
micro_projects = 1436
learning = {total = 1401, women = 63, juveniles = 644}

[published.edition]
beneficiaries = 317
cost_more_than_mad = "5.000.000"
""",
    )

    (year,) = edition.published_years
    assert (year.micro_projects, year.employed_in_citizen_enterprises) == (1436, None)
    assert year.learning is not None
    assert year.learning.juveniles == 644
    assert edition.published_edition is not None
    assert edition.published_edition.cost_more_than_centimes == 500_000_000
    assert (edition.cofunders[0].amount_centimes, edition.cofunders[0].trades) == (4_000_000, ("7531",))


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        ('code = "spring-2016"', "", "code", "missing"),
        ('code = "spring-2016"', 'code = "دورة"', "code", "not a code"),
        ("places = 4", "places = 0", "places", "not such a number"),
        ("places = 4", "places = true", "places", "not such a number"),
        ("places = 4", "places = [4]", "places", "single value"),
        ("places = 4", "place = 4", "place", "not known"),
        ('"100.000,00"', '"1,234"', "budget_mad", "two ways"),
        ("pass_mark = 20", "pass_mark = 41", "pass_mark", "Nobody can reach"),
        ('aim = "merit"', 'aim = "luck"', "aim", "not in the list"),
        ("quorum = 2", "quorum = 3", "quorum", "larger than the committee"),
        ('{ar = "دورة الربيع", fr', '{fr = "x", en = "y"} # ', "name.ar", "missing"),
        ('name = {ar = "سلا", fr = "Salé"}', "name = 3", "territories[1].name", "table"),
        ('ar = "برنامج فرصة"', 'ar = "مؤسسة إعادة إدماج السجناء"', "issuer.ar", "speaks of prison"),
        ("[issuer]", "[issuers]", "issuer", "missing"),
        ('["04.441"]', "[]", "territories[1].hcp", "at least one place"),
        ('["04.441"]', '["99.999"]', "territories[1].hcp.code", "No such place"),
        ("min = 1", "min = 5", "territories[1].min", "minimum is above"),
        ("min = 1\nmax = 3", "min = 9", "territories", "more than the places"),
        ('code = "skill"', 'code = "market"', "criteria[2].code", "twice"),
        ("max = 20", "max = 0", "criteria[1].max", "zero"),
        ("weight = 2", "weight = 101", "criteria[2].weight", "too large"),
        ("signs = true", "", "committee", "Nobody of the committee signs"),
        ("price_mad = 6500.50", "price_mad = 6500.505", "kits[1].price_mad", "more than two digits"),
        ("price_mad = 6500.50", "price_mad = 1.234", "kits[1].price_mad", "more than two digits"),
        ("price_mad = 6500.50", "", "kits[1].price_mad", "missing"),
        ("launched_on = 2016-04-15", 'launched_on = "2016"', "dates.launched_on", "whole date"),
        ("[dates]", "[date]", "date", "not known"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, old: str, new: str, key: str, message: str) -> None:
    assert old in EDITION
    found = faults(tmp_path, EDITION.replace(old, new, 1))

    assert message in found[key]


@pytest.mark.parametrize(
    ("rule", "key", "message"),
    [
        ('kind = "sentence_maximum"\npeople = 1', "kind", "not in the list"),
        ('kind = "trade_maximum"', "people", "number of people"),
        ('kind = "trade_maximum"\nshare = 0.5\npeople = 3', "share", "not a share"),
        ('kind = "trade_maximum"\npeople = 3\nterritory = "fes"', "territory", "not one of the edition's"),
        ('kind = "trade_maximum"\npeople = 3\ntrade = "99"', "trade", "not a trade"),
        ('kind = "trade_minimum"\npeople = 3', "trade", "names a trade"),
        ('kind = "territory_minimum"\npeople = 3', "territory", "names a territory"),
        ('kind = "women_minimum_share"', "share", "has a share"),
        ('kind = "women_minimum_share"\nshare = 15', "share", "not a share"),
        ('kind = "women_minimum_share"\nshare = 0.1\npeople = 3', "people", "not a number of people"),
        ('kind = "women_minimum_share"\nshare = 0.1\ntrade = "7531"', "trade", "not about a trade"),
        ('kind = "women_minimum_share"\nshare = 0.1\nage_from = 18', "age_from", "not about an age"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, rule: str, key: str, message: str) -> None:
    assert message in faults(tmp_path, f"{EDITION}\n[[rules]]\n{rule}\n")[f"rules[1].{key}"]


def test_cofunders_stay_within_the_budget_and_the_edition(tmp_path: Path) -> None:
    cofunder = (
        '\n[[cofunders]]\ncode = "b"\nname = {ar = "ب"}\namount_mad = 100001\nonly = {kits = ["boat"]}\n'
    )

    found = faults(tmp_path, EDITION + cofunder)

    assert "more than the whole budget" in found["budget_mad"]
    assert "not one of the edition's" in found["cofunders[1].only.kits"]


@pytest.mark.parametrize("hcp", ["04.441", "04", "04.441.01.0", "سلا"])
def test_a_place_is_in_one_territory(tmp_path: Path, hcp: str) -> None:
    other = f'\n[[territories]]\ncode = "b"\nname = {{ar = "ب"}}\nhcp = ["{hcp}"]\n'

    assert "Two territories" in faults(tmp_path, EDITION + other)["territories[2].hcp"]


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    text = (
        EDITION.replace("places = 4", "places = 0")
        .replace("quorum = 2", "quorum = 0")
        .replace('"merit"', '"x"')
    )

    assert {"places", "quorum", "aim"} <= set(faults(tmp_path, text))


def test_an_empty_file_names_every_key_that_is_needed(tmp_path: Path) -> None:
    found = faults(tmp_path, "")

    needed = (
        "code name places budget_mad pass_mark aim quorum reconsideration_days implementer issuer territories"
    )
    assert set(needed.split()) <= set(found)


def test_a_fault_knows_its_line(tmp_path: Path) -> None:
    lines = EDITION.replace("max = 3", "max = x", 1).replace("max = x", 'max = "x"').splitlines()

    (problem,) = read(tmp_path, "\n".join(lines))[1]

    assert problem.row == lines.index('max = "x"') + 1


def test_lines_of_nested_arrays_are_found() -> None:
    text = '[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\ny = 3\n[[a.c]]\nz = 4\n[[a.c]]\n"z" = 5\n'

    lines = key_lines(text)

    assert (lines["a[2].x"], lines["a[2].b.y"], lines["a[2].c[2].z"]) == (4, 6, 10)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"code = ", "not correct TOML"),
        (b"a = 1\na = 2\n", "not correct TOML"),
        ("code = 'ب'".encode("cp1256"), "not UTF-8"),
        (b"\x00", "not correct TOML"),
        (b"a = " + b"[" * 100_000, "not correct TOML"),
        (b"#" * 3_000_000, "too large"),
    ],
)
def test_a_file_that_is_no_toml_is_said(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "edition.toml").write_bytes(content)

    edition, (problem,) = read_edition(tmp_path)

    assert edition is None
    assert message in str(problem.message)


@pytest.mark.parametrize(
    "key", ["territories", "criteria", "kits", "rules", "published", "dates", "cofunders", "aliases", "only"]
)
@pytest.mark.parametrize("value", ["3", '"x"', "[3]", "{}", "[[]]", "[{x = 1}]", "true", "2015-01-01"])
def test_a_value_of_any_wrong_shape_is_said_and_never_raises(tmp_path: Path, key: str, value: str) -> None:
    text = f"{key} = {value}\n" + "\n".join(
        line for line in EDITION.split("[[", 1)[0].split("[issuer]")[0].splitlines()
    )

    _, problems = read(tmp_path, text)

    assert problems


def test_the_small_edition_is_whole(tmp_path: Path) -> None:
    write_folder(tmp_path)

    assert read_edition(tmp_path)[1] == []
