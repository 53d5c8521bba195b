"""The signed code: what it says, how it is checked, what it never says."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fursa.documents.paper.codes import CodeError, CodeFacts, code_address, read_code, sign_code
from fursa.documents.paper.keys import KeyClass
from fursa.documents.paper.kinds import Kind
from tests.documents import papers

FACTS = CodeFacts(
    kind=Kind.CHEQUE_RECEIPT,
    reference="R15-000317-K",
    edition_code="ramadan-2015",
    amount_centimes=1500000,
    issued_on=date(2015, 7, 3),
)


@pytest.mark.parametrize("amount", [None, 0, 1, 500_000_000])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_code_says_what_was_signed(tmp_path: Path, kind: Kind, amount: int | None) -> None:
    keys = papers.ring(tmp_path)
    facts = replace(FACTS, kind=kind, amount_centimes=amount)

    code = read_code(code_address(sign_code(facts, papers.key(keys)), "https://fursa.example/"))

    found = code.key(keys)
    assert code.facts == facts
    assert found is not None
    assert code.holds(found)


def test_no_letter_of_a_code_can_be_changed(tmp_path: Path) -> None:
    keys = papers.ring(tmp_path)
    text = sign_code(FACTS, papers.key(keys)).text
    accepted = []
    for place, letter in enumerate(text):
        forged = text[:place] + ("A" if letter != "A" else "B") + text[place + 1 :]
        try:
            code = read_code(forged)
        except CodeError:
            continue
        known = code.key(keys)
        if known is not None and code.holds(known):
            accepted.append(place)

    assert accepted == []


def test_a_code_has_one_way_of_being_written(tmp_path: Path) -> None:
    code = sign_code(FACTS, papers.key(papers.ring(tmp_path)))
    others = [code.text[:-1] + letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"]
    read = []
    for text in others:
        with contextlib.suppress(CodeError):
            read += [text] if read_code(text).signature == code.signature else []

    assert read == [code.text]


@pytest.mark.parametrize(
    "text", ["", "https://example.ma/", "https://example.ma/v/ABC", "A" * 160, "https://x/v/" + "7" * 180]
)
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(CodeError):
        read_code(text)


def test_a_code_of_a_later_version_is_refused(tmp_path: Path) -> None:
    code = sign_code(FACTS, papers.key(papers.ring(tmp_path)))
    later = replace(code, body=bytes([2]) + code.body[1:])

    with pytest.raises(CodeError):
        read_code(later.text)


@pytest.mark.parametrize("reference", ["", "R15 317", "ر-317", "R" * 41])
def test_a_reference_that_no_code_holds_is_refused(tmp_path: Path, reference: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in a code"):
        sign_code(replace(FACTS, reference=reference), papers.key(papers.ring(tmp_path)))


def test_a_sample_code_says_that_it_is_one(tmp_path: Path) -> None:
    code = sign_code(FACTS, papers.key(papers.ring(tmp_path), KeyClass.SAMPLE))

    assert read_code(code.text).key_class is KeyClass.SAMPLE


def test_a_sample_code_cannot_be_relabelled_as_live(tmp_path: Path) -> None:
    keys = papers.ring(tmp_path)
    code = sign_code(FACTS, papers.key(keys, KeyClass.SAMPLE))
    relabelled = read_code(replace(code, body=code.body[:1] + b"\0" + code.body[2:]).text)

    assert relabelled.key_class is KeyClass.LIVE
    assert relabelled.key(keys) is None
