"""The public draw: anyone can redo it from the seed in the minutes, with nothing but SHA-256."""

from __future__ import annotations

import hashlib

import numpy as np

from fursa.rules.allocation.instance import Instance, Ints

ROUNDS = 2
_BITS = 20


def draw_numbers(instance: Instance, options: Ints, seed: str, turn: int) -> Ints:
    """The number drawn for each option in round `turn` (0 or 1): 20 bits of SHA-256 of seed, applicant and option.

    Among proposals equal in value, people and cost, the one with the highest total of first-round numbers
    is taken, then of second-round numbers. Source: docs/rules/allocation.md, "The draw".
    """
    numbers = []
    for option in options.tolist():
        applicant = instance.applicants[instance.owner[option]]
        text = f"{seed}\n{applicant}\n{instance.option_id(option)}"
        drawn = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        numbers.append(drawn >> (64 - _BITS * (turn + 1)) & (2**_BITS - 1))
    return np.array(numbers, dtype=np.int64)
