"""What a sheet's rows say together with other rows and with the edition, beyond keys and references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from fursa.exchange.edition import Edition
from fursa.exchange.rows import ApplicationRow, CustodyRow, MarkRow, Row
from fursa.exchange.sheet_reader import SheetRead
from fursa.rules.ages import is_juvenile_on
from fursa.rules.messages import N_, Message

Fault = tuple[str, str, Message, Message]  # column code, value, what is wrong, what would be right
RowRule = Callable[[Any], Iterable[Fault]]
Good = Mapping[str, Mapping[str, Any]]  # sheet → first column of its key → row


@dataclass(frozen=True, slots=True)
class Between:
    """What the rules of this file look at; `edition` None where edition.toml cannot be read."""

    reads: Mapping[str, SheetRead]
    edition: Edition | None


def rule_for(name: str, between: Between, good: Good) -> RowRule:
    """The rule of a sheet: a function that says what is wrong with a row."""
    if name == "custody":
        return _custody(between, good)
    if name == "applications":
        return _applications(between, good)
    if name == "marks":
        return _marks(between)
    return _nothing


def _nothing(row: Row) -> Iterable[Fault]:
    del row
    return ()


def _custody(between: Between, good: Good) -> RowRule:
    """Stays of a person follow each other, none begins before the person is born."""
    before: dict[int, CustodyRow] = {}
    rows = [row for row in between.reads["custody"].rows if isinstance(row, CustodyRow)]
    rows.sort(key=lambda row: (row.person, row.entered_on))
    for earlier, later in pairwise(rows):
        if earlier.person == later.person and earlier.entered_on != later.entered_on:
            before[later.line] = earlier

    def rule(row: CustodyRow) -> Iterator[Fault]:
        person = good["people"].get(row.person)
        if person and row.entered_on < person.birth_date.earliest():
            message = Message(N_("This date lies before the person's birth."))
            yield "entered_on", _day(row.entered_on), message, Message(N_("A date after the birth."))
        earlier = before.get(row.line)
        if earlier and (earlier.released_on is None or earlier.released_on > row.entered_on):
            message = Message(
                N_("The person was still held: the stay of row %(row)s had not ended."), {"row": earlier.line}
            )
            right = Message(N_("Stays that follow each other: the earlier one with its day of release."))
            yield "entered_on", _day(row.entered_on), message, right

    return rule


def _applications(between: Between, good: Good) -> RowRule:
    """Known territory and kits, one application a person, a guardian for a minor."""
    edition = between.edition
    first: dict[str, int] = {}

    def rule(row: ApplicationRow) -> Iterator[Fault]:
        line = first.setdefault(row.person, row.line)
        if line != row.line:
            message = Message(N_("This person already applies in row %(row)s."), {"row": line})
            yield (
                "person",
                row.person,
                message,
                Message(N_("One application a person; its options are up to four.")),
            )
        if edition is None:
            return
        yield from _territory_and_kits(row, edition)
        person = good["people"].get(row.person)
        day = _hand_over_day(edition, row.territory)
        if person is None or day is None:
            return
        if person.birth_date.earliest() > day:
            message = Message(N_("By the sheet people, this person is not yet born."))
            yield "person", row.person, message, Message(N_("The right birth date in the sheet people."))
        elif is_juvenile_on(person.birth_date, day) and not person.guardian_name:
            message = Message(
                N_("This person is a minor at the hand-over and has no guardian in the sheet people.")
            )
            yield (
                "person",
                row.person,
                message,
                Message(N_("The guardian's name and card in the sheet people.")),
            )

    return rule


def _territory_and_kits(row: ApplicationRow, edition: Edition) -> Iterator[Fault]:
    territories = [t.code for t in edition.territories]
    if row.territory not in territories:
        right = Message(N_("One of: %(values)s"), {"values": " | ".join(territories)})
        yield "territory", row.territory, Message(N_("This territory is not one of the edition's.")), right
    kits = {kit.code for kit in edition.kits}
    for option in row.options:
        column = f"option{option.number}_kits"
        for unknown in (code for code, _ in option.kits if code not in kits):
            message = Message(N_("“%(code)s” is not one of the edition's."), {"code": unknown})
            yield (
                column,
                unknown,
                message,
                Message(N_("One of: %(values)s"), {"values": " | ".join(sorted(kits))}),
            )


def _hand_over_day(edition: Edition, territory: str) -> dt.date | None:
    """The day on which the person would receive, as far as the edition says."""
    ceremony = next((t.ceremony for t in edition.territories if t.code == territory), None)
    days = (
        ceremony and ceremony.on,
        edition.dates.launched_on,
        edition.dates.committee_on,
        edition.dates.applications_until,
    )
    return next((day for day in days if day), None)


def _marks(between: Between) -> RowRule:
    """Known member and criterion, no mark above the maximum, none by who is recused."""
    edition = between.edition
    recused = {
        (row.application, row.member): row.line
        for row in between.reads["marks"].rows
        if isinstance(row, MarkRow) and row.recused
    }

    def rule(row: MarkRow) -> Iterator[Fault]:
        line = recused.get((row.application, row.member))
        if line and not row.recused:
            message = Message(
                N_("Row %(row)s says that this member is recused from this application."), {"row": line}
            )
            yield "mark", str(row.mark), message, Message(N_("No mark by this member, or no recusal."))
        if edition is None:
            return
        members, criteria = [m.code for m in edition.committee], {c.code: c for c in edition.criteria}
        if row.member not in members:
            message = Message(N_("“%(code)s” is not one of the edition's."), {"code": row.member})
            yield (
                "member",
                row.member,
                message,
                Message(N_("One of: %(values)s"), {"values": " | ".join(members)}),
            )
        criterion = criteria.get(row.criterion)
        if row.criterion and criterion is None:
            message = Message(N_("“%(code)s” is not one of the edition's."), {"code": row.criterion})
            yield (
                "criterion",
                row.criterion,
                message,
                Message(N_("One of: %(values)s"), {"values": " | ".join(criteria)}),
            )
        if criterion and row.mark is not None and row.mark > criterion.maximum:
            message = Message(N_("This mark is above the criterion's maximum."))
            yield (
                "mark",
                str(row.mark),
                message,
                Message(N_("At most %(number)s."), {"number": criterion.maximum}),
            )

    return rule


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
