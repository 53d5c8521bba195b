"""Recording the interview with a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import InvalidError, WrongStateError
from fursa.custody.queries import writing_unit
from fursa.diagnosis.actions.themes import NOTHING_ELSE, Themes, refuse_wrong_themes, write_themes
from fursa.diagnosis.models import Circumstances, Diagnosis, Health, KnownTrade, Paper
from fursa.diagnosis.policies import refuse_offence, refuse_unknown_trade, refuse_unlisted
from fursa.people.queries import lock_person

MOST_TRADES = 3
MOST_YEARS = 60


@dataclass(frozen=True, slots=True)
class TradeKnown:
    """A trade as the person tells it: its ISCO-08 unit group, years of practice, and the best proof."""

    isco: str
    years: Decimal | None = None
    proof: str = KnownTrade.Proof.DECLARED


@dataclass(frozen=True, slots=True)
class Interview:
    """What the interview told; `languages` are codes, `agreement` one of `Diagnosis.Agreement`."""

    made_on: date
    schooling: str = ""
    literacy: str = ""
    languages: tuple[str, ...] = ()
    wishes: str = ""
    needs: str = ""
    trades: tuple[TradeKnown, ...] = ()
    # False where the form has no question on trades: none then means that nobody asked.
    asked_trades: bool = True
    themes: Themes = NOTHING_ELSE
    was_read_aloud: bool | None = None
    agreement: str = ""
    witness: str = ""


@transaction.atomic
def record_diagnosis(
    *, actor: User, person_uuid: UUID, interview: Interview, key: UUID, today: date
) -> Diagnosis:
    """Record one interview with its trades, one a day for a person, exactly once per key."""
    require(actor, "diagnosis.change")

    def act() -> dict[str, str]:
        person = lock_person(actor, person_uuid)
        unit = writing_unit(actor, person, today=today)
        _refuse_wrong(interview, today)
        if Diagnosis.objects.filter(person=person, made_on=interview.made_on).exists():
            raise WrongStateError(_("A diagnosis of that day is recorded already."))
        made = Diagnosis.objects.create(
            person=person,
            made_on=interview.made_on,
            unit=unit,
            schooling=interview.schooling,
            literacy=interview.literacy,
            languages=",".join(interview.languages),
            wishes=interview.wishes,
            needs=interview.needs,
            asked_trades=interview.asked_trades,
            was_read_aloud=interview.was_read_aloud,
            agreement=interview.agreement,
            witness=interview.witness,
            recorded_by=actor,
        )
        KnownTrade.objects.bulk_create(
            KnownTrade(diagnosis=made, person=person, **asdict(trade)) for trade in interview.trades
        )
        themes = write_themes(made, interview.themes)
        record(actor, "diagnosis.recorded", made, unit=unit.code, trades=len(interview.trades), themes=themes)
        return {"uuid": str(made.uuid)}

    body = {"person": person_uuid, **asdict(interview)}
    return Diagnosis.objects.get(uuid=once(actor, "diagnosis.record", key, body, act)["uuid"])


@transaction.atomic
def rewrite_diagnosis(*, actor: User, diagnosis: Diagnosis, interview: Interview, today: date) -> None:
    """Put another content of the same interview in the place of the one recorded; history keeps what stood."""
    require(actor, "diagnosis.change")
    lock_person(actor, diagnosis.person.uuid)
    writing_unit(actor, diagnosis.person, today=today)
    _refuse_wrong(interview, today)
    others = Diagnosis.objects.filter(person=diagnosis.person, made_on=interview.made_on).exclude(
        pk=diagnosis.pk
    )
    if others.exists():
        raise WrongStateError(_("A diagnosis of that day is recorded already."))
    names = (
        "made_on", "schooling", "literacy", "wishes", "needs", "asked_trades", "was_read_aloud", "agreement",
        "witness",
    )  # fmt: skip
    for name in names:
        setattr(diagnosis, name, getattr(interview, name))
    diagnosis.languages = ",".join(interview.languages)
    diagnosis.save(update_fields=[*names, "languages"])
    for model in (KnownTrade, Paper, Circumstances, Health):
        model.objects.filter(diagnosis=diagnosis).delete()
    KnownTrade.objects.bulk_create(
        KnownTrade(diagnosis=diagnosis, person=diagnosis.person, **asdict(trade))
        for trade in interview.trades
    )
    write_themes(diagnosis, interview.themes)
    record(actor, "diagnosis.rewritten", diagnosis)


def _refuse_wrong(interview: Interview, today: date) -> None:
    if interview.made_on > today:
        raise InvalidError(_("The day of the interview has not come yet."))
    refuse_unlisted(Diagnosis.Schooling, interview.schooling)
    refuse_unlisted(Diagnosis.Literacy, interview.literacy)
    refuse_unlisted(Diagnosis.Agreement, interview.agreement)
    if interview.agreement == Diagnosis.Agreement.THUMB_MARK and not interview.witness:
        raise InvalidError(_("Where a thumb mark is given, a witness is named."))
    refuse_offence(interview.wishes, interview.needs, interview.witness)
    refuse_wrong_themes(interview.themes)
    _refuse_wrong_trades(interview.trades)


def _refuse_wrong_trades(trades: Sequence[TradeKnown]) -> None:
    if len(trades) > MOST_TRADES:
        raise InvalidError(_("At most %(most)s trades are recorded."), most=MOST_TRADES)
    if len({trade.isco for trade in trades}) < len(trades):
        raise InvalidError(_("The same trade is written twice."))
    for trade in trades:
        refuse_unknown_trade(trade.isco)
        refuse_unlisted(KnownTrade.Proof, trade.proof)
        if trade.years is not None and not 0 <= trade.years <= MOST_YEARS:
            raise InvalidError(_("Years of practice are from 0 to %(most)s."), most=MOST_YEARS)
