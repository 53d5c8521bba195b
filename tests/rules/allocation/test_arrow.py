"""Linear systems that fall apart into blocks but for a border."""

from __future__ import annotations

import numpy as np

from fursa.rules.allocation.arrow import _components, solve_system


def test_a_system_of_blocks_with_a_border_has_the_solution_of_the_whole() -> None:
    random = np.random.default_rng(3)
    size, blocks = 240, 12
    block = random.integers(0, blocks, size)
    matrix = (block[:, None] == block) * random.random((size, size))
    matrix[:3] = random.random((3, size))  # three rows that touch everything
    matrix = (
        matrix
        @ matrix.T
        * (np.add.outer(np.arange(size) < 3, np.arange(size) < 3) | (block[:, None] == block))
    )
    matrix[np.arange(size), np.arange(size)] += size
    right = random.random(size)

    assert np.allclose(solve_system(matrix, right), np.linalg.solve(matrix, right))


def test_rows_that_hang_together_through_others_are_one_block_and_lone_rows_come_first() -> None:
    linked = np.eye(6, dtype=np.bool_)
    for a, b in ((0, 4), (4, 2), (1, 5)):  # a chain of 0, 4, 2; a pair of 1, 5; 3 alone
        linked[a, b] = linked[b, a] = True

    assert _components(linked, np.arange(6)).tolist() == [1, 2, 1, 0, 1, 2]
