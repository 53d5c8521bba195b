"""What views hand to the shared parts of a page: plain values, no markup.

Every text is already in the reader's language. The tags of `fursa_ui` draw these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

# A tone is a colour and a shape; the word always stands beside it.
Tone = Literal["quiet", "info", "good", "warning", "bad", "waiting"]
# num: units under units; money: integer centimes; the others as they are.
Kind = Literal["text", "num", "money"]


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go, or the one main act of a page (`tone="bad"` for one that takes away)."""

    label: object
    url: str
    current: bool = False
    tone: Tone = "info"


@dataclass(frozen=True, slots=True)
class Status:
    word: object
    tone: Tone = "quiet"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in integer centimes, shown with its currency; a column of kind "money" shows bare numbers."""

    centimes: int


@dataclass(frozen=True, slots=True)
class Card:
    """One number on top of a page; `note` says of how many or since when, `link` leads to its list."""

    label: object
    value: object
    note: object = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what is known. `change` leads to where it may be changed."""

    term: object
    value: object
    change: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    label: object
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells: text, numbers, dates, `Link`, `Status`, `Money`. The first cell of a row names it."""

    caption: object
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    total: Sequence[object] = ()
    # On a phone each row becomes a card; False keeps a narrow table (two or three short columns) a table.
    stacks: bool = True
    # Where a title stands right above, the caption is for those who hear the page.
    caption_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history. A `date` has no hour and none is shown; a `datetime` shows its own."""

    title: object
    who: object
    at: date | datetime
    detail: object = ""
    link: Link | None = None
    tone: Tone = "info"


@dataclass(frozen=True, slots=True)
class Step:
    """One fixed step of a journey."""

    name: object
    state: Literal["done", "current", "ahead", "stopped"] = "ahead"
    on: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a page is about. `facts` tell namesakes apart; `warning` must not be missed (whom not to call)."""

    name: object
    other_name: object = ""
    facts: Sequence[Fact] = ()
    warning: object = ""
    action: Link | None = None
    tabs: Sequence[Link] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawing and its table, from the same rows: each row a label and one number for each series.

    `kind` "bar": lying bars, for things that have names; "line": along time, always from left to right.
    `table`: a fuller one to stand under the drawing instead; it must hold every number drawn.
    """

    title: object
    heading: object
    series: Sequence[object]
    rows: Sequence[tuple[object, Sequence[int]]]
    kind: Literal["bar", "line"] = "bar"
    unit: Kind = "num"
    source: object = ""
    total: Sequence[object] = ()
    table: Table | None = None
