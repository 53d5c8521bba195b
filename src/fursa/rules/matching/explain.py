"""Why someone was placed here and not there: read off the proof of an assignment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fursa.rules.matching.assignment import Assignment, Placement, Problem
from fursa.rules.matching.points import BLOCK_BIT, Block, weigh
from fursa.rules.matching.reasons import Match, match
from fursa.rules.matching.stable import own_order
from fursa.rules.messages import N_, Message

# Openings told of that a person would have preferred.
TOLD = 5


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An opening that fits the person better than what they got, and why it went to others."""

    opening: str
    points: int
    message: Message


@dataclass(frozen=True, slots=True)
class Explanation:
    """One person's placement: the match with its reasons, what was passed over, and the summary.

    `doors_shut` counts, for someone to whom nothing is open, what shuts the doors; one opening may count twice.
    """

    placement: Placement
    match: Match | None
    passed_over: tuple[PassedOver, ...]
    doors_shut: Mapping[Block, int]
    summary: Message


def explain(assignment: Assignment, seeker: str, language: str) -> Explanation:
    """Why this seeker was placed as they were; raises KeyError for a key that took no part."""
    problem = assignment.problem
    rows = {placement.seeker: row for row, placement in enumerate(assignment.placements)}
    row = rows[seeker]
    placement = assignment.placements[row]
    found = None
    if placement.opening is not None:
        opening = problem.openings.openings[problem.openings.row_of[placement.opening]]
        found = match(problem.seekers.seekers[row], opening, problem.weights, language)
    return Explanation(
        placement=placement,
        match=found,
        passed_over=_passed_over(assignment, row),
        doors_shut={} if placement.open_doors else _doors_shut(problem, row),
        summary=_summary(placement),
    )


def _summary(placement: Placement) -> Message:
    numbers = {"rank": placement.own_rank, "doors": placement.open_doors, "points": placement.points}
    if placement.opening is not None:
        if placement.own_rank == 1:
            return Message(
                N_("This is the opening that fits the person best, with %(points)s points."), numbers
            )
        return Message(
            N_(
                "Of the %(doors)s openings open to the person this is number %(rank)s, with %(points)s points."
            ),
            numbers,
        )
    if placement.open_doors:
        return Message(
            N_("Openings open to the person: %(doors)s. All their places went to others this time."), numbers
        )
    return Message(N_("No opening is open to the person."))


def _passed_over(assignment: Assignment, row: int) -> tuple[PassedOver, ...]:
    problem, placement = assignment.problem, assignment.placements[row]
    mine = problem.points[row]
    # The stable variant puts what a person asked for before what has more points.
    wishes = problem.seekers.wishes[row] if assignment.kind == "stable" else ()
    ahead = own_order(mine, wishes)
    if placement.opening is not None:
        column = problem.openings.row_of[placement.opening]
        ahead = [c for c in ahead[: ahead.index(column)] if wishes or mine[c] > mine[column]]
    told = ahead[:TOLD]
    return tuple(
        PassedOver(problem.openings.openings[column].key, int(mine[column]), _why(assignment, row, column))
        for column in told
    )


def _why(assignment: Assignment, row: int, column: int) -> Message:
    problem = assignment.problem
    opening = problem.openings.openings[column]
    if assignment.kind == "stable":
        return Message(
            N_("Its places (%(places)s) went to people who stand before on its list: priority, then points."),
            {"places": opening.places},
        )
    seeker = problem.seekers.seekers[row]
    more = int(problem.values[row, column]) - assignment.gains[seeker.key]
    return Message(
        N_(
            "Its places (%(places)s) serve the whole better with others: one more there would be worth %(price)s"
            " points, and this person would bring %(more)s."
        ),
        {"places": opening.places, "price": assignment.prices[opening.key], "more": more},
    )


def _doors_shut(problem: Problem, row: int) -> dict[Block, int]:
    sides = weigh(problem.seekers, slice(row, row + 1), problem.openings, problem.weights)
    counts: dict[Block, int] = {
        block: int(((sides.blocked & bit) != 0).sum())
        for block, bit in BLOCK_BIT.items()
        if block != "too_little"
    }
    counts["too_little"] = int((sides.blocked == 0).sum())
    return dict(sorted(((b, n) for b, n in counts.items() if n), key=lambda pair: -pair[1]))
