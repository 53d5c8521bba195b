"""A person held against the places offered: only what matching may know of them, never where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Q
from django.utils.translation import get_language

from fursa.accounts.models import User
from fursa.casefile.queries.person import File
from fursa.diagnosis.models import Diagnosis
from fursa.pathways.actions.referrals import HOLDING
from fursa.pathways.models import Opening
from fursa.pathways.queries import list_openings
from fursa.people.models import Person
from fursa.rules.market.isco import is_trade
from fursa.rules.matching.profiles import KINDS, KnownTrade, Place, Reach, Seeker
from fursa.rules.matching.profiles import Opening as Offered
from fursa.rules.matching.rank import rank
from fursa.rules.matching.reasons import Match
from fursa.rules.matching.tables import opening_columns
from fursa.territory.models import Area

MOST_RANKED = 10


@dataclass(frozen=True, slots=True)
class Fit:
    """An opening that fits, with why in sentences."""

    opening: Opening
    match: Match


def list_fits(user: User, file: File, *, today: date, reach: Reach = "province") -> list[Fit]:
    """The openings that fit this person best, with places left and no further than `reach`, the best first."""
    there = {row.opening_id for row in file.referrals if row.state in HOLDING}
    rows = [row for row in list_free(user, today=today) if row.pk not in there]
    if not rows:
        return []
    offered = {str(row.uuid): row for row in rows}
    language = (get_language() or "ar")[:2]
    columns = opening_columns([offered_of(row) for row in rows])
    matches = rank(seeker_of(file, today=today, reach=reach), columns, language, limit=MOST_RANKED)
    return [Fit(offered[match.opening.key], match) for match in matches]


def list_free(user: User, *, today: date) -> list[Opening]:
    """The openings that somebody may still be proposed for: open, not past, with places nobody holds."""
    still = Q(closes_on=None) | Q(closes_on__gte=today)
    return [
        row for row in list_openings(user).filter(still, state=Opening.State.OPEN) if places_left(row) > 0
    ]


def places_left(row: Any) -> int:
    """How many of an opening's places nobody holds."""
    return int(row.places - row.taken)


def offered_of(row: Any) -> Offered:
    """An opening's row as matching reads it."""
    return Offered(
        key=str(row.uuid),
        trade=row.trade_isco,
        kind=row.kind,
        places=places_left(row),
        place=place_of(row.place),
        starts_on=row.starts_on,
        closes_on=row.closes_on,
        schooling_least=row.schooling_least,
        years_least=float(row.years_least),
        lodging=row.lodging,
    )


def seeker_of(file: File, *, today: date, reach: Reach = "province", priority: int = 0) -> Seeker:
    """A person's file as matching reads it: trades, goal, place, schooling, age."""
    person = file.person
    diagnosis: Diagnosis | None = file.diagnoses[0] if file.diagnoses else None
    project = file.projects[0] if file.projects else None
    trades = {
        known.isco: KnownTrade(known.isco, float(known.years or 0), wished=False)
        for known in (diagnosis.trades.all() if diagnosis else ())
        if is_trade(known.isco)
    }
    if project is not None and is_trade(project.trade_isco):
        years = trades[project.trade_isco].years if project.trade_isco in trades else 0.0
        trades[project.trade_isco] = KnownTrade(project.trade_isco, years, wished=True)
    goal = project.goal if project is not None and project.goal in KINDS else None
    return Seeker(
        key=str(person.uuid),
        trades=tuple(trades.values()),
        kinds=frozenset({cast(Any, goal)}) if goal else frozenset(KINDS),
        reach=reach,
        place=place_of(person.residence or (project.place if project else None)),
        schooling=cast(Any, diagnosis.schooling or None) if diagnosis else None,
        literacy=cast(Any, diagnosis.literacy or None) if diagnosis else None,
        age=_age(person, today),
        available_from=_free_from(file),
        priority=priority,
    )


def place_of(area: Area | None) -> Place:
    """An area with those around it, as far as they are known."""
    codes: dict[str, str] = {}
    while area is not None:
        codes[area.level] = area.code
        area = area.parent
    return Place(
        region=codes.get("region", ""), province=codes.get("province", ""), commune=codes.get("commune", "")
    )


def _age(person: Person, today: date) -> int | None:
    """Completed years, where the birth date leaves no doubt."""
    born = person.birth_on
    had_no_birthday = (today.month, today.day) < (born.month, born.day)
    return today.year - born.year - had_no_birthday if person.birth_precision == "day" else None


def _free_from(file: File) -> date | None:
    """The expected day of release while a stay is under way."""
    under_way = next((stay for stay in file.stays if stay.ended_on is None), None)
    return under_way.expected_release_on if under_way else None
