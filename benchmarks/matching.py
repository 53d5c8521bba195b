"""How fast matching is: `python benchmarks/matching.py [--people N] [--openings N] [--crowded]`.

Synthetic people and openings over Morocco's communes, as many as their inhabitants; `--crowded` puts everyone and
everything in one city and five trades, the hardest case (millions of pairs much alike). The bars: 10,000 people and
2,000 openings in under 10 s on 2 cores; one person against 10,000 openings in under 50 ms.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from fursa.rules.market.morocco import morocco_table
from fursa.rules.market.survey import USUAL_TRADES
from fursa.rules.matching.assignment import assign_best, assign_stable
from fursa.rules.matching.explain import explain
from fursa.rules.matching.profiles import KINDS, SCHOOLINGS, KnownTrade, Opening, Place, Seeker
from fursa.rules.matching.rank import rank
from fursa.rules.matching.tables import opening_columns

DAY = date(2015, 6, 18)
Result = TypeVar("Result")


def invented(
    people: int, openings: int, *, crowded: bool, seed: int = 1
) -> tuple[list[Seeker], list[Opening]]:
    """Seekers and openings that are nobody's."""
    draw = random.Random(seed)
    communes = [place for place in morocco_table().places.values() if place.level == "commune"]
    weights = [place.population or 0 for place in communes]
    trades = USUAL_TRADES[:5] if crowded else USUAL_TRADES

    def place() -> Place:
        commune = draw.choices(communes, weights)[0]
        return Place(commune.code[:2], commune.parent or "", commune.code)

    seekers = [
        Seeker(
            key=f"s{number}",
            trades=tuple(
                KnownTrade(code, draw.choice([0, 1, 2, 5, 10]), wished=position == 0)
                for position, code in enumerate(draw.sample(trades, draw.randint(1, 3)))
            ),
            place=place(),
            reach=draw.choice(["province", "region"]),
            schooling=draw.choice(SCHOOLINGS),
            literacy="reads",
            age=draw.randint(17, 55),
            available_from=DAY + timedelta(draw.randint(0, 200)),
            priority=draw.choice([0, 0, 0, 1]),
        )
        for number in range(people)
    ]
    offered = [
        Opening(
            key=f"o{number}",
            trade=draw.choice(trades),
            kind=draw.choice(KINDS),
            places=draw.randint(1, 8),
            place=place(),
            starts_on=DAY + timedelta(draw.randint(0, 300)),
            schooling_least=draw.choice(["none", "none", "primary", "lower_secondary"]),
            years_least=draw.choice([0, 0, 1, 3]),
        )
        for number in range(openings)
    ]
    if crowded:
        city = Place("06", "06.141", "06.141.01.0")
        seekers = [replace(seeker, place=city) for seeker in seekers]
        offered = [replace(opening, place=city) for opening in offered]
    return seekers, offered


def timed(label: str, bar: float | None, work: Callable[[], Result]) -> Result:
    """Do the work, print how long it took and whether that is within the bar (seconds)."""
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    took, used = time.perf_counter() - wall, time.process_time() - processor
    verdict = "" if bar is None else ("  within " if took < bar else "  OVER ") + f"{bar:g} s"
    print(f"{label:<52}{took:9.3f} s   processor {used:8.3f} s{verdict}")
    return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--openings", type=int, default=2_000)
    parser.add_argument("--crowded", action="store_true")
    asked = parser.parse_args()
    seekers, offered = invented(asked.people, asked.openings, crowded=asked.crowded)
    size = f"{asked.people} people, {asked.openings} openings"

    best = timed(f"best assignment, {size}", 10, lambda: assign_best(seekers, offered))
    pairs = int((best.problem.points >= 0).sum())
    print(f"  {pairs} open pairs, {sum(o.places for o in offered)} places, {best.placed} placed, proven best")
    stable = timed(f"stable assignment, {size}", 10, lambda: assign_stable(seekers, offered))
    print(f"  {stable.placed} placed")
    timed("one explanation", 0.05, lambda: explain(best, seekers[-1].key, "ar"))

    _, many = invented(1, 10_000, crowded=asked.crowded, seed=2)
    columns = timed("10,000 openings made ready, once", None, lambda: opening_columns(many))
    rank(seekers[0], columns, "ar")
    timed(
        "one person against 10,000 openings, 20 with reasons", 0.05, lambda: rank(seekers[1], columns, "ar")
    )
    timed(
        "the same with making the openings ready", 0.05, lambda: rank(seekers[2], opening_columns(many), "ar")
    )


if __name__ == "__main__":
    main()
