"""Registers: every row read or refused, duplicates found in both scripts, nothing linked against the evidence."""

import csv
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from fursa.config.cli.identity import identity
from fursa.rules.identity.linking import RegisterError, link, read_register, write_linked
from fursa.rules.identity.linking.dates import birth_parts
from fursa.rules.identity.linking.deciding import clusters, decide
from fursa.rules.identity.linking.preparing import prepare
from fursa.sample.register import build_register, write_register

HEADER = "id,given_name,family_name,father_name,sex,birth_date,birth_precision,birth_place,national_id,phone,source\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("register")
    write_register(build_register(2_000, seed=5), made)
    return made


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_sample_register_is_found_again(folder: Path, tmp_path: Path) -> None:
    result = CliRunner(env={"FURSA_LANG": "en"}).invoke(
        identity, ["link", str(folder / "register.csv"), "-o", str(tmp_path / "out")]
    )

    assert result.exit_code == 0, result.output
    person = {row["id"]: row["person"] for row in rows_of(folder / "truth.csv")}
    links = [(row["id_a"], row["id_b"]) for row in rows_of(tmp_path / "out" / "links.csv")]
    pairs = [
        (r["id_a"], r["id_b"])
        for r in rows_of(tmp_path / "out" / "pairs.csv")
        if float(r["probability"]) >= 0.5
    ]
    truth = sum(n * (n - 1) // 2 for n in np.unique(list(person.values()), return_counts=True)[1])
    right = sum(person[a] == person[b] for a, b in pairs)
    assert 2 * right / (len(pairs) + truth) > 0.93
    assert sum(person[a] == person[b] for a, b in links) / len(links) > 0.99
    assert {row["id"] for row in rows_of(tmp_path / "out" / "clusters.csv")} == set(person)
    assert "given, family, birth_year |" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_linking_the_same_file_twice_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    rows = read_register(folder / "register.csv")
    for name in ("one", "two"):
        write_linked(rows, link(rows), tmp_path / name)

    for file in ("pairs.csv", "links.csv", "clusters.csv"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_a_lesson_that_stops_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    """With perfect names Splink stops inside one block; birth dates and places must go on counting."""
    register = build_register(2_000, seed=1)
    write_register(register, tmp_path)
    people = [register.people[k] for k in register.person]
    identities = {
        "given": [person.given.identity for person in people],
        "family": [person.family.identity for person in people],
        "father": [person.father.identity for person in people],
    }

    decided = link(read_register(tmp_path / "register.csv"), identities=identities).decided

    person = np.array(register.person)
    assert all(decided.bits[name].any() for name in ("birth_year", "place"))
    assert (person[decided.a] == person[decided.b])[decided.automatic].all()


def test_csv_and_parquet_are_read_alike(tmp_path: Path) -> None:
    register = build_register(50, seed=1)
    write_register(register, tmp_path)
    write_register(register, tmp_path, parquet=True)

    assert read_register(tmp_path / "register.csv") == read_register(tmp_path / "register.parquet")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",Ali,,,,,,,,,", "no id"),
        ("1,Ali,,,,,,,,,", "the id 1 was seen before"),
        ("2,Ali", "2 cells, not 11"),
        ("2,Ali,,,,,,,,,,,,", "14 cells, not 11"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_line(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"{HEADER}1,محمد,,,,,,,,,\n{line}\n9,Ali,,,,,,,,,\n", encoding="utf-8")

    rows = read_register(path)

    assert rows.columns["id"] == ["1", "9"]
    assert [(refusal.row, str(refusal.reason)) for refusal in rows.refused] == [(3, reason)]


def test_a_file_that_breaks_off_keeps_its_whole_rows(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f'{HEADER}1,محمد,,,,,,,,,\n2,"Ali', encoding="utf-8")

    rows = read_register(path)

    assert rows.columns["id"] == ["1"]
    assert len(rows.refused) == 1


@pytest.mark.parametrize(
    ("end", "doubted"),
    [
        ("2,Ali,,,,,,,,,cent", [3]),
        ("2,Ali,,,,,,,,,centre\n", []),
        ("2,Ali,,,,,,,,,centre\r\n", []),
        ("2,Al", []),
    ],
)
def test_a_file_cut_inside_its_last_cell_keeps_the_row_and_says_so(
    tmp_path: Path, end: str, doubted: list[int]
) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"{HEADER}1,محمد,,,,,,,,,\n{end}", encoding="utf-8", newline="")

    rows = read_register(path)
    done = CliRunner(env={"FURSA_LANG": "ar"}).invoke(
        identity, ["link", str(path), "-o", str(tmp_path / "out")]
    )

    assert [doubt.row for doubt in rows.doubted] == doubted
    assert done.exit_code == 0
    assert ("آخر خانة" in done.output) == bool(doubted)
    assert ("its last cell" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")) == bool(doubted)


def test_windows_arabic_and_semicolons_are_read(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes("id;given_name\n1;محمد\n".encode("cp1256"))

    assert read_register(path).columns["given_name"] == ["محمد"]


@pytest.mark.parametrize(
    ("data", "read", "refused"),
    [
        ("id,given_name\n1,محمد\n2,سعاد".encode()[:-1], ["محمد"], [3]),
        ("id,given_name\n1,محمد\n2,".encode() + b"\xe9" + "\n3,سعاد\n".encode(), ["محمد", "سعاد"], [3]),
        ("id,given_name\n1,محمد\n2,سعاد".encode("utf-16")[:-1], ["محمد"], [3]),
        ('id,given_name\n1,محمد\n2,"سعاد\n3,علي\n4,عمر\n'.encode(), ["محمد"], [3]),
    ],
)
def test_one_broken_place_costs_its_row_and_never_the_names_of_the_others(
    tmp_path: Path, data: bytes, read: list[str], refused: list[int]
) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(data)

    rows = read_register(path)

    assert rows.columns["given_name"] == read
    assert [refusal.row for refusal in rows.refused] == refused


@pytest.mark.parametrize(
    ("number", "meant"), [("АВ12345", "AB12345"), ("ЖЩ12345", ""), ("ab 12345", "AB12345")]
)
def test_a_number_with_foreign_letters_is_never_somebody_elses(number: str, meant: str) -> None:
    from fursa.rules.identity.linking.preparing import _national_id

    assert _national_id(number) == meant


@pytest.mark.parametrize("text", ["", "\n", "name\nAli\n", "id,id\n1,2\n"])
def test_a_file_that_is_no_register_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RegisterError):
        read_register(path)


def test_a_register_without_a_pair_has_none(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"{HEADER}1,محمد,التازي,,M,1980,year,فاس,,,\n2,,,,,,,,,,\n", encoding="utf-8")

    found = link(read_register(path))

    assert len(found.decided.a) == 0
    assert found.clusters.tolist() == [0, 1]


def test_a_number_that_everybody_gives_makes_no_pairs(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    lines = [f"{k},,,,,,,,,0600000000," for k in range(2_100)]
    path.write_text(HEADER + "\n".join(lines), encoding="utf-8")

    rows = read_register(path)
    found = link(rows)

    assert len(found.decided.a) == 0
    assert [(size.columns, block.records) for size in found.blocks for block in size.left_out] == [
        (("phone",), 2_100)
    ]
    write_linked(rows, found, tmp_path / "out")
    assert (
        "2100 records share what «0» has: phone «0600000000»" in (tmp_path / "out" / "report.md").read_text()
    )


def test_both_scripts_are_prepared_alike(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        HEADER
        + "1,عبد الإله,بن كيران,أحمد,ذكر,1980,year,الدار البيضاء,BК123456,+212 612-345678,\n"
        + "2,Abdelilah,Benkirane,AHMED,M,1980-01-01,day,Casablanca,bk 123456,0612345678,\n",
        encoding="utf-8",
    )

    one, two = prepare(read_register(path)).table.drop_columns("unique_id").to_pylist()

    assert [k for k in one if one[k] != two[k] and not k.endswith("_key")] == []
    assert one["national_id"] == "BK123456"


@pytest.mark.parametrize(
    ("text", "precision", "parts"),
    [
        ("1987-03-04", "day", ("1987-03-04", "1987-04-03", "1987", "1987-03")),
        ("04/03/1987", "", ("1987-03-04", "1987-04-03", "1987", "1987-03")),
        ("٢٥/١٢/١٩٨٧", "day", ("1987-12-25", "1987-12-25", "1987", "1987-12")),
        ("1987", "year", (None, None, "1987", None)),
        ("1987-01-01", "day", (None, None, "1987", None)),
        ("1987-03", "month", (None, None, "1987", "1987-03")),
        ("1987-02-30", "day", (None, None, "1987", None)),
        ("1987-13-01", "day", (None, None, "1987", None)),
        ("0087-03-04", "day", (None, None, None, None)),
        ("unknown", "", (None, None, None, None)),
    ],
)
def test_a_birth_date_is_read_as_far_as_it_is_known(
    text: str, precision: str, parts: tuple[str | None, ...]
) -> None:
    assert birth_parts(text, precision) == parts


@given(st.text(max_size=15), st.sampled_from(["", "day", "month", "year", "?"]))
def test_any_birth_date_is_read_or_left(text: str, precision: str) -> None:
    assert len(birth_parts(text, precision)) == 4


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30))
def test_clusters_do_not_depend_on_the_order_of_pairs(pairs: list[tuple[int, int]]) -> None:
    a, b = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))

    found = clusters(20, a, b)

    assert found.tolist() == clusters(20, b[::-1], a[::-1]).tolist()
    assert all(found[x] == found[y] <= min(x, y) for x, y in pairs)
    joined = {frozenset(pair) for pair in pairs}
    for first in set(found.tolist()):
        reached = {first}
        while more := {x for pair in joined if pair & reached for x in pair} - reached:
            reached |= more
        assert set(np.flatnonzero(found == first).tolist()) == reached


def test_a_heavy_pair_with_another_given_name_is_not_linked_alone() -> None:
    one = np.array([0]), np.array([1])
    bits = {name: np.array([30.0]) for name in ("given", "family", "father", "national_id", "sex")}

    alone = decide(*one, np.array([40.0]), bits, {})
    seen = decide(*one, np.array([40.0]), bits, {"given": np.array([-12.0])})

    assert alone.automatic.tolist() == [True]
    assert seen.automatic.tolist() == [False]
