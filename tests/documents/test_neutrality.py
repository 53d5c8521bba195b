"""What a person carries says nothing of prison."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from fursa.documents.paper.heading import Issuer
from fursa.documents.paper.issuing import Order, seal_paper
from fursa.documents.paper.neutrality import NeutralityError, words_of_prison
from fursa.documents.paper.typesetting import Typesetter
from fursa.documents.paper.values import Holder, PersonName
from tests.documents import papers


@pytest.mark.parametrize(
    "text",
    [
        "السجن المحلي عين السبع",
        "لإعادة إدماج السجناء",
        "للسجينات",
        "وبالسجون",
        "نزيل سابق",
        "النزلاء",
        "المعتقلين السابقين",
        "السِّجْن",
        "مؤسسة سجنية",
        "ex-détenus",
        "DETENU",
        "la prison d’Oukacha",
        "former prisoners",
        "inmates",
        "المساجين السابقون",
        "كان مسجونا",
        "له سوابق عدلية",
        "عقوبة حبسية",
        "ancien taulard",
        "released from custody",
        "établissement pénitentiaire",
    ],
)
def test_words_of_prison_are_found(text: str) -> None:
    assert words_of_prison(text)


@pytest.mark.parametrize(
    "text", ["السجل التجاري", "حسن", "نجارة", "سجاد", "منزل", "تسجيل", "Diplôme de menuisier", "Tendance", ""]
)
def test_innocent_words_are_not(text: str) -> None:
    assert words_of_prison(text) == []


def test_a_receipt_that_would_speak_of_prison_is_not_drawn(tmp_path: Path) -> None:
    workshop = papers.words("ورشة تكوين داخل السجن", "Atelier")
    order = Order(papers.cheque_receipt(project=workshop), papers.heading())

    with pytest.raises(NeutralityError):
        seal_paper(order, papers.key(papers.ring(tmp_path)), Typesetter())


def test_an_issuer_that_speaks_of_prison_is_refused_on_what_people_carry(tmp_path: Path) -> None:
    issuer: Issuer = replace(papers.ISSUER, address="https://prison.example")
    order = Order(papers.cheque_receipt(), papers.heading(issuer=issuer))

    with pytest.raises(NeutralityError):
        seal_paper(order, papers.key(papers.ring(tmp_path)), Typesetter())


def test_nobody_is_refused_for_their_name(tmp_path: Path) -> None:
    holder = Holder(name=PersonName(ar="عمر السجان", fr="Omar Sejjane"))
    order = Order(replace(papers.cheque_receipt(), holder=holder), papers.heading())

    assert seal_paper(order, papers.key(papers.ring(tmp_path)), Typesetter()).pdf


def test_no_carried_file_speaks_of_prison_on_its_pages_or_in_its_description(tmp_path: Path) -> None:
    signing = papers.key(papers.ring(tmp_path))
    found = []
    for content in papers.carried():
        reader = pypdf.PdfReader(io.BytesIO(papers.sealed(content, signing).pdf))
        texts = [page.extract_text() for page in reader.pages]
        texts += [str(value) for value in (reader.metadata or {}).values()]
        found += [word for text in texts for word in words_of_prison(text)]

    assert found == []
