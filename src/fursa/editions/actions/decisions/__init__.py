"""The committee's meeting: opened with a quorum, decided one by one or as proposed, signed by different people."""

from fursa.editions.actions.decisions.bulk import BulkOutcome, NotDone, decide_as_proposed
from fursa.editions.actions.decisions.closing import (
    UndecidedError,
    UnreachedMinimumError,
    finish_decisions,
    reopen_decisions,
    sign_minutes,
)
from fursa.editions.actions.decisions.deciding import RuleBrokenError, decide
from fursa.editions.actions.decisions.meeting import QuorumError, open_minutes
from fursa.editions.actions.decisions.paper import issue_minutes

__all__ = [
    "BulkOutcome",
    "NotDone",
    "QuorumError",
    "RuleBrokenError",
    "UndecidedError",
    "UnreachedMinimumError",
    "decide",
    "decide_as_proposed",
    "finish_decisions",
    "issue_minutes",
    "open_minutes",
    "reopen_decisions",
    "sign_minutes",
]
