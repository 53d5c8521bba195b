"""A questionnaire someone else wrote works without code, and what is wrong with one is said with its place."""

from __future__ import annotations

import shutil
import time
from typing import Any

import pytest

from fursa.accounts.models import User
from fursa.core import files
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.scope import scope
from fursa.diagnosis.actions import publish, upload
from fursa.diagnosis.models import QuestionnaireVersion
from fursa.diagnosis.policies import read_xlsform
from fursa.diagnosis.policies.shipped import SHIPPED as SHIPPED_FORMS
from fursa.diagnosis.policies.shipped import shipped_workbook
from tests.diagnosis.sending import SURVEY, workbook

pytestmark = pytest.mark.django_db


def test_a_form_is_uploaded_once_and_a_new_version_takes_its_place(manager: User) -> None:
    with scope(manager):
        first = upload(actor=manager, content=workbook())
        time.sleep(1.1)  # a spreadsheet says when it was saved, to the second
        again = upload(actor=manager, content=workbook())
        with pytest.raises(WrongStateError, match=r"2026\.1"):
            upload(actor=manager, content=workbook(SURVEY[:-1]))
        second = upload(actor=manager, content=workbook(SURVEY[:-1], version="2026.2"))
        publish(actor=manager, version=first)
        publish(actor=manager, version=second)
    first.refresh_from_db()

    assert first.pk == again.pk
    assert (first.state, second.questionnaire_id) == ("withdrawn", first.questionnaire_id)
    assert first.mapping["code"] == "trade.isco"
    assert "المستوى الدراسي" in files.read(first.xml_sha256).decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a spreadsheet", "ليس جدول بيانات"),
        (workbook([*SURVEY, ["nonsense", "x", "س", "x", ""]]), "survey!A10"),
        (workbook([*SURVEY, ["text", "x", "س", "x", "person.crime"]]), "survey!E10"),
        (workbook([*SURVEY, ["text", "x", "س", "x", "trade.isco"]]), "survey!E10"),
        (workbook([*SURVEY, ["begin_repeat", "open", "س", "x", ""]]), "begin"),
        (workbook(version=""), "version"),
        (
            workbook(
                [
                    [*SURVEY[0], "calculation"],
                    *([*row, ""] for row in SURVEY[1:]),
                    ["calculate", "a", "", "", "", "${b} + 1"],
                    ["calculate", "b", "", "", "", "${a} + 1"],
                ]
            ),
            "survey!F10",
        ),
        (workbook([row[:1] + row[2:] for row in SURVEY]), "name"),
        (workbook(version="1" * 41), "40"),
        (
            workbook(
                [
                    *SURVEY,
                    ["begin_group", "g", "س", "x", ""],
                    ["text", "wishes", "س", "x", ""],
                    ["end_group", "", "", "", ""],
                ]
            ),
            "wishes",
        ),
        (workbook([*SURVEY, ["calculate", "a", "", "", ""]]), "survey!10"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_with_its_place(manager: User, content: bytes, said: str) -> None:
    with scope(manager), pytest.raises(InvalidError, match=said):
        upload(actor=manager, content=content)
    assert not QuestionnaireVersion.objects.exists()


WITH_CONDITIONS = [
    [*SURVEY[0], "relevant", "calculation", "constraint"],
    *([*row, "", "", ""] for row in SURVEY[1:]),
]


@pytest.mark.skipif(
    shutil.which("java") is None, reason="ODK Validate needs Java, which is not on this machine"
)
@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["text", "q", "س", "x", "", "${wishes} = = 'x'", "", ""], "survey!F10"),
        (["calculate", "q", "", "", "", "", "unheard_of(${wishes})", ""], "survey!G10"),
        (["text", "q", "س", "x", "", "", "", ". > '"], "survey!H10"),
    ],
)
def test_a_condition_that_no_device_could_read_is_found_before_the_form_is_used(
    manager: User, settings: Any, row: list[str], cell: str
) -> None:
    broken = workbook([*WITH_CONDITIONS, row])
    settings.FURSA_ODK_VALIDATE = True
    with scope(manager), pytest.raises(InvalidError, match=cell) as refused:
        upload(actor=manager, content=broken)
    assert "\n" not in str(refused.value)
    assert not QuestionnaireVersion.objects.exists()

    settings.FURSA_ODK_VALIDATE = False  # as where Java is missing
    with scope(manager):
        upload(actor=manager, content=broken)


@pytest.mark.skipif(
    shutil.which("java") is None, reason="ODK Validate needs Java, which is not on this machine"
)
def test_the_questionnaires_that_come_with_fursa_pass_odk_validate(settings: Any) -> None:
    settings.FURSA_ODK_VALIDATE = True
    rabat = ("الرباط", "Rabat", "Rabat")
    for name in SHIPPED_FORMS:
        form = read_xlsform(shipped_workbook(name, [("04.421", "", rabat), ("04.421.01.0", "04.421", rabat)]))
        assert form.warnings == []
