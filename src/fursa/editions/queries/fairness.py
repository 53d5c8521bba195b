"""How often a proposal takes people of each sex, age, territory and establishment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.custody.models import Episode
from fursa.editions.models import Proposal, ProposalLine, Territory
from fursa.editions.queries.files import birth_date, days_of
from fursa.network.models import Establishment
from fursa.people.models import Sex
from fursa.rules.ages import age_range_on
from fursa.rules.fairness import Group, Rate, selection_rates

JUVENILE, YOUNG, MIDDLE, OLDER, UNSURE = "under_18", "18_to_30", "31_to_45", "over_45", "unsure"
_BANDS = ((17, JUVENILE), (30, YOUNG), (45, MIDDLE))


@dataclass(frozen=True, slots=True)
class Fairness:
    """Rates by `sex`, `age`, `territory` and `establishment` (None: not this reader's to see); names by code."""

    sex: tuple[Rate, ...]
    age: tuple[Rate, ...]
    territory: tuple[Rate, ...]
    establishment: tuple[Rate, ...] | None
    names: Mapping[str, str]


def get_fairness(user: User, proposal: Proposal, *, today: date) -> Fairness:
    """The proposal's selection rates, counted from its lines. Ages are those of the launch day.

    The establishment is where someone's last stay was: it is looked at here alone, after the choice, and never
    enters it.
    """
    require(user, "appraisal.read")
    edition = proposal.edition
    day = days_of(edition, today).handed_over_on
    last = Episode.objects.filter(person=OuterRef("person")).order_by("-entered_on", "-pk")
    sees_stays = may(user, "custody.read")
    lines = ProposalLine.objects.filter(proposal=proposal).order_by()
    if sees_stays:
        lines = lines.annotate(establishment=Subquery(last.values("establishment__code")[:1]))
    names = {sex.value: str(sex.label) for sex in Sex}
    names |= {row.code: row.name for row in Territory.objects.filter(edition=edition)}
    names |= {row.code: row.name for row in Establishment.objects.all()} if sees_stays else {}
    fields = [
        "option",
        "person__sex",
        "person__birth_on",
        "person__birth_precision",
        "application__territory__code",
    ]
    rows = list(lines.values_list(*fields, *(["establishment"] if sees_stays else [])))
    taken = [row[0] is not None for row in rows]
    return Fairness(
        sex=_rates(zip((row[1] for row in rows), taken, strict=True)),
        age=_rates(zip((age_band(row[2], row[3], day) for row in rows), taken, strict=True)),
        territory=_rates(zip((row[4] for row in rows), taken, strict=True)),
        establishment=_rates(zip((row[5] or "" for row in rows), taken, strict=True)) if sees_stays else None,
        names=names,
    )


def age_band(birth_on: date, precision: str, day: date) -> str:
    """The band someone surely belongs to on the day."""
    birth = birth_date(birth_on, precision)
    if birth.earliest() > day:
        return UNSURE
    ages = age_range_on(birth, max(day, birth.earliest()))
    bands = {_band(ages.at_least), _band(ages.at_most)}
    return bands.pop() if len(bands) == 1 else UNSURE


def _band(age: int) -> str:
    return next((band for most, band in _BANDS if age <= most), OLDER)


def _rates(pairs: Iterable[tuple[str, bool]]) -> tuple[Rate, ...]:
    candidates: Counter[str] = Counter()
    selected: Counter[str] = Counter()
    for code, is_taken in pairs:
        candidates[code] += 1
        selected[code] += is_taken
    return selection_rates([Group(code, selected[code], count) for code, count in sorted(candidates.items())])
