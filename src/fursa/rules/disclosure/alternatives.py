"""Other tables that a reader could just as well believe in, found by HiGHS as an integer programme.

An alternative to the true table keeps every published figure and every sum; a withheld cell may hold any count.
Tables are spoken of by their differences from the true one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Generic

import highspy

from fursa.rules.disclosure.relations import Key, Relation

# How far an alternative may differ in one cell. A bound shortens the search and is never unsafe: it can only
# overlook alternatives.
_WIDEST = 100


class Alternatives(Generic[Key]):
    """The tables that agree with what would be published if exactly the cells `withheld` were not."""

    def __init__(
        self, counts: Mapping[Key, int], relations: Sequence[Relation[Key]], withheld: Collection[Key]
    ) -> None:
        self._counts = counts
        self._model = _silent_model()
        self._columns = _add_table(self._model, counts, relations, [key for key in counts if key in withheld])

    def with_value(self, cell: Key, value: int) -> dict[Key, int] | None:
        """The differences of some alternative in which `cell` has `value`; None where there is none."""
        index = self._columns[cell].index
        change = value - self._counts[cell]
        lowest, highest = _bounds(self._counts[cell])
        self._model.changeColBounds(index, change, change)
        self._model.run()
        found = _differences(self._model, self._columns)
        self._model.changeColBounds(index, lowest, highest)
        return found


def cheapest_extension(
    counts: Mapping[Key, int],
    relations: Sequence[Relation[Key]],
    withheld: Collection[Key],
    kept: Collection[Key],
    cell: Key,
    values: Iterable[int],
) -> frozenset[Key] | None:
    """The further cells to withhold so that `cell` could have each of `values`; None where nothing helps.

    Of all such sets the one whose counts sum up to the least: as little as possible is lost to the reader.
    Cells in `kept` are published whatever happens.
    """
    model = _silent_model()
    free = [key for key in counts if key in withheld]
    opened = {
        key: model.addBinary(obj=1 + counts[key]) for key in counts if key not in withheld and key not in kept
    }
    for value in values:
        change = _add_table(model, counts, relations, [*free, *opened])
        for key, is_withheld in opened.items():
            model.addConstr(change[key] <= _WIDEST * is_withheld)
            model.addConstr(change[key] >= -_WIDEST * is_withheld)
        model.changeColBounds(change[cell].index, value - counts[cell], value - counts[cell])
    model.run()
    found = _differences(model, opened)
    return None if found is None else frozenset(found)


class _SilentHighs(highspy.Highs):
    """HiGHS without the line it prints about itself when it is made."""

    def enableCallbacks(self) -> None:  # noqa: N802 - highspy's name, the first thing its constructor calls
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def _silent_model() -> _SilentHighs:
    model = _SilentHighs()  # type: ignore[no-untyped-call]
    model.setOptionValue("threads", 1)  # small problems, and the same answer every time
    return model


def _bounds(count: int) -> tuple[int, int]:
    return max(-count, -_WIDEST), _WIDEST


def _add_table(
    model: Any, counts: Mapping[Key, int], relations: Sequence[Relation[Key]], cells: Sequence[Key]
) -> dict[Key, Any]:
    """A column for the difference in each of `cells`, and a row for each sum they take part in."""
    change = {}
    for key in cells:
        lowest, highest = _bounds(counts[key])
        change[key] = model.addIntegral(lb=lowest, ub=highest)
    for relation in relations:
        terms = [change[part] for part in relation.parts if part in change]
        if relation.total in change:
            terms.append(-1 * change[relation.total])
        if terms:
            model.addConstr(model.qsum(terms) == 0)
    return change


def _differences(model: Any, columns: Mapping[Key, Any]) -> dict[Key, int] | None:
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = model.getSolution().col_value
    rounded = {key: round(values[column.index]) for key, column in columns.items()}
    return {key: difference for key, difference in rounded.items() if difference}
