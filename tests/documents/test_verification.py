"""What verification proves: every way of tampering has its own answer."""

from __future__ import annotations

import io
import random
import re
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image

from fursa.documents.paper.codes import code_svg, sign_code
from fursa.documents.paper.issuing import Order, seal_paper
from fursa.documents.paper.keys import KeyClass
from fursa.documents.paper.seals import SealError, seal_file
from fursa.documents.paper.typesetting import Typesetter
from fursa.documents.paper.verification import Outcome, State, Verification, verify_code, verify_file
from tests.documents import papers


def check(pdf: bytes, folder: Path, *, accepts_sample: bool = False) -> Verification:
    return verify_file(pdf, papers.ring(folder), accepts_sample=accepts_sample)


def test_a_file_as_issued_is_genuine_and_says_its_facts(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path)))

    said = check(paper.pdf, tmp_path)

    assert said.outcome is Outcome.GENUINE
    assert said.facts == paper.code.facts
    assert said.issuer == papers.ISSUER.neutral


def test_every_kind_of_document_verifies(tmp_path: Path) -> None:
    signing = papers.key(papers.ring(tmp_path))

    outcomes = {check(papers.sealed(content, signing).pdf, tmp_path).outcome for content in papers.every()}

    assert outcomes == {Outcome.GENUINE}


def test_no_byte_of_a_file_can_be_changed(tmp_path: Path) -> None:
    pdf = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path))).pdf
    seal_at = pdf.rindex(b"%FURSA-SEAL")
    places = [*random.Random(7).sample(range(len(pdf)), 60), *range(seal_at, len(pdf), 3)]
    passed = []
    for place in places:
        forged = bytearray(pdf)
        forged[place] ^= 1
        if check(bytes(forged), tmp_path).state is State.GENUINE:
            passed.append(place)

    assert passed == []


def test_a_file_whose_page_is_broken_is_no_pdf(tmp_path: Path) -> None:
    pdf = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path))).pdf
    broken = re.sub(rb"/Type\s*/Page\b", lambda found: found[0].replace(b"Page", b"Pagf"), pdf)

    assert broken != pdf
    assert check(broken, tmp_path).outcome is Outcome.NOT_A_PDF


def test_changed_text_under_a_kept_code_is_an_altered_file(tmp_path: Path) -> None:
    signing = papers.key(papers.ring(tmp_path))
    paper = papers.sealed(papers.cheque_receipt(amount_centimes=1500000), signing)
    picture = code_svg(paper.code, papers.ISSUER.address)
    forged = Typesetter().draw(papers.cheque_receipt(amount_centimes=9500000), papers.heading(), picture)
    seal_line = next(line for line in paper.pdf.split(b"\n") if line.startswith(b"%FURSA-SEAL"))
    forged = forged.replace(b"\nstartxref", b"\n" + seal_line + b"\nstartxref")

    assert check(forged, tmp_path).outcome is Outcome.ALTERED


def test_an_update_appended_to_the_file_is_an_altered_file(tmp_path: Path) -> None:
    pdf = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path))).pdf
    writer = pypdf.PdfWriter(io.BytesIO(pdf), incremental=True)
    writer.add_metadata({"/Subject": "more"})
    longer = io.BytesIO()
    writer.write(longer)

    assert check(longer.getvalue(), tmp_path).outcome is Outcome.ALTERED


def test_a_seal_of_another_document_does_not_hold(tmp_path: Path) -> None:
    signing = papers.key(papers.ring(tmp_path))
    paper = papers.sealed(papers.cheque_receipt(), signing)
    other = sign_code(replace(paper.code.facts, reference="R15-000999-X"), signing)
    drawn = Typesetter().draw(
        papers.cheque_receipt(), papers.heading(), code_svg(paper.code, "https://fursa.example")
    )

    assert check(seal_file(drawn, other, signing), tmp_path).outcome is Outcome.ALTERED


