"""Which co-funder's money may pay for what, and what that leaves for the rest.

In prose: docs/rules/edition.md, "Co-funders". Integer centimes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

MOST_LIMITS = 4096


@dataclass(frozen=True, slots=True)
class Cofunder:
    """Money inside the edition's budget that pays only for what is named; a list that is empty restricts nothing.

    `trades` are ISCO-08 codes of any level; an award's trade must begin with one of them.
    """

    code: str
    amount_centimes: int
    territories: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    kits: tuple[str, ...] = ()

    def may_pay(self, territory: str, trade: str, kits: Collection[str]) -> bool:
        """Whether this money may pay for an award of that territory and trade, with those kits."""
        return (
            (not self.territories or territory in self.territories)
            and (not self.trades or trade.startswith(self.trades))
            and (not self.kits or not set(self.kits).isdisjoint(kits))
        )


@dataclass(frozen=True, slots=True)
class Limit:
    """What only others than `without` may pay costs at most `most_centimes` together."""

    without: frozenset[str]
    most_centimes: int


def hall_limits(
    amounts: Mapping[str, int], budget_centimes: int, payers: Iterable[frozenset[str]]
) -> list[Limit]:
    """The limits under which awards can be paid in full: one for each set of co-funders that matters.

    `amounts`: centimes a co-funder brings; `budget_centimes`: all the money, theirs included; `payers`: for
    each support option the co-funders who may pay for it (the edition's own money may pay for anything). By
    Hall's condition it suffices that, for every set U of co-funders, what none of U may pay costs at most the
    budget less what U brings. Of the sets that leave out the same options only the largest is named, since it
    leaves the least. ValueError where that is still more than `MOST_LIMITS` sets.
    """
    unions = {frozenset[str]()}
    for pattern in set(payers):
        unions |= {union | pattern for union in unions}
        if len(unions) > MOST_LIMITS:
            raise ValueError("too many combinations of co-funders")
    everyone = frozenset(amounts)
    limits = [
        Limit(everyone - union, budget_centimes - sum(amounts[code] for code in everyone - union))
        for union in unions
        if everyone - union
    ]
    return sorted(limits, key=lambda limit: (len(limit.without), sorted(limit.without)))
