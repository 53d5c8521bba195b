"""What stands on the page, and in the file around it."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from fursa.documents.paper.issuing import Order, seal_papers
from fursa.documents.paper.keys import KeyClass
from fursa.documents.paper.typesetting import Content
from fursa.documents.paper.values import Guardian, Holder, PersonName, Signing
from tests.documents import papers

NAMES = [type(content).__name__ for content in papers.every()]


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def letters(pdf: bytes) -> str:
    """The text of all pages without spaces and vowel marks."""
    text = " ".join(page.extract_text() for page in read(pdf).pages)
    return re.sub(r"[\u064B-\u0652\s]", "", unicodedata.normalize("NFKC", text))


def test_a_cheque_receipt_shows_its_facts(tmp_path: Path) -> None:
    text = letters(papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path))).pdf)

    for fact in ("15.000,00", "4471203", "BK482913", "03/07/2015", "R15-000317-K", "AbderrahimBensliman"):
        assert fact in text


def test_the_amount_stands_in_words_in_both_languages(tmp_path: Path) -> None:
    text = letters(papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path))).pdf)

    assert "quinzemilledirhams" in text
    assert all(word in text for word in ("خمسة", "عشر", "ألف", "درهم"))


def test_an_equipment_record_lists_items_with_prices_and_their_sum(tmp_path: Path) -> None:
    text = letters(papers.sealed(papers.equipment_record(), papers.key(papers.ring(tmp_path))).pdf)

    for fact in ("4.500,00", "9.000,00", "85,50", "256,50", "9.256,50", "JK-88", "Machineàcoudre"):
        assert fact in text


def test_who_cannot_read_has_it_read_aloud_with_a_witness(tmp_path: Path) -> None:
    signing = Signing(read_aloud=True, witness=papers.WITNESS)
    text = letters(
        papers.sealed(papers.cheque_receipt(signing=signing), papers.key(papers.ring(tmp_path))).pdf
    )

    assert "Luàhautevoix" in text
    assert "Empreintedupouce" in text
    assert "المرابط" in text


def test_the_guardian_signs_for_a_minor(tmp_path: Path) -> None:
    signing = Signing(guardian=papers.GUARDIAN)
    text = letters(
        papers.sealed(papers.cheque_receipt(signing=signing), papers.key(papers.ring(tmp_path))).pdf
    )

    assert "MohamedBensliman,titulairedelaCNIEn°BK11223" in text.replace(")", "").replace("(", "")
    assert "Signaturedututeurlégal" in text


def test_the_longest_receipt_stays_on_one_page(tmp_path: Path) -> None:
    name = PersonName(
        ar="عبد الرحمان بن عبد العزيز الإدريسي العلوي", fr="Abderrahmane Ben Abdelaziz El Idrissi"
    )
    project = papers.words(
        "بيع السمك الطري بالتجوال بواسطة دراجة نارية مجهزة بصندوق تبريد",
        "Vente ambulante de poisson frais sur triporteur équipé d’une caisse frigorifique",
    )
    signing = Signing(read_aloud=True, witness=name, guardian=Guardian(name=name, identity_card="BK 11223"))
    receipt = papers.cheque_receipt(amount_centimes=3987650, signing=signing, project=project)
    receipt = replace(receipt, holder=Holder(name=name, identity_card="BK 482913"))

    assert len(read(papers.sealed(receipt, papers.key(papers.ring(tmp_path))).pdf).pages) == 1


def test_a_name_known_in_one_script_stands_in_both_sentences(tmp_path: Path) -> None:
    receipt = replace(
        papers.cheque_receipt(), holder=Holder(name=PersonName(ar="", fr="Abderrahim Bensliman"))
    )
    text = letters(papers.sealed(receipt, papers.key(papers.ring(tmp_path))).pdf)

    assert text.count("AbderrahimBensliman") == 3


def test_who_receives_no_equipment_undertakes_nothing_about_it(tmp_path: Path) -> None:
    signing = papers.key(papers.ring(tmp_path))
    both = letters(papers.sealed(papers.undertaking(), signing).pdf)
    cheque = letters(papers.sealed(replace(papers.undertaking(), equipment_centimes=0), signing).pdf)

    assert "louer" in both
    assert "louer" not in cheque


def test_the_minutes_hold_seed_quorum_recusal_departure_and_reserve(tmp_path: Path) -> None:
    text = letters(papers.sealed(papers.minutes(), papers.key(papers.ring(tmp_path))).pdf)

    for fact in ("ramadan-1436-8812", "9f2c6c5b7e1d44b6", "Parenté", "Bailproduit", "D15-00005-2", "23.114"):
        assert fact in text


def test_the_persons_own_sheet_shows_neither_value_nor_price(tmp_path: Path) -> None:
    text = letters(papers.sealed(papers.applicant_sheet(), papers.key(papers.ring(tmp_path))).pdf)

    assert "jusqu’au03/08/2015inclus" in text  # the last day still counts
    assert "غايةإلى" in text
    assert "DH" not in text
    assert "درهم" not in text


def test_the_persons_own_sheet_of_an_edition_with_four_criteria_is_one_page(tmp_path: Path) -> None:
    sheet = papers.applicant_sheet()
    market = papers.words(
        "ما يمكن تقويته مع مستشاركم: ملاءمة المشروع لحاجيات السوق (13 من 25).",
        "À renforcer avec votre conseiller : Adéquation avec le marché (13 sur 25).",
    )
    places = papers.words(
        "لم تكف مقاعد هذه الدورة لجميع المشاريع المقدمة.",
        "Les places de cette édition ne suffisaient pas pour tous les projets présentés.",
    )
    told = papers.words(
        "لم يتم انتقاء مشروعكم في هذه الدورة؛ يمكنكم طلب إعادة النظر إلى غاية يوم 03/08/2015.",
        "Votre projet n'a pas été retenu dans cette édition ; vous pouvez demander un réexamen jusqu'au 03/08/2015 "
        "inclus.",
    )
    where = papers.words(
        "مركز المصاحبة وإعادة الإدماج – الدار البيضاء",
        "Centre d'accompagnement et de réinsertion – Casablanca",
    )
    full = replace(
        sheet, decision=told, criteria=(sheet.criteria * 4)[:4], held_back=(places,) * 2, improve=(market,) * 2,
        review_where=where,
    )  # fmt: skip

    assert len(read(papers.sealed(full, papers.key(papers.ring(tmp_path))).pdf).pages) == 1


@pytest.mark.parametrize("content", papers.every(), ids=NAMES)
def test_every_font_is_embedded_and_ours(tmp_path: Path, content: Content) -> None:
    families = set()
    for page in read(papers.sealed(content, papers.key(papers.ring(tmp_path))).pdf).pages:
        resources: Any = page["/Resources"]
        for reference in resources["/Font"].values():
            font = reference.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in font["/FontDescriptor"]
            families.add(font["/BaseFont"].split("+")[1].split("-")[0])

    assert families <= {"Amiri", "GentiumPlus"}


@pytest.mark.parametrize("content", papers.every(), ids=NAMES)
def test_the_same_facts_give_the_same_bytes(tmp_path: Path, content: Content) -> None:
    signing = papers.key(papers.ring(tmp_path))

    assert papers.sealed(content, signing).sha256 == papers.sealed(content, signing).sha256


def test_the_file_says_its_title_and_language_and_no_author(tmp_path: Path) -> None:
    reader = read(papers.sealed(papers.cheque_receipt(), papers.key(papers.ring(tmp_path))).pdf)

    assert reader.metadata is not None
    assert reader.metadata.title == "وصل تسلّم شيك R15-000317-K"
    assert reader.metadata.author is None
    assert str(reader.root_object["/Lang"]) == "ar-MA"


@pytest.mark.parametrize("content", papers.every(), ids=NAMES)
def test_a_sample_is_marked_across_every_page_and_bears_no_letterhead(
    tmp_path: Path, content: Content
) -> None:
    paper = papers.sealed(content, papers.key(papers.ring(tmp_path), KeyClass.SAMPLE))

    for page in read(paper.pdf).pages:
        text = page.extract_text()
        assert "SPÉCIMEN – DONNÉES FICTIVES" in text
        assert all(word in text for word in ("تجريبي", "معطيات", "حقيقية"))
        assert "réinsertion" not in text


def test_an_internal_document_bears_the_full_letterhead(tmp_path: Path) -> None:
    text = letters(papers.sealed(papers.minutes(), papers.key(papers.ring(tmp_path))).pdf)

    assert "Fondationpourlaréinsertiondesdétenus" in text


def test_many_documents_come_in_order_with_progress(tmp_path: Path) -> None:
    orders = [Order(papers.cheque_receipt(), papers.heading(f"R15-{n:06d}-K")) for n in range(12)]
    seen: list[tuple[int, int]] = []

    done = seal_papers(
        orders, papers.key(papers.ring(tmp_path)), progress=lambda one, all_: seen.append((one, all_))
    )

    assert [paper.code.facts.reference for paper in done] == [order.heading.reference for order in orders]
    assert seen == [(n, 12) for n in range(1, 13)]
