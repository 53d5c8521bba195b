"""From the prices to a proposal: small parts of the unclear are chosen again, together and exactly.

Under given prices most applicants' best option is clear. What a proposal lacks to the bound is known to the
point: what each choice falls short of its best, and what each priced rule leaves unused. Parts are drawn
where most is lost; each is a small exact problem. A choice that breaks rules is mended in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from fursa.rules.allocation.engine import Engine, Outcome
from fursa.rules.allocation.field import Best, Field
from fursa.rules.allocation.instance import Flags, Ints
from fursa.rules.allocation.linear import Floats
from fursa.rules.allocation.model import Model, build_model
from fursa.rules.allocation.pool import Pool

_SEEDS = 3  # places where something is lost that one part looks at
_ROUGH = 1e-3  # of what is missing, what one part may leave: far from the target the last point is not worth its time
_NODES = 30  # of the solver's search in one part: the same on every machine, unlike seconds


@dataclass(frozen=True)
class Order:
    """A part to be chosen again: who, what they hold, the model and where it starts from."""

    who: Ints
    held: Ints
    model: Model
    worth: Floats
    start: Floats

    def gained(self, outcome: Outcome) -> float:
        """What the solver's point is worth more than what they hold."""
        return (
            -np.inf if outcome.x is None else float(self.worth @ outcome.x) - float(self.worth @ self.start)
        )


