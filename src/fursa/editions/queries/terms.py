"""The rules of the choice as one value that can be kept, changed, compared and put in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from fursa.editions.models import Edition, Territory
from fursa.editions.queries.candidates import field_rule, terms_of
from fursa.rules import selection

# {"aim", "budget_centimes", "places", "territories": {code: [minimum, maximum]}, "rules": [as Edition.rules]}
Kept = dict[str, Any]


def rules_of(edition: Edition) -> Kept:
    """The rules of an edition as they are in force."""
    return {
        "aim": str(edition.aim),
        "budget_centimes": edition.budget_centimes,
        "places": edition.places,
        "territories": {
            row.code: [row.minimum, row.maximum] for row in Territory.objects.filter(edition=edition)
        },
        "rules": [dict(rule) for rule in edition.rules],
    }


def terms_under(edition: Edition, kept: Kept | None, *, today: date) -> selection.Terms:
    """The edition's terms with other rules in their place; None: with its own."""
    terms = terms_of(edition, today=today)
    if kept is None:
        return terms
    return replace(
        terms,
        budget_centimes=kept["budget_centimes"],
        places=kept["places"],
        territories=tuple(
            replace(row, minimum=sides[0], maximum=sides[1])
            for row in terms.territories
            for sides in [kept["territories"].get(row.code, (None, None))]
        ),
        rules=tuple(field_rule(rule) for rule in kept["rules"]),
    )
