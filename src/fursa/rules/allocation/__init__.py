"""Who is supported, with which option: exact, certified, explained. Source: docs/rules/allocation.md."""

from fursa.rules.allocation.checking import check
from fursa.rules.allocation.errors import InstanceError, ResultError
from fursa.rules.allocation.explaining import Explanation, Reason, explain
from fursa.rules.allocation.files import read_instance, read_result, write_result
from fursa.rules.allocation.finding import Finding
from fursa.rules.allocation.frontier import FrontierPoint, frontier
from fursa.rules.allocation.instance import Instance, Rule
from fursa.rules.allocation.reconsidering import Reconsideration, reconsider
from fursa.rules.allocation.result import Result
from fursa.rules.allocation.sentences import Criterion, for_committee, for_person, for_reconsideration
from fursa.rules.allocation.solving import solve

__all__ = [
    "Criterion",
    "Explanation",
    "Finding",
    "FrontierPoint",
    "Instance",
    "InstanceError",
    "Reason",
    "Reconsideration",
    "Result",
    "ResultError",
    "Rule",
    "check",
    "explain",
    "for_committee",
    "for_person",
    "for_reconsideration",
    "frontier",
    "read_instance",
    "read_result",
    "reconsider",
    "solve",
    "write_result",
]