@dataclass
class Polish:
    """A choice being improved. `choice` (n,): options, -1 where not selected; `target`: the value to reach.

    Each of the `engines` chooses a part at the same time: a later one may not take more than it has of what an
    earlier one touches, so that all their answers hold together. `size`: people in a part.
    """

    dual: Field
    engines: Sequence[Engine]
    y: Floats
    best: Best
    target: int
    left: Callable[[], float]
    size: int = 80
    steps: int = 0  # done so far
    choice: Ints = field(init=False)
    activity: Floats = field(init=False)
    value: int = field(init=False)
    random: np.random.Generator = field(init=False)
    pool: Pool = field(init=False)
    _turn: int = 0
    _most: int = 0

    def __post_init__(self) -> None:
        book, inst = self.dual.book, self.dual.instance
        self.random = np.random.default_rng(0)
        self.choice = self.best.option.copy()
        taken = self.choice[self.choice >= 0]
        self.activity = book.activity(taken)
        self.value = int(inst.value[taken].sum())
        self.low = np.array([row.low for row in book.rows])
        self.high = np.array([row.high for row in book.rows])
        self.penalty = 4 * (np.abs(self.y) * self.dual.unit + self._common_price())
        self._most = max(1500, 6 * int((self.y != 0).sum()))
        self.pool = Pool(self.dual, self.y, self.best, self._most)

    def _common_price(self) -> Floats:
        """A price in row units that outweighs whatever one option is worth."""
        inst = self.dual.instance
        most = float(np.abs(inst.value).max(initial=1))
        per = np.where(self.dual.is_cost, max(float(inst.cost.max(initial=1)), 1.0), 1.0)
        return most / per * self.dual.unit

    def adopt(self, choice: Ints) -> None:
        """Go on from this choice."""
        taken = choice[choice >= 0]
        self.choice, self.activity = choice.copy(), self.dual.book.activity(taken)
        self.value = int(self.dual.instance.value[taken].sum())

    def widen(self, by: int = 60) -> None:
        """Look at more people, and at `by` more of them together."""
        self._most, self.size = 2 * self._most, min(self.size + by, 600)
        self.pool = Pool(self.dual, self.y, self.best, self._most)

    def broken(self) -> dict[int, float]:
        """Rows that the choice breaks, and by how much."""
        over, under = self.activity - self.high, self.low - self.activity
        rows = np.flatnonzero((over > 1e-6) | (under > 1e-6))
        return {int(k): float(over[k]) if over[k] > 0 else -float(under[k]) for k in rows}

    def cost_of_broken(self) -> float:
        """What the rules that are broken weigh, in points."""
        return float(sum(self.penalty[k] * abs(by) for k, by in self.broken().items()))

    def standing(self) -> float:
        """The value reached, less what the broken rules weigh."""
        return self.value - self.cost_of_broken()

    @property
    def missing(self) -> float:
        """Points between that and the value to reach; while rules are broken, at least what those weigh."""
        return max(self.target - self.standing(), self.cost_of_broken())

    @property
    def done(self) -> bool:
        return self.value >= self.target and not self.broken()

    def step(self) -> bool:
        """Choose one part for each engine again; True where that improved the choice."""
        self.steps += 1
        orders: list[Order] = []
        touched: Flags = np.zeros(len(self.low), dtype=np.bool_)
        for engine in self.engines:
            who = self._part()
            for other in orders:
                who = np.setdiff1d(who, other.who, assume_unique=True)
            if not len(who):
                break
            order = self._order(who, touched)
            # On some of these the solver's presolve never came back.
            options = {
                "mip_max_nodes": _NODES,
                "mip_abs_gap": max(0.9, self.missing * _ROUGH),
                "presolve": "off",
            }
            self._begin(engine, order, self.left(), options)
            orders.append(order)
            touched[np.diff(order.model.start)[: len(touched)] > 0] = True
        outcomes = [(e.finish(), order) for e, order in zip(self.engines, orders, strict=False)]
        taken = [self._take(outcome, order) for outcome, order in outcomes]
        return any(taken)

    def _begin(self, engine: Engine, order: Order, seconds: float, options: dict[str, Any]) -> None:
        rest = self.value - int(self.dual.instance.value[order.held].sum())
        if not self.broken():  # a broken choice may be worth more than the target, and must go on
            options = {"objective_target": float(self.target - rest), **options}
        engine.begin(order.model, order.worth, seconds=seconds, start=order.start, options=options)

    def _lost(self) -> Floats:
        """Points lost at each row: what a priced rule leaves unused; far more where a rule is broken."""
        price = self.y * self.dual.unit
        up = np.where(
            price > 0, price * (np.where(np.isinf(self.high), self.activity, self.high) - self.activity), 0.0
        )
        down = np.where(
            price < 0, price * (np.where(np.isinf(self.low), self.activity, self.low) - self.activity), 0.0
        )
        lost = np.maximum(up, 0.0) + np.maximum(down, 0.0)
        for k, by in self.broken().items():
            lost[k] = self.penalty[k] * abs(by)
        return lost

    def lost_to_shares(self) -> float:
        """Points lost at shares, whose fractions of a person nobody can use; 0 while rules are broken."""
        return 0.0 if self.broken() else float(self._lost()[self.dual.part > 0].sum())

    def _part(self) -> Ints:
        """Applicants to choose again: those who lose points and those who touch the rows where points are lost."""
        size = min(self.size, len(self.pool))
        weight = 1.0 / (self.best.margin[self.pool.who] + 0.1 * self.pool.theta + 1e-9)
        score = np.log(self.random.random(len(self.pool)) + 1e-300) / weight
        lost, regret = self._lost(), self.pool.regret(self.choice)
        self._turn += 1
        if self._turn % 4 == 0 and not self.broken():  # now and then any rows that have a price
            lost, regret = ((self.y != 0) & ~self.dual.for_all).astype(np.float64), np.zeros(len(self.pool))
        places = np.concatenate([lost, regret]) + 1e-9
        chosen = np.zeros(len(self.pool), dtype=np.bool_)
        for seed in self.random.choice(len(places), size=min(_SEEDS, len(places)), p=places / places.sum()):
            row = int(seed)
            if row >= len(lost):
                chosen[row - len(lost)] = True
                row = self._row_of(row - len(lost))
            inside = np.flatnonzero(self.pool.touching(row) & ~chosen)
            chosen[inside[np.argsort(-score[inside], kind="stable")[: size // (_SEEDS + 1)]]] = True
        rest = np.flatnonzero(~chosen)
        missing = max(size - int(chosen.sum()), 0)
        chosen[rest[np.argsort(-score[rest], kind="stable")[:missing]]] = True
        return self.pool.who[chosen]

    def _row_of(self, member: int) -> int:
        """A priced row that one of the pool touches (any row where none is priced)."""
        dual, profile = self.dual, self.pool.profile[member]
        rows = dual.profile_rows[dual.profile_starts[profile] : dual.profile_starts[profile + 1]]
        priced = rows[self.y[rows] != 0]
        options = priced if len(priced) else rows if len(rows) else np.arange(dual.height)
        return int(self.random.choice(options)) if len(options) else 0

    def _order(self, who: Ints, touched: Flags) -> Order:
        """The part of these applicants; of the rows `touched` by others it keeps to what it has."""
        book, inst = self.dual.book, self.dual.instance
        current = self.choice[who]
        held = np.sort(current[current >= 0])
        options = self.pool.near(who, held)
        use = book.activity(held)
        broken = {k: by for k, by in self.broken().items() if not touched[k]}
        model = build_model(book, options, self.activity - use, broken)
        height = len(use)
        row_low, row_high = model.row_low.copy(), model.row_high.copy()
        bounded_low, bounded_high = np.isfinite(row_low[:height]), np.isfinite(row_high[:height])
        row_low[:height] = np.where(touched & bounded_low, use, row_low[:height])
        row_high[:height] = np.where(touched & bounded_high, use, row_high[:height])
        model = replace(model, row_low=row_low, row_high=row_high)
        worth = self._columns(model, inst.value[options].astype(np.float64), broken)
        return Order(who, held, model, worth, self._start(model, held, broken))

    def _columns(self, model: Model, numbers: Floats, broken: dict[int, float]) -> Floats:
        plain = model.extra - len(broken)
        return np.concatenate([numbers, np.zeros(plain), [-self.penalty[k] for k in broken]])

    def _start(self, model: Model, held: Ints, broken: dict[int, float]) -> Floats:
        x = np.isin(model.options, held).astype(np.float64)
        number = [x.sum()] * (model.extra - len(broken))
        return np.concatenate([x, number, [abs(by) for by in broken.values()]])

    def _take(self, outcome: Outcome, order: Order) -> bool:
        model, who, held = order.model, order.who, order.held
        if outcome.x is None or order.gained(outcome) <= 1e-6:
            return False
        book, inst = self.dual.book, self.dual.instance
        taken = model.options[outcome.x[: len(model.options)] > 0.5]
        choice = self.choice.copy()
        choice[who] = -1
        choice[inst.owner[taken]] = taken
        if np.count_nonzero(choice[who] >= 0) != len(taken):
            return False
        was = self.standing()
        kept = self.choice, self.activity, self.value
        self.activity = self.activity - book.activity(held) + book.activity(taken)
        self.choice = choice
        self.value += int(inst.value[taken].sum()) - int(inst.value[held].sum())
        if self.standing() <= was:
            self.choice, self.activity, self.value = kept
            return False
        return True
