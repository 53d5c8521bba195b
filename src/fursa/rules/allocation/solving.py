"""`solve`: who is supported, with which option."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from threadpoolctl import threadpool_limits

from fursa.rules.allocation.beam import choose_beams
from fursa.rules.allocation.bound import Prices, quantise
from fursa.rules.allocation.conflict import Clash, conflict, without_option
from fursa.rules.allocation.core import grow_cores
from fursa.rules.allocation.engine import Engine
from fursa.rules.allocation.exact import Search
from fursa.rules.allocation.ground import Watch, ground_of
from fursa.rules.allocation.instance import Instance, Ints
from fursa.rules.allocation.large import approach, open_by_greed
from fursa.rules.allocation.merit import forcing_rules, order_of_merit
from fursa.rules.allocation.population import breed
from fursa.rules.allocation.result import Aim, Result, Status, slack_of_each, totals
from fursa.rules.allocation.tally import TERRITORY, passed_over

_SMALL = 3_000  # options up to which rules may be dense
_DENSE = 0.5  # of the rules that an option uses, on average
_EXACT = 20_000  # options up to which optimality is looked for
_FINE = 1e-6  # a gap up to which ties are settled wherever the best is found: who allows more wants to be done sooner
_WIDE = 1_000  # rules from which a second thread gains more than it waits
_STEPS = 40  # parts chosen again before the whole model is
_ENDING = 4.0  # times the digest's time is kept back to end in time
_NEARLY = 1e-4  # the gap of the proposal that the order of merit starts from

Progress = Callable[[int, int | None], None]


def solve(
    instance: Instance,
    *,
    aim: Aim = "value",
    seconds: float = 60.0,
    gap: float = 1e-6,
    seed: str = "",
    within: str = TERRITORY,
    progress: Progress | None = None,
    start: Ints | None = None,
    stop: Callable[[], bool] | None = None,
) -> Result:
    """The proposal of highest total value (`aim="value"`) or in order of merit (`aim="merit"`).

    `seconds`: time allowed, wall clock; `gap`: relative gap at which to stop; `seed`: of the public draw;
    `within`: how the groups of territories begin; `start`: (n,) a choice to begin from where it keeps the rules
    (options, -1 where not selected), as `Result.choice` has it; `progress` hears value and proven bound of each better
    proposal. KeyboardInterrupt, or `stop` saying so while the solver works, returns the best proposal so far. Source:
    docs/rules/allocation.md.
    """
    began = time.monotonic()
    # Small systems take one thread: where processors are shared two wait for each other.
    threads = threadpool_limits(1 if len(instance.all_rules) < _WIDE else None, user_api="blas")
    with threads, Engine(stop) as engine, Engine(stop) as second:
        end = began + seconds - _time_to_end(instance, seconds)
        search = Search(instance, engine, end, second, progress=progress)
        settled = ties = interrupted = False
        try:
            if start is not None and instance.allowed[start[start >= 0]].all():
                search.offer(start)
            settled, ties = _search(search, aim, gap, seed)
        except KeyboardInterrupt:
            interrupted = True
        if search.choice is None and not search.infeasible and aim == "value":
            open_by_greed(search)
        clash = Clash()
        if search.infeasible and not interrupted:
            clash = conflict(instance, engine, max(search.left, 1.0), search.prices)
    return _result(search, aim, gap, settled, within).completed(
        seed=seed,
        ties_settled=ties,
        conflict=clash.rules,
        conflict_sides=clash.sides,
        conflict_irreducible=clash.irreducible,
        stopped_by="interrupted" if interrupted else "time" if search.timed_out or search.left <= 0 else None,
        seconds=time.monotonic() - began,
    )


def _time_to_end(instance: Instance, seconds: float) -> float:
    """What is kept of the time to count the result: a few times what the digest takes on this machine."""
    began = time.monotonic()
    assert instance.digest
    return min(_ENDING * (time.monotonic() - began), seconds / 4)


def _search(search: Search, aim: Aim, gap: float, seed: str) -> tuple[bool, bool]:
    """Whether the aim is settled, and whether the ties are."""
    inst = search.instance
    if without_option(inst) is not None:
        search.infeasible = True
        return True, False
    if not inst.allowed.any():
        search.infeasible = not search.offer(np.full(inst.applicant_count, -1, dtype=np.int64))
        free = np.zeros(len(inst.all_rules))
        search.certify(quantise(inst, free, free))
        return True, True
    if aim == "value" and np.count_nonzero(inst.allowed) > _EXACT:
        approach(search, gap)
        if gap <= _FINE and search.is_near(0.0):
            return _among_equals(search, aim, seed)
        return search.infeasible, False
    return _exactly(search, aim, gap, seed)


def _exactly(search: Search, aim: Aim, gap: float, seed: str) -> tuple[bool, bool]:
    search.relax()
    if search.infeasible or search.left <= 0:
        return search.infeasible, False
    if aim == "merit" and (not _in_order(search) or search.infeasible):
        return search.infeasible, False
    settled = _highest(search, gap) if aim == "value" else search.stage(search.instance.value)
    if settled and search.choice is not None and (gap <= _FINE or aim == "merit" or not _allows(search, gap)):
        return _among_equals(search, aim, seed)
    return settled, False


def _highest(search: Search, gap: float) -> bool:
    """Find the highest value, or one within `gap` of it; True where it is the highest, or there is no proposal."""
    inst = search.instance
    loose = gap if _allows(search, gap) else 0.0
    small = bool(np.count_nonzero(inst.allowed) <= _SMALL)
    dense = small and _density(inst) >= _DENSE
    settled, near = (_dense if dense else _from_cores)(search, gap, loose)
    if near:
        return search.is_near(0.0)
    if not settled and search.left > 0:
        settled = search.stage(inst.value, gap=loose)
    if search.choice is None:
        return settled
    search.sharpen(gap)
    if np.isfinite(search.last_bound):
        search.claimed = int(np.floor(search.last_bound + 1e-6))
    if loose and settled:  # the solver settles what is within the gap, which may not be the best
        settled = search.claimed is not None and search.claimed <= search.reached(inst.value)
    return settled or search.is_near(0.0)


def _allows(search: Search, gap: float) -> bool:
    """Whether a proposal within `gap` of the best may be worth less than it: values are whole."""
    return gap * abs(search.bound or 0) >= 1


def _among_equals(search: Search, aim: Aim, seed: str) -> tuple[bool, bool]:
    """Settle the ties among proposals as good as the best, which is found; answers as `_search`."""
    search.hold(search.instance.value)
    if aim == "value":
        search.leave_out()
    if np.count_nonzero(search.open) > _EXACT:
        return True, False
    return True, search.settle_ties(seed)


def _from_cores(search: Search, gap: float, loose: float) -> tuple[bool, bool]:
    """Cores around the linear program first; what they prove out of reach is left out of the whole model.

    Whether the solver has settled the whole model, and whether the proposal is within `gap` of the certified bound.
    """
    value = search.instance.value
    if grow_cores(search, gap):
        return False, True
    search.leave_out()
    second = search.second
    if second is None:
        return search.stage(value, gap=loose), False
    stage = search.begin(second, value, gap=loose)
    search.second = None
    near = approach(search, gap, steps=_STEPS)
    search.second = second
    if near:
        second.kill()
        return False, True
    return search.finish(stage), search.is_near(gap)


def _dense(search: Search, gap: float, loose: float) -> tuple[bool, bool]:
    """Where nearly every option takes of every rule: trials, while the solver is at the whole model beside them.

    Answers as `_from_cores`.
    """
    stage = search.begin(search.engine, search.instance.value, gap=loose)
    ground = ground_of(search)
    if ground is not None:
        watch = Watch(search, search.deadline, gap, lambda: search.is_settled(stage))
        (breed if ground.is_packing else choose_beams)(ground, watch)
    if search.is_near(gap):
        search.engine.kill()
        return search.is_near(0.0), True
    return search.finish(stage), False


def _density(instance: Instance) -> float:
    """The part of all rules that an option uses, on average."""
    return len(instance.use_amount) / max(instance.option_count * len(instance.all_rules), 1)


def _in_order(search: Search) -> bool:
    """Bring `search` to the order of merit, from a proposal of nearly the highest value.

    That proposal already takes nearly everyone in order, so most marks are settled without solving anything; from
    nothing, the solver was seen to find no better than 269 of 317 people in a minute. A fifth of the time is
    kept to fill the places again where the order could not be settled.
    """
    inst = search.instance
    if not grow_cores(search, _NEARLY):
        search.stage(inst.value, gap=_NEARLY)
    if search.infeasible:
        return True
    deadline = search.deadline
    search.deadline -= search.left / 5
    settled = order_of_merit(search)
    search.deadline = deadline
    if not settled:
        search.stage(inst.value, gap=_NEARLY)
        search.timed_out = True
    return settled


def _result(search: Search, aim: Aim, gap: float, settled: bool, within: str) -> Result:
    inst, choice = search.instance, search.choice
    digest = inst.digest
    if choice is None:
        nothing = np.full(inst.applicant_count, -1, dtype=np.int64)
        status: Status = "infeasible" if search.infeasible else "nothing_found"
        return Result(status, aim, nothing, 0, 0, 0, digest, bound=search.bound, within=within)
    value, cost, count = totals(inst, choice)
    # Without a bound, where it was stopped before the first prices.
    bounds = [x for x in (search.claimed, search.bound, value if settled else None) if x is not None]
    claimed = max(value, min(bounds)) if bounds else None
    if aim == "value" and search.bound is not None and search.bound <= value:
        settled = True
    status = "stopped"
    if settled and (aim == "merit" or claimed == value):
        status = "optimal"
    elif aim == "value" and claimed is not None and claimed - value <= gap * max(1, abs(value)):
        status = "within_gap"
    return Result(
        status,
        aim,
        choice,
        value,
        cost,
        count,
        digest,
        bound=search.bound,
        claimed_bound=claimed if aim == "value" else None,
        certificate=search.prices,
        ranges=search.ranges,
        within=within,
        slack=slack_of_each(inst, choice),
        price=_prices(inst, search.prices),
        passed_over=int(passed_over(inst, choice, within).sum()),
        forced_by=forcing_rules(inst, choice, within) if aim == "merit" else {},
    )


def _prices(instance: Instance, prices: Prices | None) -> dict[str, float]:
    """What one more unit of each rule would add, in points: an estimate (a share's: for one more person)."""
    if prices is None:
        return {}
    return {
        rule.id: (high - low) / prices.scale
        for rule, low, high in zip(instance.all_rules, prices.low, prices.high, strict=True)
        if high or low
    }
