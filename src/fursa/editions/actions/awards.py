"""From a final decision to an award: committed against the budget, then undertaken by its holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import Progress
from fursa.core.bulk import reserve_keys
from fursa.core.errors import InvalidError, WrongStateError
from fursa.editions.models import Award, Cofunder, Decision, Edition, SupportOption
from fursa.editions.queries.awards import list_decisions_to_commit, lock_award
from fursa.ledger.actions import BudgetExceededError, commit, release
from fursa.ledger.models import Budget
from fursa.people.models import Person
from fursa.rules.funding import Cost, FundingError, share_costs
from fursa.rules.messages import N_
from fursa.rules.references import make_reference

OWN = "own"


@dataclass(frozen=True, slots=True)
class NotCommitted:
    """A decision that could not become an award, and why."""

    reference: str
    reason: str


def funders_of(cofunders: Sequence[Cofunder], decision: Decision) -> frozenset[str]:
    """Who may pay for this decision: the edition itself, and each co-funder whose restrictions it meets."""
    application, option = decision.application, decision.option
    assert option is not None
    kits = {line.kit.code for line in option.kits.all()}
    return frozenset({OWN}) | {
        cofunder.code
        for cofunder in cofunders
        if _meets(cofunder.restrictions.get("territories"), {application.territory.code})
        and _meets_trade(cofunder.restrictions.get("trades"), application.trade_isco)
        and _meets(cofunder.restrictions.get("kits"), kits)
    }


def _meets(wanted: list[str] | None, has: set[str]) -> bool:
    return not wanted or not has.isdisjoint(wanted)


def _meets_trade(wanted: list[str] | None, trade: str) -> bool:
    return not wanted or any(trade.startswith(code) for code in wanted)


@transaction.atomic
def commit_awards(
    *, actor: User, edition: Edition, progress: Progress | None = None
) -> tuple[list[Award], list[NotCommitted]]:
    """Commit every final positive decision of the edition that is not committed yet.

    All or, where the funders together cannot pay, none: BudgetExceededError says how much is missing. Whoever
    already has an award in this edition under another file is left out, by name.
    """
    require(actor, "award.commit")
    # Every budget of the edition is locked first, in one order: parallel requests wait, none overspends.
    budgets = _lock_budgets(edition)
    waiting, left_out = _one_a_person(edition, list(list_decisions_to_commit(actor, edition)))
    return _commit(actor, edition, waiting, budgets, progress), left_out


@transaction.atomic
def commit_award(*, actor: User, edition: Edition, decision_uuid: UUID) -> Award:
    """Commit one final decision; safe to send twice and from many places at once."""
    require(actor, "award.commit")
    budgets = _lock_budgets(edition)
    done = (
        Award.objects.filter(edition=edition, decision__uuid=decision_uuid)
        .exclude(state=Award.State.CANCELLED)
        .first()
    )
    if done is not None:
        return done
    waiting, left_out = _one_a_person(
        edition, list(list_decisions_to_commit(actor, edition).filter(uuid=decision_uuid))
    )
    if not waiting:
        raise WrongStateError(
            left_out[0].reason if left_out else _("This decision is not final, or not positive.")
        )
    return _commit(actor, edition, waiting, budgets)[0]


def _commit(
    actor: User,
    edition: Edition,
    waiting: Sequence[Decision],
    budgets: dict[str, Budget],
    progress: Progress | None = None,
) -> list[Award]:
    """An award for each decision, paid by the funders that may; the budgets are locked."""
    cofunders = list(Cofunder.objects.filter(edition=edition))
    costs = [Cost(d.pk, _option(d).cost_centimes, funders_of(cofunders, d)) for d in waiting]
    try:
        shares = share_costs(costs, {funder: budget.free_centimes for funder, budget in budgets.items()})
    except FundingError as error:
        raise BudgetExceededError(missing=error.missing_centimes) from error
    if progress is not None:
        progress.step(N_("Committing the awards"), len(waiting))
    made = []
    for decision, key in zip(waiting, reserve_keys(Award, len(waiting)), strict=True):
        award = _make(actor, edition, decision, key)
        for funder, centimes in shares[decision.pk].items():
            commit(actor=actor, budget_pk=budgets[funder].pk, subject=award.uuid, amount_centimes=centimes)
        made.append(award)
        if progress is not None:
            progress.advance()
    if made:
        Edition.objects.filter(pk=edition.pk, state=Edition.State.FINAL).update(
            state=Edition.State.HANDING_OVER
        )
        edition.refresh_from_db(fields=["state"])
    return made


def _lock_budgets(edition: Edition) -> dict[str, Budget]:
    rows = Budget.objects.select_for_update().filter(purpose=f"edition:{edition.code}").order_by("pk")
    return {budget.funder: budget for budget in rows}


def _option(decision: Decision) -> SupportOption:
    assert decision.option is not None, "the database holds that an accepted decision has an option"
    return decision.option


def _one_a_person(edition: Edition, decisions: list[Decision]) -> tuple[list[Decision], list[NotCommitted]]:
    """The decisions of those who have no award in the edition yet, counted by the canonical person."""
    taken = set(
        Award.objects.filter(edition=edition)
        .exclude(state=Award.State.CANCELLED)
        .values_list("person_id", flat=True)
    )
    kept, left_out = [], []
    for decision in decisions:
        person = canonical_key(decision.application.person)
        if person in taken:
            left_out.append(
                NotCommitted(
                    decision.application.reference,
                    str(_("This person already has an award in this edition.")),
                )
            )
            continue
        taken.add(person)
        kept.append(decision)
    return kept, left_out


def canonical_key(person: Person) -> int:
    """The key of the person this one turned out to be."""
    return person.canonical_id or person.pk


def _make(actor: User, edition: Edition, decision: Decision, key: int) -> Award:
    option = _option(decision)
    award = Award.objects.create(
        pk=key,
        reference=make_reference("A", decision.minutes.held_on.year, key),
        edition=edition,
        territory=decision.application.territory,
        person_id=canonical_key(decision.application.person),
        application=decision.application,
        decision=decision,
        option=option,
        cheque_centimes=option.cheque_centimes,
        equipment_centimes=option.equipment_centimes,
        committed_by=actor,
    )
    record(actor, "award.committed", award, centimes=award.cost_centimes)
    return award


@transaction.atomic
def record_undertaking(
    *, actor: User, award_uuid: UUID, on: date, read_aloud: bool = False, witness: str = ""
) -> Award:
    """The holder signed the undertaking; who cannot read had it read aloud before a witness."""
    require(actor, "undertaking.record")
    award = lock_award(actor, award_uuid)
    if award.state != Award.State.COMMITTED:
        if award.state == Award.State.CANCELLED:
            raise WrongStateError(_("This award was cancelled."))
        return award
    if not award.person.can_read and not (read_aloud and witness.strip()):
        raise InvalidError(
            _(
                "This person does not read: the undertaking is read aloud, and a witness signs beside the thumb mark."
            )
        )
    award.state = Award.State.UNDERTAKEN
    award.undertaken_on, award.undertaking_read_aloud, award.undertaking_witness = on, read_aloud, witness
    award.save(update_fields=["state", "undertaken_on", "undertaking_read_aloud", "undertaking_witness"])
    record(actor, "award.undertaken", award)
    return award


@transaction.atomic
def cancel_award(*, actor: User, award_uuid: UUID, reason: str) -> Award:
    """Give an award up; what was committed is free again, and the decision is not committed a second time.

    `handover.actions.give_up_award` calls this, since it knows whether a part was handed over already.
    """
    require(actor, "award.commit")
    award = lock_award(actor, award_uuid)
    if award.state == Award.State.HANDED_OVER:
        raise WrongStateError(_("What was handed over cannot be cancelled here."))
    if not reason.strip():
        raise InvalidError(_("Say why the award is given up."))
    if award.state == Award.State.CANCELLED:
        return award
    award.state, award.cancelled_reason = Award.State.CANCELLED, reason.strip()
    award.save(update_fields=["state", "cancelled_reason"])
    release(actor=actor, subject=award.uuid)
    record(actor, "award.cancelled", award)
    return award
