"""Making the proposals of an edition: both aims from the same instance, each checked by independent code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core import files
from fursa.core.actions import Progress, running
from fursa.core.errors import FursaError, InvalidError, WrongStateError
from fursa.core.models import Run
from fursa.editions import queries
from fursa.editions.actions.proposal.writing import write_lines
from fursa.editions.models import Edition, Proposal, Scenario
from fursa.editions.queries.candidates import candidates_of
from fursa.editions.queries.proposing import KIND, SCENARIO_KIND
from fursa.editions.queries.sentences import sentence, stored
from fursa.editions.queries.terms import Kept, terms_under
from fursa.rules import selection
from fursa.rules.allocation import Explanation, Instance, InstanceError, Result, check, explain, solve
from fursa.rules.messages import N_, Message

OPEN = (Edition.State.PREPARING, Edition.State.MARKING, Edition.State.DECIDING)
AIMS = (Edition.Aim.VALUE, Edition.Aim.MERIT)
STEPS = {Edition.Aim.VALUE: N_("Highest total of marks"), Edition.Aim.MERIT: N_("Order of merit")}


class InfeasibleRulesError(WrongStateError):
    """No list keeps all the rules; `conflict` are sentences. Each is needed for it, or fewer `may_do`."""

    sentence = _("These rules cannot be kept together: %(rules)s Change one of them.")

    may_do = _("These rules cannot be kept together, and fewer of them may be enough for that: %(rules)s")

    def __init__(self, conflict: list[Message], *, irreducible: bool = True) -> None:
        self.conflict = conflict
        if not conflict:
            text = _(
                "No list keeps all the rules. Which of them stand against each other was not found in the time."
            )
            super().__init__(text)
            return
        rules = " ".join(sentence(message) for message in conflict)
        if irreducible:
            super().__init__(rules=rules)
        else:
            super().__init__(self.may_do, rules=rules)


class ImperfectProposalError(FursaError):
    """The independent check found a fault in what was solved: it is not shown to anyone."""

    status = 500
    sentence = _(
        "The proposal did not pass its check and was not kept. Make it again, and report this: %(finding)s"
    )


@dataclass(frozen=True)
class Built:
    """What an edition's rows say now, ready to be solved; `content` is the instance's file."""

    terms: selection.Terms
    candidates: list[selection.Candidate]
    selection: selection.Selection
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def build_selection(edition: Edition, *, today: date, kept: Kept | None = None) -> Built:
    """The instance of an edition as its rows are now, under its own rules or under those `kept`.

    The same rows and rules give the same bytes.
    """
    terms = terms_under(edition, kept, today=today)
    candidates = candidates_of(edition, today=today)
    try:
        built = selection.selection_instance(terms, candidates)
    except selection.UnsupportedRuleError as error:
        raise InvalidError(sentence(error.message)) from error
    content = json.dumps(built.instance, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return Built(terms, candidates, built, content)


def read_instance(proposal: Proposal) -> dict[str, Any]:
    """The instance a proposal was made from, as it was kept."""
    return dict(json.loads(files.read(proposal.instance_sha256)))


def is_current(proposal: Proposal, *, today: date) -> bool:
    """Whether the files, marks and rules are still those the proposal was made from."""
    kept = proposal.scenario.terms if proposal.scenario else None
    return build_selection(proposal.edition, today=today, kept=kept).sha256 == proposal.instance_sha256


@transaction.atomic
def make_proposals(
    *,
    actor: User,
    edition: Edition,
    today: date,
    seconds: float = 60.0,
    listener: Callable[[Run], None] | None = None,
    run: Run | None = None,
    scenario: Scenario | None = None,
) -> dict[str, Proposal]:
    """Both proposals of an edition, by aim: `value` and `merit`; under a scenario's rules, that of its aim alone.

    `seconds` is the time allowed for each. WrongStateError before the draw or after the decisions,
    InfeasibleRulesError where no list keeps the rules; the run then holds the rules in conflict.
    """
    require(actor, "edition.propose")
    kind, subject = (KIND, edition.code) if scenario is None else (SCENARIO_KIND, str(scenario.uuid))
    with running(actor, kind, subject, listener=listener, run=run) as progress:
        progress.step(N_("Reading the files"), 1)
        locked = queries.lock_edition(actor, edition)
        check_may_propose(locked)
        built = build_selection(locked, today=today, kept=scenario.terms if scenario else None)
        try:
            instance = Instance.from_mapping(built.selection.instance)
        except InstanceError as error:
            raise InvalidError(error.message) from error
        progress.advance()
        aims = AIMS if scenario is None else (Edition.Aim(scenario.terms["aim"]),)
        made = {aim: _solve(locked, built, instance, aim, seconds, progress) for aim in aims}
        files.store(built.content)
        proposals = _write(actor, locked, built, instance, made, progress, scenario)
        record(
            actor,
            "edition.proposed",
            locked,
            instance=built.sha256,
            scenario=str(scenario.uuid) if scenario else "",
            proposals={aim: str(proposal.uuid) for aim, proposal in proposals.items()},
        )
        progress.run.result |= {aim: str(proposal.uuid) for aim, proposal in proposals.items()}
    return proposals


def check_may_propose(edition: Edition) -> None:
    """WrongStateError before the draw or after the decisions."""
    if edition.state not in OPEN:
        raise WrongStateError(_("The decisions of this edition are final."))
    if not edition.draw_seed:
        raise WrongStateError(_("Draw the seed in public first: it settles the last ties."))


def _solve(
    edition: Edition, built: Built, instance: Instance, aim: Edition.Aim, seconds: float, progress: Progress
) -> Result:
    progress.step(STEPS[aim], 1)
    result = solve(
        instance,
        aim="merit" if aim == Edition.Aim.MERIT else "value",
        seconds=seconds,
        seed=edition.draw_seed,
        stop=progress.stopper(),
    )
    if result.status == "infeasible":
        conflict = conflict_sentences(built.selection, result)
        progress.run.result["conflict"] = [stored(message) for message in conflict]
        progress.run.result["conflict_irreducible"] = result.conflict_irreducible
        raise InfeasibleRulesError(conflict, irreducible=result.conflict_irreducible)
    if not result.has_proposal:
        if result.stopped_by == "interrupted":
            raise WrongStateError(_("It was stopped before a list was found."))
        raise WrongStateError(_("No list was found in the time allowed. Allow more time."))
    for finding in check(instance, result.to_mapping(instance)):
        raise ImperfectProposalError(finding=sentence(finding.message))
    progress.advance()
    return result


def conflict_sentences(built: selection.Selection, result: Result) -> list[Message]:
    """The rules in conflict, in the words of the edition, each by the sides that take part."""
    found: list[Message] = []
    for rule in result.conflict:
        words = built.words.get(rule)
        if words is None:
            found.append(Message(N_("What was already awarded stays awarded.")))
            continue
        said = words.states(result.conflict_sides.get(rule, ("min", "max")))
        found += said or words.states()
    return found


def _write(
    actor: User,
    edition: Edition,
    built: Built,
    instance: Instance,
    made: dict[Edition.Aim, Result],
    progress: Progress,
    scenario: Scenario | None,
) -> dict[str, Proposal]:
    number = Proposal.objects.filter(edition=edition).aggregate(last=Max("number"))["last"] or 0
    proposals = {}
    for aim, result in made.items():
        number += 1
        kept = result.to_mapping(instance)
        proposal = Proposal.objects.create(
            edition=edition,
            number=number,
            scenario=scenario,
            aim=aim,
            instance_sha256=built.sha256,
            result_sha256=files.store((json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()),
            status=result.status,
            count=result.count,
            cost_centimes=result.cost,
            value=result.value,
            passed_over=result.passed_over,
            figures={key: kept[key] for key in kept if key not in FULL_ONLY}
            | {"rules": _rules(built.selection, built.terms)},
            made_by=actor,
        )
        estimates = (
            estimated(explain(instance, result)) if result.aim == "value" and result.certificate else {}
        )
        lines = selection.lines(
            built.terms,
            built.candidates,
            built.selection,
            result.chosen(instance),
            edition.draw_seed,
            forced_by=result.forced_by,
            estimates=estimates,
        )
        write_lines(proposal, lines, progress)
        proposals[str(aim)] = proposal
    return proposals


def estimated(explanation: Explanation) -> dict[str, selection.Estimate]:
    """Reference → about what would have put it in, of those who are not selected and could have been."""
    more, less = explanation.more_value, explanation.less_cost
    return {
        str(reference): selection.Estimate(max(1, int(points)), int(cost) if cost > 0 else None)
        for reference, points, cost, option in zip(
            explanation.instance.applicants, more, less, explanation.result.choice, strict=True
        )
        if option < 0 and points >= 0
    }


# What grows with the number of applications stays in the result's file.
FULL_ONLY = {"chosen", "certificate", "forced_by"}


def _rules(built: selection.Selection, terms: selection.Terms) -> dict[str, Any]:
    """Rule id → its bounds and its sentences, so that slack and price can be read in words."""
    bounds = {"budget": {"kind": "cost", "min": None, "max": terms.budget_centimes}}
    for rule in built.instance["rules"]:
        bounds[rule["id"]] = {"kind": rule["kind"], "min": rule.get("min"), "max": rule.get("max")}
    return {
        code: {**bound, "says": [stored(message) for message in built.words[code].states()]}
        for code, bound in bounds.items()
    }
