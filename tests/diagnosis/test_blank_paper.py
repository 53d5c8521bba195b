"""A questionnaire on paper: every question and choice, room to write, and nothing about anybody."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.urls import reverse

from fursa.core.scope import scope
from fursa.diagnosis.actions import take_up_shipped
from fursa.diagnosis.models import QuestionnaireVersion
from fursa.diagnosis.policies.outline import outline
from fursa.territory.models import Area
from tests import make
from tests.editions.pages import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(settings: Any, tmp_path: Path) -> QuestionnaireVersion:
    settings.FURSA_FILES = tmp_path / "files"
    rabat = Area.objects.create(code="04.421", level="province", name_ar="الرباط", name_fr="Rabat")
    Area.objects.create(code="04.421.01.0", level="commune", name_ar="أكدال", name_fr="Agdal", parent=rabat)
    manager = make.user(role="programme_manager")
    with scope(manager):
        return take_up_shipped(actor=manager)[0]


def letters(text: str) -> str:
    return re.sub(r"[\u064B-\u0652\s]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_question_and_short_choice_is_on_the_paper(
    version: QuestionnaireVersion, settings: Any, language: str
) -> None:
    settings.FURSA_DEMO = True
    adviser = make.user(role="centre_adviser", of=make.unit(), language=language)
    answer = client_of(adviser, settings).get(reverse("diagnosis:blank-paper", args=[version.uuid]))

    assert answer["Content-Type"] == "application/pdf"
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    said = letters(" ".join(page.extract_text() for page in reader.pages))
    questions = [one for theme in outline(version.xlsx_sha256, language) for one in theme.questions]
    assert len(questions) > 40
    printed = [one.label for one in questions]
    printed += [words for one in questions if len(one.choices) <= 14 for words in one.choices.values()]
    # Word by word: a line from right to left is read back in pieces, and a ligature hides a word here or there.
    words = [word for text in printed for word in re.findall(r"\w+", text)]
    unread = [word for word in words if letters(word) not in said]
    assert len(unread) <= (0.05 * len(words) if language == "ar" else 0), unread
    # The 436 trades are written in words.
    trades = next(one for one in questions if one.name == "trade_code")
    assert sum(letters(words) in said for words in trades.choices.values()) < 20
    assert "/Author" not in (reader.metadata or {})
