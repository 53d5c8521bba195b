"""Who applies, with what project and which support options."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from fursa.sample.kits import KITS
from fursa.sample.network import establishment_codes
from fursa.sample.people import EDITION_DAY, Registry, SamplePerson
from fursa.sample.rows import SheetRow
from fursa.sample.territories import TERRITORIES, SampleTerritory
from fursa.sample.trades import TRADES, SampleTrade

PRICES = {kit.code: kit.price_mad for kit in KITS}
LEAST_MAD, MOST_MAD = 8000, 40000
PASS_MARK = 50
WOMEN_AMONG_APPLICANTS, YOUNG_AMONG_APPLICANTS = 63, 180
# What the best projects cost together with their cheapest options: a little over the published 5 million.
TOTAL_MAD = 5_090_000

_QUARTERS = (
    ("السلام", "Salam"), ("النهضة", "Nahda"), ("الأمل", "Amal"), ("الوحدة", "Wahda"), ("الفتح", "Fath"),
    ("المسيرة", "Massira"), ("الرياض", "Riad"), ("النور", "Nour"), ("الانبعاث", "Inbiaat"), ("الداخلة", "Dakhla"),
)  # fmt: skip


@dataclass(slots=True)
class Option:
    kind: str
    cheque_mad: int
    kits: tuple[tuple[str, int], ...]

    @property
    def cost_mad(self) -> int:
        return self.cheque_mad + sum(PRICES[code] * number for code, number in self.kits)


@dataclass(slots=True)
class Applicant:
    """A person with a project; `quality` of 100 is what the committee will find, give or take."""

    person: SamplePerson
    territory: SampleTerritory
    trade: SampleTrade
    reference: str
    quality: float
    options: list[Option]
    quarter: tuple[str, str]
    missing: str = ""  # "card", "expired", "diagnosis", "life_project": what readiness will list
    trained_inside: bool = False
    made_on: dt.date = field(default=EDITION_DAY)


def make_applicants(registry: Registry, random: Random) -> list[Applicant]:
    """Everyone who applies, territory by territory, with the few whose files are incomplete."""
    applicants: list[Applicant] = []
    establishments = establishment_codes()
    number = sum(territory.applications for territory in TERRITORIES)
    women = set(random.sample(range(number), WOMEN_AMONG_APPLICANTS))
    young = set(random.sample(range(number), YOUNG_AMONG_APPLICANTS))
    for territory in TERRITORIES:
        for _ in range(territory.applications):
            female = len(applicants) in women
            ages = (19, 29) if len(applicants) in young else (31, 57)
            place = (random.choice(territory.communes), territory.centre, establishments[territory.code])
            person = registry.person(female=female, ages=ages, on=EDITION_DAY, place=place, free=(70, 800))
            trade = choose_trade(territory, female, random)
            applicants.append(
                Applicant(
                    person=person,
                    territory=territory,
                    trade=trade,
                    reference=f"D-2015-{len(applicants) + 1:04}",
                    quality=min(94.0, max(30.0, random.gauss(65, 11))),
                    options=support_options(trade, random),
                    quarter=random.choice(_QUARTERS),
                    trained_inside=random.random() < 0.45,
                    made_on=person.released_on - dt.timedelta(days=random.randint(40, 110)),
                )
            )
    _make_minors(applicants, registry, random)
    _make_incomplete(applicants, random)
    _lift_small_territories(applicants)
    _reach_cost(applicants)
    return applicants


def choose_trade(territory: SampleTerritory, female: bool, random: Random) -> SampleTrade:
    """A trade by how often it comes, among those that make sense here."""
    possible = [t for t in TRADES if not t.where or t.where in territory.land]
    return random.choices(possible, [t.weight * (t.women if female else 1) for t in possible])[0]


def support_options(trade: SampleTrade, random: Random) -> list[Option]:
    """One to four ways to support the project, the person's first wish first; costs lie near each other."""
    kits = trade.kits
    equipment = sum(PRICES[code] * number for code, number in kits)
    capital = _rounded(random.randint(*trade.capital_mad))
    total = max(LEAST_MAD, equipment + capital)
    as_cheque = Option("cheque", _rounded(total), ())
    if not kits:
        return [as_cheque, Option("cheque", _rounded(total * 1.15), ())][: random.choice((1, 1, 2))]
    both = Option("both", max(capital, LEAST_MAD - equipment), kits)
    more = Option("both", both.cheque_mad + random.choice((1000, 1500, 2500)), kits)
    possible = [both, as_cheque, more]
    if equipment >= LEAST_MAD and random.random() < 0.35:
        possible.append(Option("equipment", 0, kits))
    first = random.choices(possible, [6, 3, 1, 3][: len(possible)])[0]
    others = [o for o in possible if o is not first]
    random.shuffle(others)
    return [first, *others[: random.choices((0, 1, 2, 3), (40, 38, 16, 6))[0]]]


