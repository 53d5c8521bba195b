"""From the answers of a submission to the interview of a file, by the mapping its questionnaire declares."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from fursa.core.errors import InvalidError
from fursa.diagnosis.actions.interviews import Interview, TradeKnown
from fursa.diagnosis.actions.themes import CircumstancesTold, HealthTold, PaperTold, Themes
from fursa.diagnosis.actions.visits import VisitTold
from fursa.diagnosis.models import Paper
from fursa.diagnosis.policies import Answers
from fursa.people.models import Person
from fursa.rules.digits import latin_digits

# A questionnaire that asks neither these nor a visit is a form of the programme's own: it stays with the person as it
# came.
OF_AN_INTERVIEW = ("diagnosis.", "trade.", "paper.", "circumstances.", "health.")
MOST_DIGITS = 12
YES_NO = {"yes": True, "no": False}


class Told:
    """The answers of one submission, by the field each goes to. Errors are InvalidError, with what was written."""

    def __init__(self, answers: Answers, mapping: dict[str, str]) -> None:
        self._fields = answers.by_field(mapping)
        self.asks_trades = "trade.isco" in mapping.values()
        self.trades = answers.turns(mapping, "trade.isco")

    @property
    def is_interview(self) -> bool:
        return any(field.startswith(OF_AN_INTERVIEW) for field in self._fields)

    @property
    def is_visit(self) -> bool:
        return any(field.startswith("visit.") for field in self._fields)

    def text(self, field: str) -> str:
        values = self._fields.get(field, [])
        return values[0] if values else ""

    def codes(self, field: str) -> tuple[str, ...]:
        return tuple(self.text(field).split())

    def day(self, field: str) -> date | None:
        text = self.text(field)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError as error:
            raise InvalidError(_("“%(text)s” is not a day."), text=text) from error

    def whole(self, field: str) -> int | None:
        number = read_number(self.text(field))
        if number is not None and number != int(number):
            raise InvalidError(_("“%(text)s” is not a whole number."), text=self.text(field))
        return None if number is None else int(number)

    def yes_no(self, field: str) -> bool | None:
        text = self.text(field)
        if text and text not in YES_NO:
            raise InvalidError(_("“%(text)s” is neither yes nor no."), text=text)
        return YES_NO.get(text)


def find_person(told: Told) -> Person:
    """The file whose reference was written, among those the officer sees."""
    reference = latin_digits(told.text("person.reference")).strip().upper()
    found = Person.objects.filter(reference=reference).first() if reference else None
    if found is None:
        raise InvalidError(_("No file you see has the reference “%(reference)s”."), reference=reference)
    return found


def read_interview(told: Told, today: date) -> Interview:
    """The whole interview; what was not asked is empty."""
    return Interview(
        made_on=told.day("diagnosis.made_on") or today,
        schooling=told.text("diagnosis.schooling"),
        literacy=told.text("diagnosis.literacy"),
        languages=told.codes("diagnosis.languages"),
        wishes=told.text("diagnosis.wishes"),
        needs=told.text("diagnosis.needs"),
        trades=tuple(_trades(told.trades)),
        asked_trades=told.asks_trades,
        themes=Themes(tuple(_papers(told)), _circumstances(told), _health(told)),
        was_read_aloud=told.yes_no("agreed.read_aloud"),
        agreement=told.text("agreed.how"),
        witness=told.text("agreed.witness"),
    )


def read_visit(told: Told, today: date) -> VisitTold:
    """The whole visit; what was not asked is empty."""
    income = told.whole("visit.income")
    return VisitTold(
        visited_on=told.day("visit.visited_on") or today,
        presence=told.text("visit.presence"),
        where=told.text("visit.where"),
        situation=told.text("visit.situation"),
        going=told.text("visit.going"),
        income_centimes=None if income is None else income * 100,
        equipment_there=told.yes_no("visit.equipment_there"),
        others_employed=told.whole("visit.others_employed"),
        difficulty=told.text("visit.difficulty"),
        agreed_next=told.text("visit.agreed_next"),
        next_on=told.day("visit.next_on"),
    )


def _trades(turns: list[dict[str, str]]) -> list[TradeKnown]:
    """Each trade with the years and the proof of the same turn of its repeat."""
    found = []
    for turn in turns:
        if not turn.get("trade.isco"):
            continue
        more: dict[str, Any] = {"proof": turn["trade.proof"]} if turn.get("trade.proof") else {}
        found.append(TradeKnown(turn["trade.isco"], read_number(turn.get("trade.years", "")), **more))
    return found


def _papers(told: Told) -> list[PaperTold]:
    found = []
    for kind in Paper.Kind.values:
        state = told.text(f"paper.{kind}")
        if state:
            until_on = told.day("paper.cnie_until") if kind == Paper.Kind.CNIE else None
            found.append(PaperTold(kind, state, until_on))
    return found


def _circumstances(told: Told) -> CircumstancesTold:
    debts = told.whole("circumstances.debts")
    return CircumstancesTold(
        family=told.text("circumstances.family"),
        children=told.whole("circumstances.children"),
        dependants=told.whole("circumstances.dependants"),
        family_support=told.text("circumstances.family_support"),
        housing=told.text("circumstances.housing"),
        commune=told.text("circumstances.commune"),
        has_debts=told.yes_no("circumstances.has_debts"),
        debts_centimes=None if debts is None else debts * 100,
        phone=told.text("circumstances.phone"),
        digital=told.text("circumstances.digital"),
        strengths=told.text("circumstances.strengths"),
        counselling=told.codes("circumstances.counselling"),
    )


def _health(told: Told) -> HealthTold:
    return HealthTold(
        condition=told.text("health.condition"),
        has_disability=told.yes_no("health.disability"),
        addiction=told.text("health.addiction"),
        note=told.text("health.note"),
    )


def read_number(text: str) -> Decimal | None:
    """A number in Arabic or Latin digits; None where there is none, InvalidError for what is none."""
    if not text:
        return None
    try:
        number = Decimal(latin_digits(text))
    except InvalidOperation as error:
        raise InvalidError(_("“%(text)s” is not a number."), text=text) from error
    # 1e999999 is short to write and long to work out.
    if not number.is_finite() or number.adjusted() > MOST_DIGITS:
        raise InvalidError(_("“%(text)s” is not a number."), text=text)
    return number
