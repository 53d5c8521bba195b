"""Beginning a pathway, and what came of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import InvalidError, WrongStateError
from fursa.custody.queries import is_inside, writing_unit
from fursa.diagnosis.policies import refuse_offence, refuse_unknown_trade, refuse_unlisted
from fursa.documents.paper.neutrality import words_of_prison
from fursa.network.models import Partner
from fursa.network.queries import get_partner
from fursa.pathways import queries
from fursa.pathways.models import PartnerWord, Pathway, Pause
from fursa.people.queries import lock_person
from fursa.rules.ages import is_juvenile_on
from fursa.territory.queries import get_area

UNDER_WAY = frozenset({Pathway.State.PLANNED, Pathway.State.ACTIVE, Pathway.State.PAUSED})


@dataclass(frozen=True, slots=True)
class Beginning:
    """What begins; `partner` is a code, `place` an HCP code, `trade` an ISCO-08 unit group.

    A micro-project alone has a funder, a job a contract and a wage.
    """

    kind: str
    started_on: date
    partner: str = ""
    place: str = ""
    trade: str = ""
    funder: str = ""
    contract: str = ""
    wage_band: str = ""


@transaction.atomic
def begin_pathway(*, actor: User, person_uuid: UUID, beginning: Beginning, key: UUID, today: date) -> Pathway:
    """Record that a pathway begins, exactly once per key.

    Whether it begins inside follows from the stays; whether the person is a minor, from the birth date as far
    as it is known, on that day.
    """
    require(actor, "pathway.change")

    def act() -> dict[str, str]:
        person = lock_person(actor, person_uuid)
        unit = writing_unit(actor, person, today=today)
        partner = _partner(actor, beginning.partner)
        _refuse_wrong(beginning, today)
        started = beginning.started_on
        same = Pathway.objects.filter(
            person=person, kind=beginning.kind, year=started.year, started_on=started, partner=partner
        )
        if same.exists():
            raise WrongStateError(_("This pathway is recorded already."))
        begun = Pathway.objects.create(
            person=person,
            kind=beginning.kind,
            year=started.year,
            funder=beginning.funder,
            contract=beginning.contract,
            wage_band=beginning.wage_band,
            partner=partner,
            place=get_area(beginning.place) if beginning.place else None,
            trade_isco=beginning.trade,
            inside=is_inside(person, started),
            started_on=started,
            state=Pathway.State.ACTIVE,
            juvenile=started >= person.birth_on and bool(is_juvenile_on(person.birth, started)),
            recorded_by=actor,
        )
        record(actor, "pathway.begun", begun, kind=beginning.kind, unit=unit.code)
        return {"uuid": str(begun.uuid)}

    body = {"person": person_uuid, **asdict(beginning)}
    return Pathway.objects.get(uuid=once(actor, "pathway.begin", key, body, act)["uuid"])


@transaction.atomic
def record_result(
    *,
    actor: User,
    pathway_uuid: UUID,
    result: str,
    certificate: str = "",
    ended_on: date,
    key: UUID,
    today: date,
) -> None:
    """Complete a pathway with its result: passed, failed, or without examination."""
    require(actor, "pathway.change")

    def act() -> dict[str, str]:
        pathway = _lock_under_way(actor, pathway_uuid, ended_on, today)
        if certificate and result != Pathway.Result.PASSED:
            raise InvalidError(_("A certificate is given to those who passed."))
        refuse_offence(certificate)
        if words_of_prison(certificate):
            raise InvalidError(
                _("The person carries this title: it says nothing of prison. Word it otherwise.")
            )
        pathway.state, pathway.result = Pathway.State.COMPLETED, result
        pathway.certificate, pathway.ended_on = certificate, ended_on
        pathway.save(update_fields=["state", "result", "certificate", "ended_on"])
        _close(pathway)
        record(actor, "pathway.completed", pathway, result=result)
        return {}

    body = {"pathway": pathway_uuid, "result": result, "certificate": certificate, "ended_on": ended_on}
    once(actor, "pathway.complete", key, body, act)


@transaction.atomic
def stop_pathway(*, actor: User, pathway_uuid: UUID, ended_on: date, key: UUID, today: date) -> None:
    """Record that a pathway was given up before its end."""
    require(actor, "pathway.change")

    def act() -> dict[str, str]:
        pathway = _lock_under_way(actor, pathway_uuid, ended_on, today)
        pathway.state, pathway.ended_on = Pathway.State.STOPPED, ended_on
        pathway.save(update_fields=["state", "ended_on"])
        _close(pathway)
        record(actor, "pathway.stopped", pathway)
        return {}

    once(actor, "pathway.stop", key, {"pathway": pathway_uuid, "ended_on": ended_on}, act)


def _lock_under_way(actor: User, pathway_uuid: UUID, ended_on: date, today: date) -> Pathway:
    pathway = queries.lock_pathway(actor, pathway_uuid)
    writing_unit(actor, pathway.person, today=today)
    if pathway.state not in UNDER_WAY:
        raise WrongStateError(_("This pathway has ended."))
    if ended_on > today:
        raise InvalidError(_("The day of the end has not come yet."))
    if pathway.started_on is not None and ended_on < pathway.started_on:
        raise InvalidError(_("A pathway does not end before it begins."))
    if Pause.objects.filter(pathway=pathway, resumed_on=None, from_on__gt=ended_on).exists():
        raise InvalidError(_("It was paused after that day."))
    return pathway


def _close(pathway: Pathway) -> None:
    """A way that ends while it is paused is paused until that day; what its partner said of the end is answered."""
    said = PartnerWord.objects.filter(
        pathway=pathway, kind=PartnerWord.Kind.END, state=PartnerWord.State.WAITING
    )
    said.update(state=PartnerWord.State.TAKEN)
    Pause.objects.filter(pathway=pathway, resumed_on=None).update(resumed_on=pathway.ended_on)


def _refuse_wrong(beginning: Beginning, today: date) -> None:
    if beginning.started_on > today:
        raise InvalidError(_("The day of the beginning has not come yet."))
    is_micro_project = beginning.kind == Pathway.Kind.MICRO_PROJECT
    if is_micro_project and not beginning.funder:
        raise InvalidError(_("Say who funds the micro-project."))
    if beginning.funder and not is_micro_project:
        raise InvalidError(_("Only a micro-project has a funder."))
    if beginning.kind == Pathway.Kind.EMPLOYMENT and not beginning.partner:
        raise InvalidError(_("Name the enterprise that takes the person on."))
    if beginning.trade:
        refuse_unknown_trade(beginning.trade)
    refuse_unlisted(Pathway.Contract, beginning.contract)
    refuse_unlisted(Pathway.WageBand, beginning.wage_band)
    if (beginning.contract or beginning.wage_band) and beginning.kind != Pathway.Kind.EMPLOYMENT:
        raise InvalidError(_("Only a job has a contract and a wage."))


def _partner(actor: User, code: str) -> Partner | None:
    return get_partner(actor, code) if code else None
