"""Solves the linear systems of the descent, which fall apart into territories but for a few rules for all.

Rows that touch nearly everything (the budget, a stock, a share) form a border; without them the others fall
into small blocks. Eliminating block by block takes milliseconds where the whole takes a tenth of a second.
"""

from __future__ import annotations

import numpy as np

from fursa.rules.allocation.field import Matrix
from fursa.rules.allocation.instance import Flags, Ints
from fursa.rules.allocation.linear import Floats

_SMALL = 150  # systems up to this size are solved whole
_WIDE = 3  # a row with this many times the median number of links belongs to the border


def solve_system(matrix: Matrix, right: Floats) -> Floats:
    """The solution of `matrix @ x = right` (symmetric, positive definite)."""
    if len(right) > _SMALL:
        linked = matrix != 0
        degree = np.count_nonzero(linked, axis=1)
        border: Flags = degree > _WIDE * float(np.median(degree))
        inner = np.flatnonzero(~border)
        label = _components(linked, inner)
        if len(inner) and np.bincount(label).max() <= len(right) // 3:
            return _by_blocks(matrix, right, inner, label, np.flatnonzero(border))
    return np.linalg.solve(matrix, right).astype(np.float64)


def _components(linked: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], inner: Ints) -> Ints:
    """The number of the connected block of each inner row: lone rows first, then blocks by their first row."""
    size = len(inner)
    entries = np.flatnonzero(linked[np.ix_(inner, inner)])
    left = entries // max(size, 1)
    right = entries - left * size
    counts = np.bincount(left, minlength=size)
    rows = np.flatnonzero(counts)
    first = (np.cumsum(counts) - counts)[rows]
    root = np.arange(size, dtype=np.int64)
    while len(rows):
        lowest = root.copy()
        lowest[rows] = np.minimum(root[rows], np.minimum.reduceat(root[right], first))
        lowest = lowest[lowest]
        if (lowest == root).all():
            break
        root = lowest
    label = np.empty(size, dtype=np.int64)
    alone = counts <= 1
    label[alone] = np.arange(np.count_nonzero(alone))
    label[~alone] = np.unique(root[~alone], return_inverse=True)[1] + np.count_nonzero(alone)
    return label


def _by_blocks(matrix: Matrix, right: Floats, inner: Ints, label: Ints, border: Ints) -> Floats:
    sizes = np.bincount(label)
    lone = inner[sizes[label] == 1]
    edge = matrix[np.ix_(lone, border)]
    solved = [(lone, np.column_stack([right[lone], edge]) / matrix[lone, lone][:, None])]
    corner = matrix[np.ix_(border, border)] - edge.T @ solved[0][1][:, 1:]
    rest = right[border] - edge.T @ solved[0][1][:, 0]
    order = np.argsort(label, kind="stable")
    ends = np.cumsum(sizes)
    for block in np.flatnonzero(sizes > 1).tolist():
        rows = inner[order[ends[block] - sizes[block] : ends[block]]]
        edge = matrix[np.ix_(rows, border)]
        answer = np.linalg.solve(matrix[np.ix_(rows, rows)], np.column_stack([right[rows], edge]))
        corner -= edge.T @ answer[:, 1:]
        rest -= edge.T @ answer[:, 0]
        solved.append((rows, answer))
    solution = np.empty(len(right))
    solution[border] = np.linalg.solve(corner, rest) if len(border) else rest
    for rows, answer in solved:
        solution[rows] = answer[:, 0] - answer[:, 1:] @ solution[border]
    return solution
