"""What any reader of published figures knows: which cells add up to which."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Relation(Generic[Key]):
    """A total and the cells that add up to it, without overlap and without rest."""

    total: Key
    parts: tuple[Key, ...]


def check_relations(counts: Mapping[Key, int], relations: Sequence[Relation[Key]]) -> None:
    """Raise ValueError where a total is not the sum of its parts, or a count is negative."""
    for key, count in counts.items():
        if count < 0:
            raise ValueError(f"a count is negative: {key!r}")
    for relation in relations:
        if counts[relation.total] != sum(counts[part] for part in relation.parts):
            raise ValueError(f"the parts of {relation.total!r} do not add up")
