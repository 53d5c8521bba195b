"""Why an opening fits a person, or why its door is shut, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from fursa.rules.market.isco import trade
from fursa.rules.market.isco_distance import distance
from fursa.rules.matching.points import (
    BLOCK_BIT,
    BLOCKS,
    EARTH_KM,
    SAME_TRADE,
    SIDES,
    Block,
    Side,
    Sides,
    weigh,
)
from fursa.rules.matching.profiles import Opening, Seeker
from fursa.rules.matching.tables import opening_columns, seeker_columns
from fursa.rules.matching.weights import Weights
from fursa.rules.messages import N_, Message

SHUT: dict[Block, str] = {
    "kind": N_("It is not the kind of way that was asked for."),
    "trade": N_("Its trade is too far from the trades of the person."),
    "reach": N_("It is further away than the person can go."),
    "dates": N_("It closes before the person is free to start."),
    "schooling": N_("It asks for schooling that the person does not have."),
    "literacy": N_("It asks to read and write better than the person does."),
    "conditions": N_("It sets a condition that the person does not meet."),
    "age": N_("The person's age is outside what it asks."),
    "full": N_("It has no place left."),
    "too_little": N_("Too little speaks for it."),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One side of a match: its points, the most that the side can bring, and the sentence."""

    side: Side | Literal["capacity"]
    points: int
    most: int
    message: Message


@dataclass(frozen=True, slots=True)
class Match:
    """An opening held against a person. `shut` is empty where the door is open."""

    opening: Opening
    points: int
    reasons: tuple[Reason, ...]
    shut: tuple[Message, ...]


def match(seeker: Seeker, opening: Opening, weights: Weights, language: str) -> Match:
    """This person and this opening, with every reason for and against."""
    columns = opening_columns([opening])
    sides = weigh(seeker_columns([seeker], columns), slice(0, 1), columns, weights)
    points = int(sides.points(weights)[0, 0])
    blocks = [block for block in BLOCKS if sides.blocked[0, 0] & BLOCK_BIT[block]]
    if not blocks and points < weights.least:
        blocks = ["too_little"]
    return Match(
        opening=opening,
        points=points,
        reasons=(*_sides(seeker, opening, sides, weights, language), _capacity(opening)),
        shut=tuple(Message(SHUT[block]) for block in blocks),
    )


def _sides(
    seeker: Seeker, opening: Opening, sides: Sides, weights: Weights, language: str
) -> tuple[Reason, ...]:
    said: dict[Side, Message | None] = {
        "trade": _of_trade(seeker, opening, language),
        "level": _of_level(seeker, opening),
        "nearness": _of_nearness(seeker, opening),
        "dates": _of_dates(seeker, opening),
        "wish": _of_wish(seeker, opening),
    }
    return tuple(
        Reason(
            side,
            round(float(getattr(sides, side)[0, 0]) * getattr(weights, side)),
            getattr(weights, side),
            text,
        )
        for side in SIDES
        if (text := said[side]) is not None
    )


def _capacity(opening: Opening) -> Reason:
    return Reason("capacity", 0, 0, Message(N_("Places left: %(places)s."), {"places": opening.places}))


def _of_trade(seeker: Seeker, opening: Opening, language: str) -> Message:
    if not seeker.trades:
        return Message(N_("No trade of the person is known yet."))
    nearest = min(seeker.trades, key=lambda known: (distance(known.code, opening.trade), not known.wished))
    far = distance(nearest.code, opening.trade)
    if far == 0:
        if nearest.wished:
            return Message(N_("It is the trade that the person wishes."))
        return Message(N_("It is a trade that the person has practised."))
    names = {"offered": trade(opening.trade).title(language), "known": trade(nearest.code).title(language)}
    if far <= SAME_TRADE:
        return Message(N_("“%(offered)s” is very close to the person's trade “%(known)s”."), names)
    return Message(N_("“%(offered)s” has something in common with the person's trade “%(known)s”."), names)


def _of_level(seeker: Seeker, opening: Opening) -> Message:
    if opening.schooling_least != "none" and seeker.schooling is None:
        return Message(N_("It asks for schooling, and the person's is not known: check it."))
    if not opening.years_least:
        return Message(N_("The person brings the level that it asks."))
    near = [known.years for known in seeker.trades if distance(known.code, opening.trade) <= SAME_TRADE]
    years = {"asked": f"{opening.years_least:g}", "brought": f"{max(near, default=0):g}"}
    return Message(N_("Years of practice asked: %(asked)s; brought: %(brought)s."), years)


def _of_nearness(seeker: Seeker, opening: Opening) -> Message:
    here, there = seeker.place, opening.place
    if opening.lodging:
        return Message(N_("Lodging goes with it."))
    if here.coordinates and there.coordinates:
        return Message(
            N_("About %(km)s km away."), {"km": round(_kilometres(here.coordinates, there.coordinates))}
        )
    for mine, theirs, text in (
        (here.commune, there.commune, N_("It is in the person's own commune.")),
        (here.province, there.province, N_("It is in the person's own province or prefecture.")),
        (here.region, there.region, N_("It is in the person's own region.")),
    ):
        if mine and mine == theirs:
            return Message(text)
    if not (here.region and there.region):
        return Message(N_("How far it is is not known: check it."))
    return Message(N_("It is in another region."))


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    latitude, longitude = radians(other[0] - one[0]), radians(other[1] - one[1])
    chord = sin(latitude / 2) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(longitude / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


def _of_dates(seeker: Seeker, opening: Opening) -> Message:
    if seeker.available_from is None:
        return Message(N_("From when the person is free is not known: check it."))
    if opening.starts_on is None:
        return Message(N_("It can start when the person is free."))
    free = {"free": f"{seeker.available_from:%d/%m/%Y}", "starts": f"{opening.starts_on:%d/%m/%Y}"}
    return Message(N_("It starts on %(starts)s; the person is free from %(free)s."), free)


def _of_wish(seeker: Seeker, opening: Opening) -> Message | None:
    if opening.key not in seeker.wishes:
        return None
    place = seeker.wishes.index(opening.key) + 1
    return Message(N_("The person asked for it (wish number %(place)s)."), {"place": place})
