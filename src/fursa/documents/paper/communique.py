"""بلاغ: an edition's figures and facts. Its texts come written in the language of the heading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from fursa.documents.paper.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure to stand large: `value` as printed, `label` under it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """A table of figures; the first column is text, the others figures as printed."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Communique:
    """The public statement in one language; `notes` say source, date and method of the figures."""

    kind: ClassVar[Kind] = Kind.COMMUNIQUE
    title: str
    place: str
    published_on: date
    key_figures: tuple[KeyFigure, ...]
    paragraphs: tuple[str, ...]
    tables: tuple[FigureTable, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def code_amount_centimes(self) -> None:
        return None
