"""`fursa identity`: files in, files out, nothing silently dropped."""

from pathlib import Path

from click.testing import CliRunner

from fursa.config.cli.identity import identity


def run(*arguments: object) -> str:
    result = CliRunner(env={"FURSA_LANG": "en"}).invoke(
        identity, [str(a) for a in arguments], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.output


def test_compare_prints_score_verdict_and_why() -> None:
    output = run("compare", "محمد بنعلي", "Mohamed Ben Ali")

    assert float(output.split()[0]) > 0.95
    assert "probably the same name" in output
    assert "محمد and mohamed are known spellings of one name" in output


def test_score_writes_one_score_a_line_and_names_the_lines_it_cannot_read(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("محمد\tMohamed\nno tab\n\tAli\n\na\tb\tc\nx\u2028y\tAhmed\r\nعلي\tAli", encoding="utf-8")

    output = run("score", pairs, "-o", tmp_path / "out.tsv")

    scores = [float(line) for line in (tmp_path / "out.tsv").read_text().splitlines()]
    assert len(scores) == 7
    assert scores[0] > 0.9
    assert scores[1:5] == [0, 0, 0, 0]
    assert scores[6] > 0.5
    assert [n for n in range(1, 8) if f"Line {n}:" in output] == [2, 3, 4, 5]


def test_score_reads_windows_arabic_and_utf16(tmp_path: Path) -> None:
    for encoding in ("cp1256", "utf-16", "utf-8-sig"):
        pairs = tmp_path / f"{encoding}.tsv"
        pairs.write_bytes("محمد بنعلي\tMohamed Ben Ali\n".encode(encoding))

        run("score", pairs, "-o", tmp_path / "out.tsv")

        assert float((tmp_path / "out.tsv").read_text()) > 0.9


def test_score_survives_bytes_that_are_no_text(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_bytes(bytes(range(256)) + b"\n\xff\xfe\x00\t\x81\x8d\n")

    run("score", pairs, "-o", tmp_path / "out.tsv")

    assert len((tmp_path / "out.tsv").read_text().splitlines()) == pairs.read_bytes().count(b"\n")


def test_rank_writes_lines_counted_from_1(tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("Youssef El Idrissi\nFatima Zahra\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("فاطمة الزهراء\nيوسف الإدريسي\nعمر\n", encoding="utf-8")

    run("rank", tmp_path / "q.txt", tmp_path / "c.txt", "-o", tmp_path / "out.tsv", "--top", 2)

    rows = [line.split("\t") for line in (tmp_path / "out.tsv").read_text().splitlines()]
    assert [row[:3] for row in rows if row[1] == "1"] == [["1", "1", "2"], ["2", "1", "1"]]
    assert len(rows) == 4
    assert all(0 <= float(row[3]) <= 1 for row in rows)


def test_rank_names_an_empty_line_and_keeps_the_count(tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("\nAli\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("علي\n", encoding="utf-8")

    output = run("rank", tmp_path / "q.txt", tmp_path / "c.txt", "-o", tmp_path / "out.tsv")

    assert "q.txt, line 1: no name" in output
    assert [line.split("\t")[0] for line in (tmp_path / "out.tsv").read_text().splitlines()] == ["1", "2"]
