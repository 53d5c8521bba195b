"""What a good row of each sheet is once read and checked: one frozen class a sheet.

Texts are stripped and "" where the cell is empty; closed lists are the codes of `values.py`; dates are
Gregorian; money is integer centimes; places are HCP codes of 2024 ("06.141.01.0"), "" where not given;
trades are ISCO-08 codes of one to four digits. `line` is the row's number in its file, counted from 1
with the header: the one a person sees in the spreadsheet. docs/edition-folder.md says the same in prose.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from fursa.exchange.values import (
    CentreState,
    Funder,
    Goal,
    Language,
    Literacy,
    NetworkKind,
    OptionKind,
    PartnerKind,
    PathwayKind,
    PathwayState,
    Proof,
    Result,
    Schooling,
    Sex,
)
from fursa.rules.dates import PartialDate


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A centre, an establishment or a partner. Key: `code` (ASCII slug), unique over the three kinds."""

    line: int
    kind: NetworkKind
    code: str
    name_ar: str
    name_fr: str
    name_en: str
    commune: str
    state: CentreState | None  # centres alone; None elsewhere
    partner_kind: PartnerKind | None  # partners alone; None elsewhere
    agreement_ref: str
    agreement_from: dt.date | None
    agreement_until: dt.date | None
    opened_on: dt.date | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as one source describes them. Key: `person`, the source's own reference.

    Names are as written (only outer spaces and invisible direction marks removed) and complete in at
    least one script; `given` keeps every filled cell as (column code, text as it stood in the file).
    """

    line: int
    person: str
    given_name_ar: str
    family_name_ar: str
    given_name_latin: str
    family_name_latin: str
    sex: Sex
    birth_date: PartialDate
    birth_place: str
    cnie: str  # upper case, no spaces; "" where unknown
    cnie_valid_until: dt.date | None
    phone: str  # +212… where Moroccan, else as written
    safe_contact: str  # whom not to call, and when
    origin: str
    residence: str
    can_read: bool | None  # None: not said
    guardian_name: str
    guardian_cnie: str
    centre: str  # network code of kind centre; "" where none
    given: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """One stay in an establishment. Key: (`person`, `entered_on`). Neither offence nor sentence."""

    line: int
    person: str
    establishment: str  # network code of kind establishment
    committal_number: str
    entered_on: dt.date
    expected_release_on: dt.date | None
    released_on: dt.date | None


@dataclass(frozen=True, slots=True)
class TradeRow:
    """A trade a person knows: ISCO-08 code, years of practice, best proof."""

    isco: str
    years: int | None
    proof: Proof


@dataclass(frozen=True, slots=True)
class DiagnosisRow:
    """The summary of a structured interview. Key: (`person`, `made_on`)."""

    line: int
    person: str
    made_on: dt.date
    unit: str  # network code of the establishment or centre
    schooling: Schooling | None
    literacy: Literacy | None
    languages: tuple[Language, ...]
    trades: tuple[TradeRow, ...]  # none to three, in the sheet's order
    wishes: str
    needs: str


@dataclass(frozen=True, slots=True)
class LifeProjectRow:
    """The person's own plan, agreed with the service. Key: (`person`, `agreed_on`)."""

    line: int
    person: str
    goal: Goal
    trade_isco: str
    title: str
    place: str
    steps: tuple[str, ...]
    agreed_on: dt.date
    unit: str
    read_aloud: bool
    witness: str  # never "" where `read_aloud`


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One way of supporting an application, `number` 1 to 4 as in the sheet.

    `kits` is (kit code, quantity ≥ 1) in the sheet's order, empty for a cheque alone;
    `cheque_centimes` is 0 for equipment alone; `cost_centimes` adds the kits at the edition's prices.
    """

    number: int
    kind: OptionKind
    cheque_centimes: int
    kits: tuple[tuple[str, int], ...]
    cost_centimes: int


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """A life project put forward to the edition. Key: `application`, the source's own reference."""

    line: int
    application: str
    person: str
    territory: str  # code of an edition's territory
    trade_isco: str
    title_ar: str
    title_fr: str
    summary: str
    options: tuple[OptionRow, ...]  # one to four


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A committee member's mark on one criterion. Key: (`application`, `member`, `criterion`).

    A member who is recused from an application has one row with `recused`, `mark` None and `criterion` ""
    (or one such row a criterion), and gives no mark on it.
    """

    line: int
    application: str
    member: str
    criterion: str
    mark: Decimal | None  # 0 to the criterion's maximum, at most two decimals
    recused: bool


@dataclass(frozen=True, slots=True)
class PathwayRow:
    """One thing a person did or does in a year. Key: (`person`, `kind`, `year`, `started_on`, `partner`)."""

    line: int
    person: str
    kind: PathwayKind
    year: int
    funder: Funder | None  # micro-projects alone
    partner: str  # network code of kind partner; "" where none
    place: str
    inside: bool  # inside an establishment, else after release
    started_on: dt.date | None
    ended_on: dt.date | None
    state: PathwayState
    result: Result
    certificate: str
    juvenile: bool  # as the source counts


Row = (
    NetworkRow
    | PersonRow
    | CustodyRow
    | DiagnosisRow
    | LifeProjectRow
    | ApplicationRow
    | MarkRow
    | PathwayRow
)
