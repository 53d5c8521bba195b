"""HiGHS with a row for each class of people and of openings, to which pairs are added as columns."""

from __future__ import annotations

import highspy
import numpy as np
from highspy._core import _Highs
from numpy.typing import NDArray

Rows = NDArray[np.int64]

# The dual simplex is quick on people who differ. Where people and openings are much alike it turns on the spot;
# after this many steps for each row the primal, which goes on from any answer, takes over.
STEPS_FOR_EACH_ROW = 4
# So few new pairs leave the last answer nearly right: the primal needs only some steps more.
FEW_NEW_PAIRS = 3_000
_DUAL: dict[str, bool | int | str] = {"simplex_strategy": 1, "presolve": "choose"}
_PRIMAL: dict[str, bool | int | str] = {
    "simplex_strategy": 4,
    "presolve": "off",
    "simplex_iteration_limit": 2**31 - 1,
}


class FlowError(RuntimeError):
    """The solver's answer could not be proven: never shown to a person as an answer."""


class Network:
    """People (rows) take places of openings (rows) through pairs (columns); the matrix is that of a network."""

    def __init__(self, people: Rows, capacities: Rows) -> None:
        self._people, self._solved_with = len(people), 0
        self._persons, self._columns = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        # The class beneath `highspy.Highs`, which prints a banner on the terminal before it can be told not to.
        self._highs = _Highs()
        self._set({"output_flag": False, "threads": 1, "solver": "simplex"})
        upper = np.concatenate([people, capacities]).astype(np.float64)
        rows = len(upper)
        starts, nothing = np.zeros(rows, dtype=np.int32), np.zeros(0, dtype=np.int32)
        self._highs.addRows(rows, np.full(rows, -highspy.kHighsInf), upper, 0, starts, nothing, np.zeros(0))

    def _set(self, options: dict[str, bool | int | str]) -> None:
        for option, value in options.items():
            self._highs.setOptionValue(option, value)

    def add(self, persons: Rows, columns: Rows, values: NDArray[np.int16]) -> None:
        """Offer these pairs; values are turned, since HiGHS minimises."""
        count = len(persons)
        ends = np.stack([persons, self._people + columns], axis=1).ravel().astype(np.int32)
        self._highs.addCols(
            count,
            -values.astype(np.float64),
            np.zeros(count),
            np.full(count, highspy.kHighsInf),
            2 * count,
            np.arange(0, 2 * count, 2, dtype=np.int32),
            ends,
            np.ones(2 * count),
        )
        self._persons = np.concatenate([self._persons, persons])
        self._columns = np.concatenate([self._columns, columns])

    def solve(self) -> tuple[Rows, Rows]:
        """Gains of people and prices of openings over the pairs offered so far; raises `FlowError`."""
        pairs = self._highs.getNumCol()
        nearly_right = self._solved_with > 0 and pairs - self._solved_with < FEW_NEW_PAIRS
        self._solved_with = pairs
        if not nearly_right:
            self._set({**_DUAL, "simplex_iteration_limit": STEPS_FOR_EACH_ROW * self._highs.getNumRow()})
            self._highs.run()
        if nearly_right or self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            self._set(_PRIMAL)
            self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise FlowError(str(self._highs.getModelStatus()))
        duals = np.rint(-np.array(self._highs.getSolution().row_dual)).astype(np.int64)
        return duals[: self._people], duals[self._people :]

    def amounts(self) -> list[tuple[int, int, int]]:
        """Row of people, column of openings and amount of each pair that is used, in their order."""
        amounts = np.rint(np.array(self._highs.getSolution().col_value)).astype(np.int64)
        used = np.flatnonzero(amounts)
        persons, columns = self._persons[used].tolist(), self._columns[used].tolist()
        return sorted(zip(persons, columns, amounts[used].tolist(), strict=True))
