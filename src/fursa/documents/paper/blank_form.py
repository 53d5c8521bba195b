"""A questionnaire on paper, to be filled in by hand where no phone or computer may be used. It is about nobody yet."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

import typst

from fursa.documents.paper.typesetting import FONTS, STANDARDS, TEMPLATES

# Longer lists are written in words: hundreds of boxes help nobody.
MOST_BOXES = 14
TURNS_OF_A_REPEAT = 3


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """`kind` is an XLSForm type; `choices` the words beside the boxes; `lines` the room to write."""

    kind: str
    label: str
    hint: str
    choices: tuple[str, ...]
    required: bool
    lines: int


@dataclass(frozen=True, slots=True)
class BlankTheme:
    """A group of questions, printed `times` times."""

    title: str
    questions: tuple[BlankQuestion, ...]
    times: int


@dataclass(frozen=True, slots=True)
class BlankForm:
    """The whole form in one language; `how` says how to fill it in, `later` where it is typed in afterwards."""

    title: str
    form: str
    version: str
    language: str
    themes: tuple[BlankTheme, ...]
    how: str
    later: str


def draw_blank_form(form: BlankForm) -> bytes:
    """The PDF, archival and accessible as every other paper."""
    facts = asdict(form)
    facts["words"] = {"how": facts.pop("how"), "later": facts.pop("later")}
    pdf = typst.compile(
        str(TEMPLATES / "blank-form.typ"),
        root=str(TEMPLATES),
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
        ),
        format="pdf",
        sys_inputs={"data": json.dumps(facts, ensure_ascii=False)},
        pdf_standards=STANDARDS,
    )
    assert isinstance(pdf, bytes)
    return pdf
