"""Building a register: people, their records, who is there twice."""

from __future__ import annotations

import random
from dataclasses import dataclass

from fursa.sample.register.errors import SHARES, happens
from fursa.sample.register.names import load_names
from fursa.sample.register.people import Person, invent_person, invent_sibling, load_places
from fursa.sample.register.records import ARABIC, LATIN, Record, write_down

_ARABIC_SHARE = 0.55  # of first records


@dataclass(frozen=True, slots=True)
class Register:
    """Records in random order; record k is of person `person[k]`, in `script[k]`."""

    records: list[Record]
    person: list[int]
    script: list[str]
    people: list[Person]


def build_register(rows: int, seed: int) -> Register:
    """A register of `rows` records; the same seed gives the same register."""
    rng = random.Random(seed)  # noqa: S311 - repeatable draws, no secret
    names, places = load_names(), load_places()
    first = rows - round(rows * SHARES["duplicate"])
    people: list[Person] = []
    for _ in range(first):
        if people and happens("sibling", rng):
            people.append(invent_sibling(rng.choice(people), names, rng))
        else:
            people.append(invent_person(names, places, rng))
    scripts = [ARABIC if rng.random() < _ARABIC_SHARE else LATIN for _ in people]
    order = [(k, scripts[k], False) for k in range(first)]
    for _ in range(rows - first if people else 0):
        k = rng.randrange(first)
        other = LATIN if scripts[k] == ARABIC else ARABIC
        order.append((k, other if happens("cross_script", rng) else scripts[k], True))
    rng.shuffle(order)
    records = [write_down(people[k], script, rng, again=again, places=places) for k, script, again in order]
    return Register(records, [k for k, _, _ in order], [script for _, script, _ in order], people)
