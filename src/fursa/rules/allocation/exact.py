"""Small instances, exactly: the whole model in HiGHS, one aim after the other.

Each stage maximises one whole-number objective; what it reached becomes a rule of the later stages.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from fursa.rules.allocation.bound import Prices, bound, prices_from_rows, quantise
from fursa.rules.allocation.draw import ROUNDS, draw_numbers
from fursa.rules.allocation.engine import Engine, Outcome
from fursa.rules.allocation.instance import Instance, Ints
from fursa.rules.allocation.linear import Floats, Rulebook
from fursa.rules.allocation.model import Model, build_model
from fursa.rules.allocation.result import totals
from fursa.rules.allocation.tally import slacks


@dataclass
class Search:
    """A model, the best proposal found so far, and the time there is. Feasibility is checked in integers."""

    instance: Instance
    engine: Engine
    deadline: float  # on time.monotonic
    book: Rulebook = field(init=False)
    model: Model = field(init=False)
    choice: Ints | None = None
    prices: Prices | None = None
    bound: int | None = None
    claimed: int | None = None
    infeasible: bool = False
    timed_out: bool = False
    last_bound: float = np.inf  # what the solver claimed of the last stage
    progress: Callable[[int, int | None], None] | None = None

    def __post_init__(self) -> None:
        self.book = Rulebook(self.instance)
        self.model = build_model(self.book, np.flatnonzero(self.instance.allowed))

    @property
    def left(self) -> float:
        return self.deadline - time.monotonic()

    def columns(self, numbers: Any) -> Floats:
        """One number an option as one number a column (0 for the column of the number selected)."""
        values = np.asarray(numbers, dtype=np.float64)
        return np.append(values, 0.0) if self.model.extra else values

    def relax(self) -> None:
        """The linear relaxation: its prices certify a bound; without a solution there is no proposal either."""
        value = self.columns(self.instance.value[self.model.options])
        outcome = self.engine.run(self.model, value, seconds=self.left, integer=False)
        self.infeasible = outcome.status == "infeasible"
        if outcome.duals is not None:
            rows = self.model.rule_rows
            low, high = prices_from_rows(self.instance, rows, self.model.unit, outcome.duals[: len(rows)])
            self.certify(quantise(self.instance, low, high))

    def certify(self, prices: Prices) -> None:
        """Keep these prices if they prove a lower bound than those we have."""
        proven = bound(self.instance, prices)
        if self.bound is None or proven < self.bound:
            self.prices, self.bound = prices, proven

    def to_choice(self, x: Floats) -> Ints | None:
        """The proposal that a solver's point rounds to; None where it breaks a rule in exact integers."""
        inst = self.instance
        options = self.model.options[x[: len(self.model.options)] > 0.5]
        choice = np.full(inst.applicant_count, -1, dtype=np.int64)
        choice[inst.owner[options]] = options
        if len(options) != np.count_nonzero(choice >= 0) or (inst.must & (choice < 0)).any():
            return None
        return choice if all(slack.kept for slack in slacks(inst, choice)) else None

    def start_point(self) -> Floats | None:
        """The best proposal as a point of the model."""
        if self.choice is None:
            return None
        taken = np.zeros(self.instance.option_count)
        taken[self.choice[self.choice >= 0]] = 1.0
        x = taken[self.model.options]
        return np.append(x, x.sum()) if self.model.extra else x

    def stage(self, objective: Ints, *, gap: float = 0.0) -> bool:
        """Maximise `objective` (one whole number an option); True where the solver says it is settled."""
        columns = self.columns(objective)

        def keep(x: Floats) -> None:
            choice = self.to_choice(x)
            if choice is not None:
                self.choice = choice
                if self.progress is not None:
                    self.progress(totals(self.instance, choice)[0], self.bound)

        outcome = self.engine.run(
            self.model,
            columns,
            seconds=self.left,
            start=self.start_point(),
            options={"mip_rel_gap": gap},
            found=keep,
        )
        if outcome.x is not None:
            keep(outcome.x)
        self.last_bound = outcome.bound
        return self._settled(outcome, columns)

    def _settled(self, outcome: Outcome, columns: Floats) -> bool:
        if outcome.status == "infeasible":
            self.infeasible = True
            return True
        if outcome.status != "optimal":
            self.timed_out = True
            return False
        point = self.start_point()
        # The solver's tolerance may have let through a point that exact integers refuse: then nothing is settled.
        return point is not None and float(columns @ point) >= outcome.objective - 0.5

    def hold(self, objective: Ints) -> None:
        """From here on nothing may fall under what the best proposal reaches of `objective`."""
        point = self.start_point()
        assert point is not None
        columns = self.columns(objective)
        self.model.added.append((float(np.rint(columns @ point)), np.inf, columns))

    def settle_ties(self, seed: str) -> bool:
        """Among equals: the most people, the lowest cost, the draw. True where all of it is settled."""
        options = self.model.options
        stages = [np.ones(len(options), dtype=np.int64), -(self.instance.cost[options] // self.book.unit)]
        stages += [draw_numbers(self.instance, options, seed, turn) for turn in range(ROUNDS)]
        for objective in stages:
            if not self.stage(objective):
                return False
            self.hold(objective)
        return True
