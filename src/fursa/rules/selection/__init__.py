"""From an edition's terms and applications to a proposal's instance, and from its choice to reasons."""

from fursa.rules.selection.facts import (
    Candidate,
    FieldRule,
    Kit,
    Option,
    RuleKind,
    Terms,
    Territory,
    UnsupportedRuleError,
)
from fursa.rules.selection.instance import MONEY_BESIDES, Selection, selection_instance
from fursa.rules.selection.reasons import Estimate, Line, Reason, lines, ranks
from fursa.rules.selection.room import Room, Together, rooms
from fursa.rules.selection.tally import Broken, Tally
from fursa.rules.selection.words import RuleWords

__all__ = [
    "MONEY_BESIDES",
    "Broken",
    "Candidate",
    "Estimate",
    "FieldRule",
    "Kit",
    "Line",
    "Option",
    "Reason",
    "Room",
    "RuleKind",
    "RuleWords",
    "Selection",
    "Tally",
    "Terms",
    "Territory",
    "Together",
    "UnsupportedRuleError",
    "lines",
    "ranks",
    "rooms",
    "selection_instance",
]
