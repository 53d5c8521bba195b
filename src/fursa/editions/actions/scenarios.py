"""Rules that are tried beside the edition's own, and the act that puts them in force."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.errors import InvalidError, WrongStateError
from fursa.editions import queries
from fursa.editions.actions.proposal import build_selection
from fursa.editions.models import Edition, RulesVersion, Scenario, Territory
from fursa.editions.queries.scenarios import lock_scenario
from fursa.editions.queries.terms import Kept, rules_of
from fursa.rules.allocation import Instance, InstanceError

# Before the committee sits: whoever is ruled on is ruled on under rules that were known.
STATES = (Edition.State.PREPARING, Edition.State.MARKING)


@transaction.atomic
def keep_scenario(*, actor: User, edition: Edition, name: str) -> Scenario:
    """A new scenario that begins as a copy of the rules in force."""
    require(actor, "edition.compose")
    locked = queries.lock_edition(actor, edition)
    name = name.strip()
    if not name:
        raise InvalidError(_("Give the scenario a name, such as “more women”."))
    if Scenario.objects.filter(edition=locked, name=name).exists():
        raise InvalidError(_("A scenario of this name is kept already: choose another name."))
    made = Scenario.objects.create(edition=locked, name=name, terms=rules_of(locked), made_by=actor)
    record(actor, "scenario.kept", made, edition=locked.code)
    return made


@transaction.atomic
def change_scenario(*, actor: User, scenario: Scenario, terms: Kept, today: date) -> Scenario:
    """Write other rules into a scenario; InvalidError, with the reason, where they cannot be put to a choice."""
    require(actor, "edition.compose")
    locked = lock_scenario(actor, scenario)
    if locked.adopted_at is not None:
        raise WrongStateError(_("These rules were put in force: keep another scenario to try others."))
    check_terms(locked.edition, terms, today=today)
    if terms == locked.terms:
        return locked
    locked.terms = terms
    locked.save(update_fields=["terms", "changed_at"])
    record(actor, "scenario.changed", locked, terms=terms)
    return locked


def check_terms(edition: Edition, terms: Kept, *, today: date) -> None:
    """InvalidError, in words, where an instance cannot be made of these rules."""
    try:
        Instance.from_mapping(build_selection(edition, today=today, kept=terms).selection.instance)
    except InstanceError as error:
        raise InvalidError(error.message) from error


@transaction.atomic
def adopt_scenario(*, actor: User, scenario: Scenario, reason: str) -> RulesVersion:
    """Put a scenario's rules in force, with the reason; the rules of before stay on record.

    WrongStateError once the committee decides, or where the scenario has another budget than the edition's money.
    """
    require(actor, "edition.compose")
    edition = queries.lock_edition(actor, scenario.edition)
    locked = lock_scenario(actor, scenario)
    reason = reason.strip()
    if not reason:
        raise InvalidError(_("Say why these rules are put in force; it stays on record."))
    if edition.state not in STATES:
        raise WrongStateError(_("The committee decides already: the rules of this edition no longer change."))
    if locked.adopted_at is not None:
        raise WrongStateError(_("These rules were put in force: keep another scenario to try others."))
    if locked.terms["budget_centimes"] != edition.budget_centimes:
        raise WrongStateError(
            _(
                "This scenario supposes another budget. It can be compared, but the edition has the money it has."
            )
        )
    _put_in_force(edition, locked.terms)
    version = keep_version(edition, actor=actor, reason=reason, scenario=locked)
    locked.adopted_at = timezone.now()
    locked.save(update_fields=["adopted_at"])
    record(actor, "rules.adopted", edition, version=version.number, scenario=str(locked.uuid), reason=reason)
    return version


def _put_in_force(edition: Edition, terms: Kept) -> None:
    if not edition.rules_versions.exists():
        keep_version(edition)
    edition.aim, edition.places, edition.rules = terms["aim"], terms["places"], terms["rules"]
    edition.save(update_fields=["aim", "places", "rules"])
    for row in Territory.objects.filter(edition=edition):
        row.minimum, row.maximum = terms["territories"].get(row.code, (None, None))
        row.save(update_fields=["minimum", "maximum"])


def keep_version(
    edition: Edition, *, actor: User | None = None, reason: str = "", scenario: Scenario | None = None
) -> RulesVersion:
    """Write down the rules that are in force now; without an actor they came with the edition's folder."""
    last = RulesVersion.objects.filter(edition=edition).aggregate(last=Max("number"))["last"] or 0
    return RulesVersion.objects.create(
        edition=edition,
        number=last + 1,
        terms=rules_of(edition),
        scenario=scenario,
        reason=reason,
        adopted_by=actor,
    )
