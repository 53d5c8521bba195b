"""The classical knapsack benchmarks in the allocation's own JSON shape.

Multi-dimensional: generated as P. C. Chu and J. E. Beasley describe ("A genetic algorithm for the
multidimensional knapsack problem", Journal of Heuristics 4, 1998), or read from files in their format. An item
is an applicant with one option and a use of every resource. Multiple-choice: a class is an applicant forced in.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np


def chu_beasley(items: int, resources: int, tightness: float, seed: int) -> dict[str, Any]:
    """Weights uniform on 0 to 1000; capacity a part of their sum; profit mean weight plus 500 times a uniform."""
    random = np.random.default_rng(seed)
    weights = random.integers(0, 1001, (resources, items))
    profits = (weights.sum(axis=0) / resources + 500 * random.random(items)).astype(int)
    return knapsack(
        profits.tolist(), weights.tolist(), (tightness * weights.sum(axis=1)).astype(int).tolist()
    )


def knapsack(profits: list[int], weights: list[list[int]], capacities: list[int]) -> dict[str, Any]:
    """A multi-dimensional knapsack; `weights` by resource."""
    items = [
        {
            "id": f"item-{j}",
            "options": [
                {
                    "id": "take",
                    "cost": 0,
                    "value": profit,
                    "uses": {f"r{i}": row[j] for i, row in enumerate(weights) if row[j]},
                }
            ],
        }
        for j, profit in enumerate(profits)
    ]
    return {"budget": None, "applicants": items, "rules": _stocks(capacities)}


def multiple_choice(classes: int, options: int, resources: int, seed: int) -> dict[str, Any]:
    """A multiple-choice multi-dimensional knapsack: one of each class, values tied to what is used.

    Capacities are what a choice of each class takes on average.
    """
    random = np.random.default_rng(seed)
    weights = random.integers(1, 101, (classes, options, resources))
    values = (weights.mean(axis=2) * 5 + random.integers(0, 100, (classes, options))).astype(int)
    capacities = weights.mean(axis=1).sum(axis=0).astype(int)
    return classes_of(
        [[(int(values[c, o]), weights[c, o].tolist()) for o in range(options)] for c in range(classes)],
        capacities.tolist(),
    )


def classes_of(classes: list[list[tuple[int, list[int]]]], capacities: list[int]) -> dict[str, Any]:
    """A multiple-choice knapsack of these classes of items, each a value and its weight by resource."""
    people = [
        {
            "id": f"class-{c}",
            "forced": "in",
            "options": [
                {
                    "id": f"o{o}",
                    "cost": 0,
                    "value": value,
                    "uses": {f"r{i}": weight for i, weight in enumerate(weights) if weight},
                }
                for o, (value, weights) in enumerate(items)
            ],
        }
        for c, items in enumerate(classes)
    ]
    return {"budget": None, "applicants": people, "rules": _stocks(capacities)}


def published(path: Path) -> list[tuple[dict[str, Any], int]]:
    """The problems of a file in the published format (mknap1, mknapcb1 …), with the value it names (0: none)."""
    numbers = [int(float(word)) for word in path.read_text(encoding="ascii").split()]
    found, at = [], 1
    for _ in range(numbers[0]):
        n, m, best = numbers[at : at + 3]
        at += 3
        profits, at = numbers[at : at + n], at + n
        weights = [numbers[at + i * n : at + (i + 1) * n] for i in range(m)]
        at += n * m
        capacities, at = numbers[at : at + m], at + m
        found.append((knapsack(profits, weights, capacities), best))
    return found


def published_classes(path: Path) -> dict[str, Any]:
    """The multiple-choice problem of a file in the published format.

    Number of classes and resources, the capacities; then of each class the number of its items and of each item the
    value and the weight by resource.
    """
    numbers = iter(int(float(word)) for word in path.read_text(encoding="ascii").split())
    classes, resources = next(numbers), next(numbers)
    capacities = [next(numbers) for _ in range(resources)]
    found = [
        [(next(numbers), [next(numbers) for _ in range(resources)]) for _ in range(next(numbers))]
        for _ in range(classes)
    ]
    return classes_of(found, capacities)


def _stocks(capacities: list[int]) -> list[dict[str, Any]]:
    return [{"id": f"r{i}", "kind": "stock", "resource": f"r{i}", "max": c} for i, c in enumerate(capacities)]
