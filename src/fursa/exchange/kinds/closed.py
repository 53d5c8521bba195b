"""Values of closed lists, one or several, and parted lists of words and of kits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fursa.exchange.choices import Choices
from fursa.exchange.kinds.cell import Cell, CellError, text_of
from fursa.exchange.kinds.text import Text
from fursa.rules.digits import latin_digits
from fursa.rules.messages import N_, Message

_PARTS = re.compile(r"[|;,،؛/\n]")
_KIT = re.compile(r"([a-z0-9]+(?:[-_][a-z0-9]+)*)\s*(?:[:x×*]\s*([0-9]{1,3}))?")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed list."""

    choices: Choices

    @property
    def right(self) -> Message:
        return Message(N_("One of: %(values)s"), {"values": self.choices.words})

    def parse(self, cell: Cell) -> str:
        found = self.choices.find(text_of(cell))
        if found is None:
            raise CellError(Message(N_("This value is not in the list.")))
        return found


@dataclass(frozen=True, slots=True)
class SeveralChoices:
    """Several values of a closed list in one cell."""

    choices: Choices

    @property
    def right(self) -> Message:
        return Message(
            N_("One or several of these, separated by |: %(values)s"), {"values": self.choices.words}
        )

    def parse(self, cell: Cell) -> tuple[str, ...]:
        found = []
        for word in filter(None, map(str.strip, _PARTS.split(text_of(cell)))):
            code = self.choices.find(word)
            if code is None:
                raise CellError(Message(N_("“%(word)s” is not in the list."), {"word": word}))
            found.append(code)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps of a plan, one text, separated by |."""

    @property
    def right(self) -> Message:
        return Message(N_("The steps in their order, separated by |, at most 20 of 200 characters."))

    def parse(self, cell: Cell) -> tuple[str, ...]:
        text = Text(4100, free=True).parse(cell)
        steps = tuple(filter(None, map(str.strip, re.split(r"[|\n]", text))))
        if len(steps) > 20 or any(len(s) > 200 for s in steps):
            raise CellError(Message(N_("These are too many steps, or one of them is too long.")))
        return steps


@dataclass(frozen=True, slots=True)
class Kits:
    """Kits with their quantities: "sewing:1; coldbox:2"; a code alone means one."""

    @property
    def right(self) -> Message:
        return Message(N_("Codes of kits with their quantities, such as sewing:1; coldbox:2"))

    def parse(self, cell: Cell) -> tuple[tuple[str, int], ...]:
        quantities: dict[str, int] = {}
        for part in filter(None, map(str.strip, re.split(r"[|;,،؛\n]", latin_digits(text_of(cell)).lower()))):
            found = _KIT.fullmatch(part)
            quantity = int(found[2] or 1) if found else 0
            if not found or quantity < 1:
                raise CellError(Message(N_("“%(part)s” is not a kit with a quantity."), {"part": part}))
            quantities[found[1]] = quantities.get(found[1], 0) + quantity
        return tuple(quantities.items())
