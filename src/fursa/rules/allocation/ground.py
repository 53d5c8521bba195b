"""What a search by trial stands on: everyone's alternatives in plain arrays, and which are the least clear.

Beams and populations choose among the same alternatives. Where the prices of the linear program settle an applicant,
the applicant is held; the core is the rest.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from fursa.rules.allocation.engine import Interrupted
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.field import Field
from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.linear import Floats
from fursa.rules.allocation.pricing import from_multipliers


@dataclass(frozen=True)
class Ground:
    """What every trial of a search shares, in arrays. Row m stands for nobody's option: leaving out.

    `uses` (m + 1, rows), `values` (m + 1,), `price` (rows,): points a unit, positive where the upper side binds;
    `lists`: the alternatives of each applicant; `short`: how many points each falls short of the best.
    """

    uses: Floats
    values: Floats
    low: Floats
    high: Floats
    price: Floats
    lists: list[Ints]
    short: list[Floats]

    @property
    def is_packing(self) -> bool:
        """Whether anybody may be left out and no rule is broken by it: every rule is an upper limit of what is used."""
        out = len(self.values) - 1
        return all(options[-1] == out for options in self.lists) and bool(
            (self.uses >= 0).all() and (self.low <= 0).all()
        )

    def core(self, size: int) -> tuple[float, list[Ints]]:
        """What an alternative of the core of so many falls short at most, and what each applicant has in it."""
        every = np.sort(np.concatenate(self.short))
        reach = float(every[min(len(self.lists) + size, len(every)) - 1])
        return reach, [o[short <= reach] for o, short in zip(self.lists, self.short, strict=True)]


def ground_of(search: Search) -> Ground | None:
    """The options still open in `search`; None where it has no prices yet."""
    inst, book, prices = search.instance, search.book, search.prices
    if prices is None:
        return None
    m = inst.option_count
    row, column, factor = book.entries(np.arange(m))
    uses = np.zeros((m + 1, len(book.rows)))
    np.add.at(uses, (column, row), factor)
    uses[:m] -= np.array([r.taken for r in book.rows], dtype=np.float64)
    field = Field(book)
    price = from_multipliers(field, prices) * field.unit
    values = np.append(inst.value, 0).astype(np.float64)
    worth = values - uses @ price
    lists = [
        np.append(
            inst.option_start[i] + np.flatnonzero(search.open[inst.options_of(i)]),
            [] if inst.must[i] else [m],
        )
        for i in range(inst.applicant_count)
    ]
    lists = [options.astype(np.int64) for options in lists]
    short = [worth[options].max() - worth[options] for options in lists]
    low, high = np.array([r.low for r in book.rows]), np.array([r.high for r in book.rows])
    return Ground(uses, values, low, high, price, lists, short)


@dataclass(frozen=True)
class Watch:
    """How long trials go on: until `end`, until the proposal is within `gap` of the bound, or until the solver is done.

    `settled` asks for that now and then.
    """

    search: Search
    end: float  # on time.monotonic
    gap: float = 0.0
    settled: Callable[[], bool] = lambda: False

    @property
    def is_late(self) -> bool:
        return time.monotonic() >= self.end

    def is_over(self) -> bool:
        """Whether to end. Interrupted is raised where somebody asked to stop."""
        search = self.search
        if search.engine.stop is not None and search.engine.stop():
            raise Interrupted
        return self.is_late or self.settled() or search.is_near(self.gap)

    def tell(self, choice: Ints) -> None:
        """Offer a better choice ((n,), row m where left out)."""
        self.search.improve(np.where(choice < self.search.instance.option_count, choice, -1))
