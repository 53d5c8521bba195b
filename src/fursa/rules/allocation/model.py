"""A mixed-integer model over a set of options, as arrays that the engine understands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from fursa.rules.allocation.instance import Ints
from fursa.rules.allocation.linear import Floats, Rulebook, RuleRow


@dataclass(frozen=True)
class Model:
    """A mixed-integer model, ready to be sent to the engine: row-wise matrix, bounds, which rule each row is."""

    options: (
        Ints  # the option of each column; the column of N, where there is one, comes last and is not here
    )
    column_low: Floats
    column_high: Floats
    row_low: Floats
    row_high: Floats
    start: npt.NDArray[np.int32]
    index: npt.NDArray[np.int32]
    factor: Floats
    rule_rows: tuple[RuleRow, ...]  # the first rows; those after say "at most one option each"
    unit: int  # centimes in one unit of the cost rows
    extra: int = 0  # columns that are no option: N, where shares need it, then what broken rules lack
    added: list[tuple[float, float, Floats]] = field(
        default_factory=list
    )  # rows of later stages: low, high, factors

    @property
    def width(self) -> int:
        return len(self.options) + self.extra


class _Parts:
    """Matrix entries and row bounds while they are being collected."""

    def __init__(self) -> None:
        self.row: list[Any] = []
        self.column: list[Any] = []
        self.factor: list[Any] = []
        self.low: list[Any] = []
        self.high: list[Any] = []

    def entries(self, row: Any, column: Any, factor: Any) -> None:
        self.row.append(row)
        self.column.append(column)
        self.factor.append(np.broadcast_to(np.asarray(factor, dtype=np.float64), np.shape(column)))

    def bounds(self, low: Any, high: Any) -> None:
        self.low.append(np.atleast_1d(np.asarray(low, dtype=np.float64)))
        self.high.append(np.atleast_1d(np.asarray(high, dtype=np.float64)))

    @property
    def height(self) -> int:
        return sum(map(len, self.low))


def build_model(
    book: Rulebook,
    options: Ints,
    base: Floats | None = None,
    broken: Mapping[int, float] | None = None,
) -> Model:
    """The model over `options` (ascending); `base` (one number a rule row) is already taken.

    `broken`: rows that are broken now, and by how much (positive: over the upper side). Each gets a column
    that may make up for at most that, so that a broken choice can be mended step by step.
    """
    inst, parts = book.instance, _Parts()
    taken = np.zeros(len(book.rows)) if base is None else base
    parts.bounds([r.low for r in book.rows] - taken, [r.high for r in book.rows] - taken)
    parts.entries(*book.entries(options))
    column_low = _one_each(book, options, parts)
    column_high = np.ones(len(options))
    extra = int(any(r.taken for r in book.rows))
    if extra:
        shares = [k for k, r in enumerate(book.rows) if r.taken]
        last = len(options)
        parts.entries(shares, [last] * len(shares), [-float(book.rows[k].taken) for k in shares])
        parts.entries(np.full(last, parts.height), np.arange(last), 1.0)
        parts.entries([parts.height], [last], -1.0)
        parts.bounds(0.0, 0.0)
        column_low, column_high = (
            np.append(column_low, 0.0),
            np.append(column_high, float(inst.applicant_count)),
        )
    for k, by in (broken or {}).items():
        parts.entries([k], [len(options) + extra], -1.0 if by > 0 else 1.0)
        column_low, column_high = np.append(column_low, 0.0), np.append(column_high, abs(by))
        extra += 1
    low, high = np.concatenate(parts.low), np.concatenate(parts.high)
    row = np.concatenate(parts.row)
    order = np.argsort(row, kind="stable")
    start = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(low)))]).astype(np.int32)
    index = np.concatenate(parts.column)[order].astype(np.int32)
    factor = np.concatenate(parts.factor)[order]
    return Model(
        options, column_low, column_high, low, high, start, index, factor, book.rows, book.unit, extra
    )


def _one_each(book: Rulebook, options: Ints, parts: _Parts) -> Floats:
    """At most one option of each applicant, exactly one of who is forced in; returns the columns' lower bounds."""
    inst = book.instance
    owner = inst.owner[options]
    holder, counts = np.unique(owner, return_counts=True)
    several = holder[counts > 1]
    number = np.full(inst.applicant_count, -1, dtype=np.int64)
    number[several] = np.arange(len(several)) + parts.height
    row = number[owner]
    grouped = np.flatnonzero(row >= 0)
    parts.entries(row[grouped], grouped, 1.0)
    parts.bounds(np.where(inst.must[several], 1.0, -np.inf), np.ones(len(several)))
    return np.where(inst.must[owner] & (row < 0), 1.0, 0.0)
