"""People who are alike to the rule, and openings too, are one row of the problem with several places."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.int16]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Classes:
    """Rows that are equal: the first of each class, the class of each row, how many rows each holds."""

    first: Rows
    of: Rows
    sizes: Rows

    def summed(self, amounts: Rows) -> Rows:
        """The amounts of the rows of each class together."""
        return np.bincount(self.of, weights=amounts, minlength=len(self.sizes)).astype(np.int64)


def alike(values: Values) -> Classes:
    """The classes of equal rows of `values`, in the order in which they first appear."""
    whole = np.ascontiguousarray(values)
    classes: dict[bytes, int] = {}
    of = np.fromiter((classes.setdefault(row.tobytes(), len(classes)) for row in whole), dtype=np.int64)
    _, first, sizes = np.unique(of, return_index=True, return_counts=True)
    return Classes(first, of, sizes)


def shared_out(
    amounts: list[tuple[int, int, int]], people: Classes, openings: Classes, capacities: Rows
) -> Rows:
    """Places of classes given to people in the order in which both were listed; -1 for none.

    `amounts` are (class of people, class of openings, how many).
    """
    waiting: list[list[int]] = [[] for _ in people.sizes]
    places: list[list[int]] = [[] for _ in openings.sizes]
    for person in range(len(people.of) - 1, -1, -1):
        waiting[people.of[person]].append(person)
    for opening in range(len(openings.of) - 1, -1, -1):
        places[openings.of[opening]].extend([opening] * int(capacities[opening]))
    chosen = np.full(len(people.of), -1, dtype=np.int64)
    for person_class, opening_class, amount in amounts:
        for _ in range(amount):
            chosen[waiting[person_class].pop()] = places[opening_class].pop()
    return chosen
