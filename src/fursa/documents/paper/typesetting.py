"""Draws a document with Typst: the fonts shipped here, the templates shipped here, and nothing else.

The same facts give the same bytes on every machine: system fonts are ignored, the time stamp is the day of
issue, and the PDF carries neither author nor host. Files are archival (PDF/A-2a) and accessible (PDF/UA-1).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Protocol

import typst

from fursa.documents.paper.facts import as_facts
from fursa.documents.paper.heading import Heading
from fursa.documents.paper.kinds import Kind
from fursa.documents.paper.titles import CODE_ALT, TITLES

HERE = Path(__file__).parent
TEMPLATES = HERE / "typst"
FONTS = HERE / "fonts"
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


class Content(Protocol):
    """What a document says: one of the typed values of this package."""

    @property
    def kind(self) -> Kind: ...

    @property
    def code_amount_centimes(self) -> int | None: ...


class Typesetter:
    """Keeps the fonts and compilers warm: a document then takes a few milliseconds. One per thread."""

    def __init__(self) -> None:
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
        )
        self._compilers: dict[Kind, typst.Compiler] = {}

    def _compiler(self, kind: Kind) -> typst.Compiler:
        if kind not in self._compilers:
            self._compilers[kind] = typst.Compiler(
                input=str(TEMPLATES / f"{kind.slug}.typ"), root=str(TEMPLATES), font_paths=self._fonts
            )
        return self._compilers[kind]

    def draw(self, content: Content, heading: Heading, code_svg: str) -> bytes:
        """The PDF of `content`, not yet sealed. `code_svg` is the picture of its signed code."""
        facts = as_facts(content)
        facts["heading"] = as_facts(heading)
        facts["document_title"] = f"{TITLES[content.kind][heading.language]} {heading.reference}"
        facts["code_alt"] = CODE_ALT[heading.language]
        facts["verify_address"] = heading.issuer.address.split("://")[-1].rstrip("/") + "/verify"
        stamp = datetime.combine(heading.issued_on, time(), UTC)
        pdf = self._compiler(content.kind).compile(
            format="pdf",
            sys_inputs={"data": json.dumps(facts, ensure_ascii=False), "code": code_svg},
            pdf_standards=STANDARDS,
            timestamp=stamp,
        )
        assert isinstance(pdf, bytes)
        return pdf
