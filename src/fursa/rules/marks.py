"""The committee's weighted mark of an application, in hundredths, by exact integer arithmetic.

Marks are hundredths of a point, weights thousandths. In prose: docs/rules/edition.md, "Marks".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

HUNDREDTHS = 100
THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class Criterion:
    """A line of the grid: marks from 0 to `maximum_hundredths`, counted `weight_thousandths` / 1000 times."""

    code: str
    maximum_hundredths: int
    weight_thousandths: int


def scaled(number: Decimal, scale: int) -> int:
    """`number` × `scale` as a whole number, exactly. ValueError where a digit would be lost."""
    product = number * scale
    whole = int(product)
    if whole != product:
        raise ValueError(f"{number} has more digits than one in {scale} can hold")
    return whole


def hundredths(mark: Decimal) -> int:
    """A mark of at most two decimals in hundredths; 14.5 is 1450. ValueError for a third decimal."""
    return scaled(mark, HUNDREDTHS)


def mean_hundredths(weighted_total: int, members: int) -> int:
    """The mean over `members` (at least 1) of Σ mark × weight, in hundredths; half a hundredth counts up.

    `weighted_total` is Σ over members and criteria of mark (hundredths) × weight (thousandths).
    """
    divisor = members * THOUSANDTHS
    return (2 * weighted_total + divisor) // (2 * divisor)


def missing_marks(
    criteria: Iterable[Criterion],
    members: Iterable[str],
    recused: Collection[str],
    marks: Mapping[tuple[str, str], int],
) -> list[tuple[str, str]]:
    """(member, criterion) of each mark still owed: a member who is not recused owes every criterion."""
    codes = [criterion.code for criterion in criteria]
    return [(m, c) for m in members if m not in recused for c in codes if (m, c) not in marks]


def weighted_mark_hundredths(
    criteria: Collection[Criterion],
    members: Collection[str],
    recused: Collection[str],
    marks: Mapping[tuple[str, str], int],
) -> int | None:
    """Σ weight × mean mark over the criteria, in hundredths; None while a mark is owed or nobody may mark.

    `marks` maps (member, criterion) to hundredths; what a recused member gave is not counted. ValueError for
    a mark outside 0 … maximum.
    """
    sitting = [member for member in members if member not in recused]
    if not sitting or not criteria or missing_marks(criteria, members, recused, marks):
        return None
    total = 0
    for criterion in criteria:
        for member in sitting:
            mark = marks[member, criterion.code]
            if not 0 <= mark <= criterion.maximum_hundredths:
                raise ValueError(f"{mark} is not a mark from 0 to {criterion.maximum_hundredths}")
            total += mark * criterion.weight_thousandths
    return mean_hundredths(total, len(sitting))


def highest_hundredths(criteria: Iterable[Criterion]) -> int:
    """What an application can reach at most: Σ weight × maximum, in hundredths, rounded like a mark."""
    return mean_hundredths(sum(c.maximum_hundredths * c.weight_thousandths for c in criteria), 1)
