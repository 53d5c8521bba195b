"""Who is supported, with which option: exact, certified, explained. Source: docs/rules/allocation.md."""

from fursa.rules.allocation.checking import Finding, check
from fursa.rules.allocation.errors import InstanceError, ResultError
from fursa.rules.allocation.files import read_instance, read_result, write_result
from fursa.rules.allocation.instance import Instance, Rule
from fursa.rules.allocation.result import Result
from fursa.rules.allocation.solving import solve

__all__ = [
    "Finding",
    "Instance",
    "InstanceError",
    "Result",
    "ResultError",
    "Rule",
    "check",
    "read_instance",
    "read_result",
    "solve",
    "write_result",
]
