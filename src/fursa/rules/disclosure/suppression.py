"""Withholds small counts, and as little else as hides them from subtraction.

The method, its source and its limits: docs/rules/disclosure.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Generic

from fursa.rules.disclosure.alternatives import Alternatives, cheapest_extension
from fursa.rules.disclosure.relations import Key, Relation, check_relations
from fursa.rules.messages import N_, Message

SMALLEST_PUBLISHED = 10


class UnprotectableError(ValueError):
    """A small cell that the figures kept public give away; `message` names it."""

    def __init__(self, cell: object) -> None:
        self.message = Message(
            N_("The figures that must stay public give away a small one: %(cell)s."), {"cell": str(cell)}
        )
        super().__init__(str(self.message))


@dataclass(frozen=True)
class Suppression(Generic[Key]):
    """Which cells are withheld: the small ones, and those that would give them away.

    Only the two together may be shown as withheld: a reader who could tell them apart would know which counts
    are small.
    """

    primary: frozenset[Key]
    secondary: frozenset[Key]

    @property
    def withheld(self) -> frozenset[Key]:
        """All cells that are not published."""
        return self.primary | self.secondary


def suppress(
    counts: Mapping[Key, int],
    relations: Sequence[Relation[Key]],
    *,
    smallest: int = SMALLEST_PUBLISHED,
    kept: Collection[Key] = (),
) -> Suppression[Key]:
    """Withhold every count under `smallest` and enough others that each could be anything from 0 to smallest − 1.

    `relations` are all sums a reader can make; `kept` are figures that are public already. Raises
    UnprotectableError where those give a small count away, ValueError where the sums do not hold.
    """
    check_relations(counts, relations)
    small = [key for key in counts if counts[key] < smallest and key not in kept]
    small.sort(key=lambda key: -counts[key])
    reader = _Reader(counts, relations, small, smallest)
    withheld = set(small)
    withheld_for: dict[Key, Key] = {}
    for cell in small:
        while missing := list(reader.values_excluded(cell, withheld)):
            # The two ends first: between them the values nearly always follow.
            asked = sorted({min(missing), max(missing)})
            further = cheapest_extension(counts, relations, withheld, kept, cell, asked)
            if not further:
                raise UnprotectableError(cell)
            withheld |= further
            withheld_for |= dict.fromkeys(further, cell)
    for key in sorted(withheld_for, key=lambda key: (-counts[key], str(key))):
        # Published again where later steps have made it superfluous, the largest counts first.
        fewer = withheld - {key}
        if not reader.excludes_any([withheld_for[key], *small], fewer):
            withheld = fewer
    return Suppression(frozenset(small), frozenset(withheld - set(small)))


class _Reader(Generic[Key]):
    """What somebody can work out who knows the sums, the published figures and the method.

    Alternatives once found are remembered: they hold as long as all the cells they change stay withheld.
    """

    def __init__(
        self,
        counts: Mapping[Key, int],
        relations: Sequence[Relation[Key]],
        small: Sequence[Key],
        smallest: int,
    ) -> None:
        self._counts, self._relations, self._small = counts, relations, small
        # the ends come first: they are what is given away, if anything is
        self._values = [0, *range(smallest - 1, 0, -1)]
        self._found: dict[tuple[Key, int], list[frozenset[Key]]] = defaultdict(list)

    def values_excluded(self, cell: Key, withheld: Set[Key]) -> Iterator[int]:
        """The small values that the reader can exclude for this cell, if exactly these are withheld."""
        alternatives = None
        for value in self._values:
            if value == self._counts[cell] or any(
                changed <= withheld for changed in self._found[cell, value]
            ):
                continue
            alternatives = alternatives or Alternatives(self._counts, self._relations, withheld)
            differences = alternatives.with_value(cell, value)
            if differences is None:
                yield value
            else:
                self._remember(differences)

    def excludes_any(self, cells: Iterable[Key], withheld: Set[Key]) -> bool:
        """Whether the reader can exclude some small value of any of these cells; the likeliest come first."""
        return any(True for cell in cells for _ in self.values_excluded(cell, withheld))

    def _remember(self, differences: Mapping[Key, int]) -> None:
        changed = frozenset(differences)
        for cell in self._small:
            if cell in differences:
                self._found[cell, self._counts[cell] + differences[cell]].append(changed)
