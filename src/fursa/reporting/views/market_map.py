"""The map of a market: a tile for each place inside, its verdict in words and in colour, and a way to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fursa.accounts.queries import today
from fursa.rules.market.assess import Verdict, assess
from fursa.rules.market.places import MarketTable
from fursa.rules.market.programme import Programme
from fursa.rules.market.tiles import COLUMNS, in_lines, lay_out

# A tile in units of the drawing.
WIDTH, HEIGHT, GAP, LINE = 120, 108, 8, 21


@dataclass(frozen=True, slots=True)
class DrawnTile:
    """One tile of the map: where, what it says, and where it leads."""

    x: int
    y: int
    middle: int
    lines: list[tuple[int, str]]
    word: str
    word_y: int
    verdict: str
    label: str
    url: str


def language() -> str:
    return (get_language() or "ar")[:2]


def verdict_word(verdict: Verdict) -> str:
    words: dict[Verdict, str] = {
        "needed": _("wanted"),
        "balanced": _("as elsewhere"),
        "little_asked": _("little asked for"),
        "crowded": _("crowded"),
        "unknown": _("not known"),
    }
    return words[verdict]


def place_url(place: str, trade: str) -> str:
    url = reverse("reporting:market-place", args=[place])
    return f"{url}?{urlencode({'trade': trade})}" if trade else url


def map_of(table: MarketTable, programme: Programme, place: str, code: str) -> dict[str, object]:
    """The places inside this one, each a tile with its verdict; nothing where there are none."""
    inside = [one for one in table.places.values() if one.parent == place]
    year = today().year
    tiles = lay_out([one.code for one in inside], country=place)
    drawn = []
    for one, tile in zip(inside, tiles, strict=True):
        verdict = assess(table, programme, code, one.code, asked_in=year).verdict
        name, word = one.name(language()), verdict_word(verdict)
        x, y = tile.column * (WIDTH + GAP), tile.row * (HEIGHT + GAP)
        lines = in_lines(name)
        first = y + HEIGHT // 2 - LINE * len(lines) // 2 + 6
        drawn.append(
            DrawnTile(
                x=x,
                y=y,
                middle=x + WIDTH // 2,
                lines=[(first + LINE * number, text) for number, text in enumerate(lines)],
                word=word,
                word_y=y + HEIGHT - 12,
                verdict=verdict,
                label=_("%(place)s: %(verdict)s") % {"place": name, "verdict": word},
                url=place_url(one.code, code),
            )
        )
    rows = max((tile.row for tile in tiles), default=-1) + 1
    return {
        "tiles": drawn,
        "tile": {"width": WIDTH, "height": HEIGHT},
        "drawing": {"width": COLUMNS * (WIDTH + GAP) - GAP, "height": rows * (HEIGHT + GAP) - GAP},
    }
