"""The exact answer to a request for reconsideration: the whole list made again with the person in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core import files
from fursa.core.errors import InvalidError
from fursa.editions.models import Application, Proposal
from fursa.editions.queries.sentences import sentence
from fursa.rules.allocation import Instance, Reconsideration, Result, for_reconsideration, reconsider
from fursa.rules.messages import Message


@dataclass(frozen=True, slots=True)
class ReconsiderationAnswer:
    """What taking one more application in would cost the others, in the committee's words."""

    answer: Reconsideration
    messages: tuple[Message, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same in the reader's language."""
        return tuple(sentence(message) for message in self.messages)


def answer_reconsideration(
    user: User, proposal: Proposal, application: Application, *, seconds: float = 60.0
) -> ReconsiderationAnswer:
    """Solve the proposal's own instance again with the application in, and compare.

    InvalidError where the application stood outside the choice (its file, its mark): another ruling of the rules
    cannot bring it in. References name the others; who they are is for those who open their files.
    """
    require(user, "appraisal.read")
    instance = Instance.from_mapping(json.loads(files.read(proposal.instance_sha256)))
    result = read_result(proposal, instance)
    reference = application.reference
    if reference not in instance.position or instance.forced[instance.position[reference]] < 0:
        raise InvalidError
    answer = reconsider(instance, result, reference, seconds=seconds)
    rules: dict[str, Any] = proposal.figures["rules"]
    names = {code: _name(rule) for code, rule in rules.items()}
    said = for_reconsideration(answer, names=names, money=lambda centimes: {"centimes": centimes})
    return ReconsiderationAnswer(answer, tuple(_points_as_marks(message) for message in said))


def _name(rule: dict[str, Any]) -> object:
    first = rule["says"][0]
    return Message(first["msgid"], first["params"])


def _points_as_marks(message: Message) -> Message:
    """The allocation counts points; here a point is a hundredth of a mark."""
    params = dict(message.params)
    if isinstance(params.get("points"), int):
        params["points"] = {"hundredths": params["points"]}
    return Message(message.msgid, params)


def read_result(proposal: Proposal, instance: Instance) -> Result:
    """A proposal's result as it was kept; what it chose, in the order of the instance."""
    kept = json.loads(files.read(proposal.result_sha256))
    choice = np.full(instance.applicant_count, -1, dtype=np.int64)
    for reference, option in kept["chosen"].items():
        applicant = instance.position[reference]
        for row in instance.options_of(applicant):
            if instance.option_id(row) == option:
                choice[applicant] = row
    return Result(
        status=kept["status"],
        aim=kept["aim"],
        choice=choice,
        value=kept["value"],
        cost=kept["cost"],
        count=kept["count"],
        digest=kept["digest"],
        bound=kept["bound"],
        seed=kept["seed"],
        within=kept["within"],
        passed_over=kept["passed_over"],
    )
