"""What a place needs and what it has too much of: its trades assessed and put in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fursa.rules.market.assess import Assessment, assess
from fursa.rules.market.places import MarketTable
from fursa.rules.market.programme import Programme

# The trades that micro-projects, training and jobs of such programmes turn around, by ISCO-08 unit group.
_USUAL = """
3431 3434 4414 5120 5131 5141 5142 5165 5211 5212 5221 5223 5246 5311 5321 5414 6111 6112
6113 6121 6122 6123 6222 7112 7114 7115 7122 7123 7125 7126 7127 7131 7132 7212 7213 7214
7221 7223 7231 7233 7234 7314 7316 7317 7318 7322 7411 7412 7421 7422 7511 7512 7513 7514
7522 7531 7533 7534 7536 8153 8157 8160 8321 8322 8332 9112 9122 9313 9411 9520
"""
USUAL_TRADES: tuple[str, ...] = tuple(_USUAL.split())


@dataclass(frozen=True, slots=True)
class Survey:
    """A place's trades: those it needs, those it has too much of, the clearest first, and all assessments."""

    place: str
    needed: tuple[Assessment, ...]
    crowded: tuple[Assessment, ...]
    assessments: tuple[Assessment, ...]


def survey(
    table: MarketTable,
    programme: Programme,
    place: str,
    *,
    asked_in: int,
    trades: Iterable[str] = USUAL_TRADES,
) -> Survey:
    """Assess `trades` at `place`; the order is how clear the case is: the gap times the confidence.

    Raises `UnknownTradeError` and `UnknownPlaceError`.
    """
    found = sorted(
        (assess(table, programme, code, place, asked_in=asked_in) for code in trades),
        key=lambda one: (-one.room * one.confidence, one.trade),
    )
    return Survey(
        place=place,
        needed=tuple(one for one in found if one.verdict == "needed"),
        crowded=tuple(one for one in reversed(found) if one.verdict == "crowded"),
        assessments=tuple(found),
    )
