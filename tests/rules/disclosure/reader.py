"""Somebody who tries to work out withheld figures, by trying every table: slow, and independent of the rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from fursa.rules.disclosure.relations import Key, Relation


def could_be(
    counts: Mapping[Key, int],
    relations: Sequence[Relation[Key]],
    withheld: Collection[Key],
    cell: Key,
    value: int,
) -> bool:
    """Whether some table of counts agrees with the published figures and has `value` in `cell`."""
    known = {key: count for key, count in counts.items() if key not in withheld}
    known[cell] = value
    return _search(counts, relations, known)


def _search(counts: Mapping[Key, int], relations: Sequence[Relation[Key]], known: Mapping[Key, int]) -> bool:
    completed = _completed(relations, dict(known))
    if completed is None:
        return False
    unknown = [key for key in counts if key not in completed]
    if not unknown:
        return True
    key = min(unknown, key=lambda key: len(_room(relations, completed, key, counts[key])))
    # Near the truth first: an alternative, where there is one, is seldom far away.
    room = _room(relations, completed, key, counts[key])
    for guess in sorted(room, key=lambda guess: abs(guess - counts[key])):
        if _search(counts, relations, {**completed, key: guess}):
            return True
    return False


def _room(relations: Sequence[Relation[Key]], known: Mapping[Key, int], key: Key, truth: int) -> range:
    """The counts that no single sum excludes; beyond twenty more than the truth nothing is tried."""
    lowest, highest = 0, truth + 20
    for relation in relations:
        parts = sum(known.get(part, 0) for part in relation.parts)
        if relation.total == key:
            lowest = max(lowest, parts)
        elif key in relation.parts and relation.total in known:
            highest = min(highest, known[relation.total] - parts)
    return range(lowest, highest + 1)


def _completed(relations: Sequence[Relation[Key]], known: dict[Key, int]) -> dict[Key, int] | None:
    """All that follows by subtraction and addition; None where it contradicts itself."""
    changed = True
    while changed:
        changed = False
        for relation in relations:
            missing = [part for part in relation.parts if part not in known]
            rest = sum(known[part] for part in relation.parts if part in known)
            if relation.total in known:
                rest = known[relation.total] - rest
                if rest < 0 or (not missing and rest):
                    return None
                if len(missing) == 1:
                    known[missing[0]] = rest
                    changed = True
            elif not missing:
                known[relation.total] = rest
                changed = True
    return known