def _rounded(amount: float) -> int:
    """To the hundreds, as committees give."""
    return round(amount / 100) * 100


def _make_minors(applicants: list[Applicant], registry: Registry, random: Random) -> None:
    """Five minors, each with a guardian, who will receive for them."""
    large = [a for a in applicants if a.territory.places >= 28 and not a.trade.where]
    for applicant in random.sample(large, 5):
        person = applicant.person
        person.birth = EDITION_DAY - dt.timedelta(days=random.randint(16 * 366, 17 * 365 + 200))
        person.released_on = EDITION_DAY - dt.timedelta(days=random.randint(70, 300))
        person.entered_on = person.released_on - dt.timedelta(days=random.randint(90, 200))
        applicant.made_on = person.released_on - dt.timedelta(days=random.randint(20, 60))
        person.guardian = registry.guardian()


_INCOMPLETE = {"card": 8, "expired": 7, "diagnosis": 6, "life_project": 4}


def _make_incomplete(applicants: list[Applicant], random: Random) -> None:
    """Some files lack something: readiness lists who must do what."""
    large = [a for a in applicants if a.territory.places >= 20 and not a.person.guardian]
    chosen = iter(random.sample(large, sum(_INCOMPLETE.values())))
    for missing, number in _INCOMPLETE.items():
        for _ in range(number):
            applicant = next(chosen)
            applicant.missing = missing
            if missing == "card":
                applicant.person.cnie = ""
            elif missing == "expired":
                applicant.person.cnie_valid_until = EDITION_DAY - dt.timedelta(days=random.randint(20, 500))


def _lift_small_territories(applicants: list[Applicant]) -> None:
    """Enough whole files above the pass mark in every territory, whatever chance brought."""
    for territory in TERRITORIES:
        whole = [a for a in applicants if a.territory is territory and not a.missing]
        needed = territory.places + max(2, territory.places // 10)
        for place, applicant in enumerate(sorted(whole, key=lambda a: -a.quality)[:needed]):
            applicant.quality = max(applicant.quality, 57.0 + place % 4)


def _reach_cost(applicants: list[Applicant]) -> None:
    """Moves every cheque by the same amount until the best projects together cost what was published."""
    best: list[Applicant] = []
    for territory in TERRITORIES:
        whole = [a for a in applicants if a.territory is territory and not a.missing]
        best += sorted(whole, key=lambda a: -a.quality)[: territory.places]
    for _ in range(8):  # the least amount and the hundreds make it a little less than linear
        missing = TOTAL_MAD - sum(min(o.cost_mad for o in a.options) for a in best)
        step = _rounded(missing / len(best))
        if step == 0:
            break
        for option in (o for a in applicants for o in a.options if o.cheque_mad):
            option.cheque_mad = max(
                LEAST_MAD - (option.cost_mad - option.cheque_mad), option.cheque_mad + step, 500
            )


def application_rows(applicants: list[Applicant]) -> Iterator[SheetRow]:
    """The sheet applications."""
    for applicant in applicants:
        quarter_ar, quarter_fr = applicant.quarter
        row: SheetRow = {
            "application": applicant.reference,
            "person": applicant.person.reference,
            "territory": applicant.territory.code,
            "trade_isco": applicant.trade.isco,
            "title_ar": f"{applicant.trade.ar} بحي {quarter_ar}",
            "title_fr": f"{applicant.trade.fr}, quartier {quarter_fr}",
            "summary": f"{applicant.trade.ar}: مشروع مدر للدخل بحي {quarter_ar}، {applicant.territory.ar}.",
        }
        for number, option in enumerate(applicant.options, 1):
            row[f"option{number}_kind"] = option.kind
            row[f"option{number}_cheque_mad"] = option.cheque_mad or None
            row[f"option{number}_kits"] = "; ".join(f"{code}:{n}" for code, n in option.kits) or None
        yield row
