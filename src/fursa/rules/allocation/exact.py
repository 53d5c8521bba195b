"""Small instances, exactly: the whole model in HiGHS, one aim after the other.

Each stage maximises one whole-number objective; what it reached becomes a rule of the later stages. What the
certificate rules out of every proposal as good as the best is left out of the model.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from fursa.rules.allocation.bound import Prices, best_of_each, bound, prices_from_rows, quantise, worth
from fursa.rules.allocation.draw import ROUNDS, draw_numbers
from fursa.rules.allocation.engine import Engine, Outcome
from fursa.rules.allocation.headcount import Range, has_shares, sharpen
from fursa.rules.allocation.instance import Flags, Instance, Ints
from fursa.rules.allocation.linear import Floats, Rulebook
from fursa.rules.allocation.model import Model, build_model
from fursa.rules.allocation.result import totals
from fursa.rules.allocation.tally import slacks


@dataclass(frozen=True)
class Stage:
    """The whole model being maximised by this engine."""

    model: Model
    objective: Ints
    engine: Engine


@dataclass
class Search:
    """The best proposal found so far, what is proven, and the time there is. Feasibility is checked in integers.

    Objectives are one whole number an option (m,); 0 for who is not selected.
    """

    instance: Instance
    engine: Engine
    deadline: float  # on time.monotonic
    second: Engine | None = None  # chooses parts beside the first
    progress: Callable[[int, int | None], None] | None = None
    book: Rulebook = field(init=False)
    open: Flags = field(init=False)  # (m,) options still in the model
    choice: Ints | None = None
    prices: Prices | None = None
    relaxed: Floats | None = None  # (m,) how much of each option the linear program takes
    heat: float | None = None  # of the soft choice at which the prices were found; None: by a linear program
    ranges: tuple[Range, ...] = ()
    bound: int | None = None
    claimed: int | None = None
    infeasible: bool = False
    timed_out: bool = False
    last_bound: float = np.inf  # what the solver claimed of the last stage
    sharpened: tuple[int, int] | None = None  # the value and aim that ranges were last proven for
    held: list[tuple[int, Ints]] = field(default_factory=list)  # objectives that may not fall again

    def __post_init__(self) -> None:
        self.book = Rulebook(self.instance)
        self.open = self.instance.allowed.copy()

    @property
    def engines(self) -> tuple[Engine, ...]:
        return (self.engine,) if self.second is None else (self.engine, self.second)

    @property
    def left(self) -> float:
        return self.deadline - time.monotonic()

    def model(self) -> Model:
        """The model over the options still open."""
        options = np.flatnonzero(self.open)
        model = build_model(self.book, options)
        for least, objective in self.held:
            model.added.append((float(least), np.inf, columns(model, objective)))
        return model

    def relax(self) -> None:
        """The linear relaxation: its prices certify a bound; without a solution there is no proposal either."""
        model = self.model()
        outcome = self.engine.run(
            model, columns(model, self.instance.value), seconds=self.left, integer=False
        )
        self.infeasible = outcome.status == "infeasible"
        self.timed_out = outcome.status in ("limit", "killed")
        if outcome.status == "optimal" and outcome.x is not None:
            self.relaxed = np.zeros(self.instance.option_count)
            self.relaxed[model.options] = outcome.x[: len(model.options)]
        if outcome.duals is not None:
            rows = model.rule_rows
            low, high = prices_from_rows(self.instance, rows, model.unit, outcome.duals[: len(rows)])
            self.certify(quantise(self.instance, low, high))

    def certify(self, prices: Prices) -> None:
        """Keep these prices if they prove a lower bound than those we have."""
        proven = bound(self.instance, prices)
        if self.bound is None or proven < self.bound:
            self.prices, self.bound, self.ranges = prices, proven, ()

    def target(self, gap: float) -> int:
        """The least value whose gap to the certified bound is not more than `gap`."""
        assert self.bound is not None
        return self.bound - math.floor(gap * abs(self.bound) / (1 + gap))

    def is_near(self, gap: float) -> bool:
        """Whether the best proposal is within `gap` of the certified bound."""
        if self.choice is None or self.bound is None:
            return False
        return self.reached(self.instance.value) >= self.target(gap)

    def sharpen(self, gap: float) -> tuple[Range, ...]:
        """Prove a lower bound apart for each number of people selected, where shares leave fractions of one.

        The ranges looked at come back even where they prove no less: they say which numbers promise most.
        """
        if self.choice is None or self.prices is None or self.bound is None or not has_shares(self.instance):
            return ()
        value, _, count = totals(self.instance, self.choice)
        aim = value + math.floor(gap * abs(value) / 3)
        if self.bound <= aim or self.left <= 0 or (value, aim) == self.sharpened:
            return ()
        self.sharpened = value, aim
        proven, ranges = sharpen(self.instance, self.prices, count, aim, self.deadline, self.heat)
        if proven < self.bound:
            self.bound, self.ranges = proven, ranges
        return ranges

    def offer(self, choice: Ints) -> bool:
        """Take this choice as the best proposal; False where it breaks a rule in exact integers."""
        if (self.instance.must & (choice < 0)).any():
            return False
        if not all(slack.kept for slack in slacks(self.instance, choice)):
            return False
        self.choice = choice
        if self.progress is not None:
            self.progress(totals(self.instance, choice)[0], self.bound)
        return True

    def improve(self, choice: Ints) -> bool:
        """Offer this choice unless one worth more is held; False where it breaks a rule."""
        value = self.instance.value
        if self.choice is not None and self.reached(value) > value[choice[choice >= 0]].sum():
            return True
        return self.offer(choice)

    def leave_out(self) -> None:
        """Leave out every option that no proposal worth as much as the best can hold: exact, by the certificate."""
        if self.prices is None or self.choice is None or self.bound is None:
            return
        inst = self.instance
        worths = worth(inst, self.prices, inst.allowed)
        best = best_of_each(inst, worths)
        best = np.where(inst.must, best, np.maximum(best, 0))
        whole = bound(inst, self.prices)  # of these prices alone, whatever ranges prove
        room = (whole + 1 - totals(inst, self.choice)[0]) * self.prices.scale
        self.open = inst.allowed & (best[inst.owner] - worths <= room)

    def stage(self, objective: Ints, *, gap: float = 0.0) -> bool:
        """Maximise `objective` in the time left; True where the solver says it is settled."""
        return self.finish(self.begin(self.engine, objective, gap=gap))

    def begin(self, engine: Engine, objective: Ints, *, gap: float = 0.0) -> Stage:
        """Set this engine to the whole model; `finish` brings what came of it."""
        model = self.model()
        engine.begin(
            model,
            columns(model, objective),
            seconds=self.left,
            start=point(model, self.choice),
            options={"mip_rel_gap": gap},
        )
        return Stage(model, objective, engine)

    def is_settled(self, stage: Stage) -> bool:
        """Take what has come of this stage so far; whether the solver has settled it. Does not wait."""
        outcome = stage.engine.heard(lambda x: self._keep(stage, x))
        return outcome is not None and outcome.status in ("optimal", "infeasible")

    def finish(self, stage: Stage) -> bool:
        """Take the best that came of this stage; True where the solver says it is settled."""
        outcome = stage.engine.finish(lambda x: self._keep(stage, x))
        if outcome.x is not None:
            self._keep(stage, outcome.x)
        self.last_bound = outcome.bound
        return self._settled(outcome, stage.objective)

    def _keep(self, stage: Stage, x: Floats) -> None:
        """Offer a point of this stage's model where it reaches more."""
        options = stage.model.options[x[: len(stage.model.options)] > 0.5]
        choice = np.full(self.instance.applicant_count, -1, dtype=np.int64)
        choice[self.instance.owner[options]] = options
        better = self.choice is None or int(stage.objective[options].sum()) > self.reached(stage.objective)
        if better and len(options) == np.count_nonzero(choice >= 0):
            self.offer(choice)

    def _settled(self, outcome: Outcome, objective: Ints) -> bool:
        if outcome.status == "infeasible":
            self.infeasible = self.choice is None
            return self.infeasible
        if outcome.status != "optimal":
            self.timed_out = True
            return False
        # The solver's tolerance may have let through a point that exact integers refuse: then nothing is settled.
        return self.choice is not None and self.reached(objective) >= outcome.objective - 0.5

    def reached(self, objective: Ints) -> int:
        """What the best proposal reaches of `objective`."""
        assert self.choice is not None
        return int(objective[self.choice[self.choice >= 0]].sum())

    def hold(self, objective: Ints) -> None:
        """From here on nothing may fall under what the best proposal reaches of `objective`."""
        self.held.append((self.reached(objective), objective))

    def settle_ties(self, seed: str) -> bool:
        """Among equals: the most people, the lowest cost, the draw. True where all of it is settled."""
        inst = self.instance
        stages = [np.ones(inst.option_count, dtype=np.int64), -(inst.cost // self.book.unit)]
        for objective in stages:
            if not self.stage(objective):
                return False
            self.hold(objective)
        options = np.flatnonzero(self.open)
        for turn in range(ROUNDS):
            objective = np.zeros(inst.option_count, dtype=np.int64)
            objective[options] = draw_numbers(inst, options, seed, turn)
            if not self.stage(objective):
                return False
            self.hold(objective)
        return True


def columns(model: Model, objective: Ints) -> Floats:
    """One number an option as one number a column (0 for columns that are no option)."""
    return np.append(objective[model.options].astype(np.float64), np.zeros(model.extra))


def point(model: Model, choice: Ints | None) -> Floats | None:
    """A proposal as a point of the model; None without one."""
    if choice is None:
        return None
    x = np.isin(model.options, choice[choice >= 0]).astype(np.float64)
    return np.append(x, x.sum()) if model.extra else x
