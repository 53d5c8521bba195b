"""Scenarios of an edition, what their rules leave, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.core.models import Run
from fursa.editions.models import Edition, Proposal, RulesVersion, Scenario
from fursa.editions.queries.candidates import candidates_of
from fursa.editions.queries.proposing import KIND, SCENARIO_KIND
from fursa.editions.queries.sentences import sentence
from fursa.editions.queries.terms import Kept, terms_under
from fursa.rules.selection import Room, Together, rooms, selection_instance


@dataclass(frozen=True, slots=True)
class RuleRoom:
    """One rule in the reader's words, and what it leaves."""

    kind: str
    says: tuple[str, ...]
    room: Room


@dataclass(frozen=True, slots=True)
class Counts:
    """What rules leave before anything is solved: all together, and each."""

    together: Together
    rules: tuple[RuleRoom, ...]

    @property
    def impossible(self) -> tuple[RuleRoom, ...]:
        """The rules whose minimum more people would have to ask for than do."""
        return tuple(rule for rule in self.rules if rule.room.lacking)


def count_rooms(user: User, edition: Edition, kept: Kept | None, *, today: date) -> Counts:
    """What the rules `kept` (None: those in force) leave, from the files and marks as they stand now."""
    require(user, "appraisal.read")
    built = selection_instance(terms_under(edition, kept, today=today), candidates_of(edition, today=today))
    together, found = rooms(built.instance)
    kinds: Mapping[str, str] = {rule["id"]: rule["kind"] for rule in built.instance["rules"]}
    return Counts(
        together,
        tuple(
            RuleRoom(kinds[code], tuple(sentence(said) for said in built.words[code].states()), room)
            for code, room in found.items()
        ),
    )


def get_scenario(user: User, scenario_uuid: UUID) -> Scenario:
    require(user, "appraisal.read")
    found = Scenario.objects.select_related("edition", "made_by").filter(uuid=scenario_uuid).first()
    if found is None:
        raise MissingError
    return found


def lock_scenario(user: User, scenario: Scenario) -> Scenario:
    """The row as it is now, locked until the transaction ends."""
    require(user, "appraisal.read")
    return Scenario.objects.select_for_update(of=("self",)).select_related("edition").get(pk=scenario.pk)


def list_scenarios(user: User, edition: Edition) -> QuerySet[Scenario]:
    require(user, "appraisal.read")
    return Scenario.objects.filter(edition=edition).select_related("made_by")


def list_rules_versions(user: User, edition: Edition) -> QuerySet[RulesVersion]:
    """The rules that were and are in force, the last first; none where they never changed."""
    require(user, "appraisal.read")
    return (
        RulesVersion.objects.filter(edition=edition)
        .select_related("adopted_by", "scenario")
        .order_by("-number")
    )


def find_scenario_proposal(user: User, scenario: Scenario) -> Proposal | None:
    """What came of a scenario the last time it was worked out."""
    require(user, "appraisal.read")
    return (
        Proposal.objects.filter(scenario=scenario)
        .select_related("edition", "scenario", "made_by")
        .order_by("-number")
        .first()
    )


def list_comparable(user: User, edition: Edition) -> list[Proposal]:
    """The last proposal of each aim under the edition's own rules, then of each scenario."""
    require(user, "appraisal.read")
    rows = Proposal.objects.filter(edition=edition).select_related("scenario", "edition").order_by("number")
    last: dict[tuple[int, str], Proposal] = {}
    for row in rows:
        last[row.scenario_id or 0, row.aim if row.scenario_id is None else ""] = row
    return [last[key] for key in sorted(last)]


def find_scenario_run(user: User, scenario: Scenario) -> Run | None:
    """The last run that worked on a scenario as it is written now, or works on it still."""
    require(user, "appraisal.read")
    runs = Run.objects.filter(kind=SCENARIO_KIND, subject=str(scenario.uuid))
    return runs.filter(
        Q(started_at__gte=scenario.changed_at) | Q(state__in=(Run.State.WAITING, Run.State.RUNNING))
    ).first()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that a run found not to go together, in the reader's words; `irreducible`: each is needed for it."""

    rules: list[str]
    irreducible: bool = True


def conflict_of(run: Run | None) -> Conflict:
    """The rules that a run found not to go together; none where it found no conflict."""
    kept: dict[str, Any] = run.result if run is not None else {}
    rules = [sentence(message) for message in kept.get("conflict") or []]
    return Conflict(rules, bool(kept.get("conflict_irreducible", True)))


def find_last_conflict(user: User, edition: Edition) -> Conflict:
    """The conflict that the last attempt under the edition's own rules ended with; empty where it did not."""
    require(user, "appraisal.read")
    return conflict_of(Run.objects.filter(kind=KIND, subject=edition.code).first())
