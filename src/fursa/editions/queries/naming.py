"""How an edition is called on what a person carries: its official title speaks of former prisoners."""

from __future__ import annotations

from fursa.documents.paper.values import Wording
from fursa.editions.models import Edition


def neutral_wording(edition: Edition) -> Wording:
    """ "Edition" and its hijri month, its year, or its code."""
    hijri = edition.hijri or {}
    year = str(edition.launched_on.year) if edition.launched_on else ""
    return Wording(
        ar=f"دورة {hijri.get('ar') or year or edition.code}",
        fr=f"Édition {hijri.get('fr') or year or edition.code}",
        en=f"Edition {hijri.get('en') or year or edition.code}",
    )
