"""Trades: the groups of ISCO-08, their parents, their skill level, and how far apart two of them are.

A trade is always an ISCO-08 code, kept as text. The classification is a tree of four levels: a major group
(one digit), sub-major, minor and unit group (four digits). Data: `data/isco08.csv`, sources beside it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from fursa.rules.messages import N_, Message

Level = Literal["major", "sub_major", "minor", "unit"]
LEVELS: tuple[Level, ...] = ("major", "sub_major", "minor", "unit")

# ISCO-08, volume 1, table 1: the skill level of each major group; sub-major groups where it differs.
_SKILL_OF_MAJOR = {"0": 4, "1": 4, "2": 4, "3": 3, "4": 2, "5": 2, "6": 2, "7": 2, "8": 2, "9": 1}
_SKILL_OF_SUB_MAJOR = {"01": 4, "02": 2, "03": 1, "14": 3}


class UnknownTradeError(LookupError):
    """A code that is no group of ISCO-08; `message` says so to a person."""

    def __init__(self, code: str) -> None:
        self.message = Message(N_("“%(code)s” is not a trade of the ISCO-08 list."), {"code": code})
        super().__init__(str(self.message))


@dataclass(frozen=True, slots=True)
class Trade:
    """One group of ISCO-08 with its titles; `level` is its depth in the tree."""

    code: str
    title_ar: str
    title_fr: str
    title_en: str
    level: Level

    def title(self, language: str) -> str:
        """The title in `language` (`ar`, `fr` or `en`); Arabic for any other."""
        return {"fr": self.title_fr, "en": self.title_en}.get(language[:2], self.title_ar)


@lru_cache(maxsize=1)
def trades() -> dict[str, Trade]:
    """All 619 groups by code, in the order of the classification."""
    text = resources.files("fursa.rules.market").joinpath("data", "isco08.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: Trade(**row, level=LEVELS[len(row["code"]) - 1]) for row in rows}


@lru_cache(maxsize=1)
def unit_codes() -> tuple[str, ...]:
    """The codes of the 436 unit groups, in order."""
    return tuple(code for code, found in trades().items() if found.level == "unit")


def is_trade(code: str) -> bool:
    """Whether `code` is a group of ISCO-08, at any level."""
    return code in trades()


def trade(code: str) -> Trade:
    """The group with this code; raises `UnknownTradeError`."""
    try:
        return trades()[code]
    except KeyError:
        raise UnknownTradeError(code) from None


def parents(code: str) -> tuple[Trade, ...]:
    """The groups that contain this one, the nearest first; empty for a major group."""
    trade(code)
    return tuple(trade(code[:length]) for length in range(len(code) - 1, 0, -1))


def children(code: str) -> tuple[Trade, ...]:
    """The groups directly below this one; empty for a unit group."""
    trade(code)
    below = len(code) + 1
    return tuple(
        found for found in trades().values() if len(found.code) == below and found.code.startswith(code)
    )


def skill_level(code: str) -> int:
    """ISCO's skill level, 1 (simple tasks) to 4 (higher education); a mixed major group's highest."""
    trade(code)
    return _SKILL_OF_SUB_MAJOR.get(code[:2], _SKILL_OF_MAJOR[code[0]])