def test_a_forged_code_is_refused_and_says_no_facts(tmp_path: Path) -> None:
    signing = papers.key(papers.ring(tmp_path))
    code = papers.sealed(papers.cheque_receipt(), signing).code
    forged = replace(code, signature=bytes(64))
    drawn = Typesetter().draw(
        papers.cheque_receipt(), papers.heading(), code_svg(forged, "https://fursa.example")
    )

    said = check(drawn, tmp_path)

    assert said.outcome is Outcome.FORGED
    assert said.facts is None


def test_a_scan_of_a_paper_asks_to_compare_the_facts(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path)))

    said = check(scanned(paper.pdf), tmp_path)

    assert said.outcome is Outcome.PAPER
    assert said.facts == paper.code.facts


def scanned(pdf: bytes) -> bytes:
    """The first page as an office scanner gives it: grey, askew, compressed."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72, grayscale=True).to_pil()
    askew = page.rotate(1.3, expand=True, fillcolor=250, resample=Image.Resampling.BICUBIC)
    file = io.BytesIO()
    askew.convert("L").save(file, "PDF", resolution=200, quality=60)
    return file.getvalue()


def test_a_key_unknown_here_is_said_to_be_unknown(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path / "elsewhere")))

    assert check(paper.pdf, tmp_path / "here").outcome is Outcome.UNKNOWN_KEY


def test_a_sample_is_refused_where_things_are_real(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path), KeyClass.SAMPLE))

    assert check(paper.pdf, tmp_path, accepts_sample=False).outcome is Outcome.SAMPLE_REFUSED


def test_a_sample_verifies_in_its_own_demonstration(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path), KeyClass.SAMPLE))

    said = check(paper.pdf, tmp_path, accepts_sample=True)

    assert (said.outcome, said.sample) == (Outcome.GENUINE, True)


def test_a_sample_verifies_in_no_other_installation(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path / "a"), KeyClass.SAMPLE))
    papers.key(papers.ring(tmp_path / "b"), KeyClass.SAMPLE)

    assert check(paper.pdf, tmp_path / "b", accepts_sample=True).outcome is Outcome.UNKNOWN_KEY


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7 and nothing more", b"PK\x03\x04" * 40])
def test_what_is_no_pdf_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    assert check(content, tmp_path).outcome is Outcome.NOT_A_PDF


def test_a_pdf_without_our_code_is_said_to_have_none(tmp_path: Path) -> None:
    blank = io.BytesIO()
    Image.new("L", (600, 800), 255).save(blank, "PDF")

    assert check(blank.getvalue(), tmp_path).outcome is Outcome.NO_CODE


def test_two_documents_in_one_file_are_to_be_checked_one_by_one(tmp_path: Path) -> None:
    signing = papers.key(papers.ring(tmp_path))
    merged = pypdf.PdfWriter()
    for reference in ("R15-000001-A", "R15-000002-B"):
        merged.append(io.BytesIO(papers.sealed(papers.cheque_receipt(), signing, reference).pdf))
    both = io.BytesIO()
    merged.write(both)

    assert check(both.getvalue(), tmp_path).outcome is Outcome.SEVERAL_CODES


def test_a_code_alone_never_counts_as_the_document(tmp_path: Path) -> None:
    paper = papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path)))

    said = verify_code(paper.code.text, papers.ring(tmp_path), accepts_sample=False)

    assert (said.outcome, said.state) == (Outcome.CODE_GENUINE, State.COMPARE)


def test_only_an_unsealed_pdf_is_sealed(tmp_path: Path) -> None:
    signing = papers.key(papers.ring(tmp_path))
    paper = papers.sealed(papers.cheque_receipt(), signing)

    with pytest.raises(SealError):
        seal_file(paper.pdf, paper.code, signing)


def test_the_heading_of_an_order_cannot_hide_that_the_key_is_a_sample(tmp_path: Path) -> None:
    order = Order(papers.cheque_receipt(), replace(papers.heading(), sample=False))
    paper = seal_paper(order, papers.key(papers.ring(tmp_path), KeyClass.SAMPLE), Typesetter())

    text = pypdf.PdfReader(io.BytesIO(paper.pdf)).pages[0].extract_text()
    assert "SPÉCIMEN" in text
