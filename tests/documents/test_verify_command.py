"""`fursa verify`: a sentence in the reader's language, and an exit status that is 0 only when all is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fursa.config.cli.verify import verify
from fursa.documents.paper.keys import KeyClass
from tests.documents import papers
from tests.documents.test_verification import scanned


def run(folder: Path, content: bytes, *options: str, language: str = "ar") -> Result:
    file = folder / "paper.pdf"
    file.write_bytes(content)
    arguments = [str(file), "--keys", str(folder / "keys"), *options]
    return CliRunner(env={"FURSA_LANG": language}).invoke(verify, arguments)


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        ("ar", ["هذه الوثيقة صحيحة", "وصل تسلّم شيك", "15.000,00", "خمسة عشر ألف درهم", "3 يوليوز 2015"]),
        ("fr", ["authentique", "Reçu de remise de chèque", "quinze mille dirhams", "3 juillet 2015"]),
        ("en", ["genuine", "Cheque receipt", "R15-000317-K", "3 July 2015", "Fursa Foundation"]),
    ],
)
def test_a_genuine_file_says_its_facts_and_exits_with_0(
    tmp_path: Path, language: str, facts: list[str]
) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path)))

    result = run(tmp_path, paper.pdf, language=language)

    assert result.exit_code == 0
    assert all(fact in result.output for fact in facts)


def test_it_never_says_who_the_document_is_about(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path)))

    output = run(tmp_path, paper.pdf).output + run(tmp_path, paper.pdf, "--json").output

    assert "بنسليمان" not in output
    assert "BK 482913" not in output


def test_an_altered_file_exits_with_1(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path)))

    result = run(tmp_path, paper.pdf + b"\n", language="fr")

    assert result.exit_code == 1
    assert "a été modifié" in result.output


def test_a_scan_exits_with_3_and_asks_to_compare(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path)))

    result = run(tmp_path, scanned(paper.pdf), language="fr")

    assert result.exit_code == 3
    assert "Comparez" in result.output
    assert "R15-000317-K" in result.output


def test_what_is_no_pdf_exits_with_1(tmp_path: Path) -> None:
    result = run(tmp_path, b"hello")

    assert result.exit_code == 1
    assert "ليس بصيغة PDF" in result.output


def test_a_real_installation_refuses_a_sample(tmp_path: Path) -> None:
    keys = papers.ring(tmp_path)
    papers.key(keys, KeyClass.LIVE)
    paper = papers.sealed(papers.cheque_receipt(), papers.key(keys, KeyClass.SAMPLE))

    result = run(tmp_path, paper.pdf)

    assert result.exit_code == 1
    assert "وثيقة نموذجية" in result.output


def test_a_demonstration_accepts_its_own_sample_and_says_so(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path), KeyClass.SAMPLE))

    result = run(tmp_path, paper.pdf)

    assert result.exit_code == 0
    assert "نموذج تجريبي" in result.output


def test_another_program_reads_the_same_facts(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path)))

    said = json.loads(run(tmp_path, paper.pdf, "--json").output)

    assert (said["outcome"], said["amount_centimes"], said["issued_on"]) == ("genuine", 1500000, "2015-07-03")


def test_of_several_files_the_worst_gives_the_exit_status(tmp_path: Path) -> None:
    signing = papers.key(papers.ring(tmp_path))
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(papers.sealed(papers.cheque_receipt(), signing).pdf)
    bad.write_bytes(good.read_bytes() + b"\n")
    arguments = [str(good), str(bad), str(good), "--keys", str(tmp_path / "keys"), "--json"]

    result = CliRunner(env={"FURSA_LANG": "ar"}).invoke(verify, arguments)

    assert [json.loads(line)["outcome"] for line in result.output.splitlines()] == [
        "genuine",
        "altered",
        "genuine",
    ]
    assert result.exit_code == 1
