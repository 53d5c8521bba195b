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
        degree = linked.sum(axis=1)
        border: Flags = degree > _WIDE * float(np.median(degree))
        inner = np.flatnonzero(~border)
        label = _components(linked, inner)
        if len(inner) and np.bincount(label).max() <= len(right) // 3:
            return _by_blocks(matrix, right, inner, label, np.flatnonzero(border))
    return np.linalg.solve(matrix, right).astype(np.float64)


def _components(linked: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], inner: Ints) -> Ints:
    """The number of the connected block of each inner row."""
    links = linked[np.ix_(inner, inner)]
    alone = np.flatnonzero(links.sum(axis=1) <= 1)
    label = np.full(len(inner), -1, dtype=np.int64)
    label[alone] = np.arange(len(alone))
    block = len(alone)
    for start in np.flatnonzero(label < 0).tolist():
        if label[start] >= 0:
            continue
        front = np.zeros(len(inner), dtype=np.bool_)
        front[start] = True
        while front.any():
            label[front] = block
            front = links[front].any(axis=0) & (label < 0)
        block += 1
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
