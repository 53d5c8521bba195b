"""Tables with all their totals, linked where they share a total, ready to be published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from fursa.rules.disclosure.relations import Relation
from fursa.rules.disclosure.suppression import SMALLEST_PUBLISHED, Suppression, suppress

Cell = frozenset[tuple[str, str]]
"""A figure by the categories it is about: `cell(sex="female")`; `cell()` is the total of everybody."""


def cell(**categories: str) -> Cell:
    """The figure for these categories; what is not named is summed up."""
    return frozenset(categories.items())


@dataclass(frozen=True)
class Table:
    """People counted by dimensions: `Table(("sex", "territory"), {("female", "safi"): 3, …})`.

    A combination that is not there counts nobody. Tables given together are about the same people.
    """

    dimensions: tuple[str, ...]
    counts: Mapping[tuple[str, ...], int]

    def cells(self) -> dict[Cell, int]:
        """Every cell and every total, in a stable order."""
        figures: dict[Cell, int] = {}
        for chosen in self._subsets():
            for names in product(*(self._categories(index) for index in chosen)):
                wanted = dict(zip(chosen, names, strict=True))
                key = cell(**{self.dimensions[index]: name for index, name in wanted.items()})
                figures[key] = sum(
                    count
                    for place, count in self.counts.items()
                    if all(place[index] == name for index, name in wanted.items())
                )
        return figures

    def relations(self) -> Iterator[Relation[Cell]]:
        """Each total and its parts along each dimension that it sums up."""
        for chosen in self._subsets():
            summed = [index for index in range(len(self.dimensions)) if index not in chosen]
            for names in product(*(self._categories(index) for index in chosen)):
                total = frozenset(zip((self.dimensions[index] for index in chosen), names, strict=True))
                for index in summed:
                    yield Relation(
                        total,
                        tuple(total | {(self.dimensions[index], name)} for name in self._categories(index)),
                    )

    def _subsets(self) -> Iterator[tuple[int, ...]]:
        for size in range(len(self.dimensions) + 1):
            yield from combinations(range(len(self.dimensions)), size)

    def _categories(self, index: int) -> list[str]:
        return sorted({place[index] for place in self.counts})


@dataclass(frozen=True)
class Figures:
    """What is published of linked tables, and what was withheld."""

    counts: Mapping[Cell, int]
    suppression: Suppression[Cell]

    def value(self, **categories: str) -> int | None:
        """The figure for these categories; None where it is withheld. KeyError where there is none."""
        key = cell(**categories)
        count = self.counts[key]
        return None if key in self.suppression.withheld else count

    def published(self) -> dict[Cell, int | None]:
        """Every figure, None where it is withheld: all that may leave the installation."""
        return {key: self.value(**dict(key)) for key in self.counts}


def publish(
    tables: Iterable[Table],
    *,
    smallest: int = SMALLEST_PUBLISHED,
    kept: Collection[Cell] = (),
    also: Sequence[Relation[Cell]] = (),
) -> Figures:
    """Decide together what may be published of tables about the same people.

    `also` are sums between cells that the tables themselves do not show (the cities of a region); `kept` are
    figures that are public already. Raises ValueError where tables contradict one another.
    """
    counts: dict[Cell, int] = {}
    relations: dict[Relation[Cell], None] = {}
    for table in tables:
        for key, count in table.cells().items():
            if counts.setdefault(key, count) != count:
                raise ValueError(f"two tables give different figures for {sorted(key)!r}")
        relations |= dict.fromkeys(table.relations())
    relations |= dict.fromkeys(also)
    return Figures(counts, suppress(counts, list(relations), smallest=smallest, kept=kept))
