"""The invented people of the demonstration's today: what each of them is there to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fursa.diagnosis.actions import TradeKnown

FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a life project: so many days ago (before the release: by the officer), and what it says."""

    days_ago: int
    themes: dict[str, dict[str, Any]]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One invented person. `leaves_in`: days until the expected release; negative: released so long ago."""

    code: str
    names: tuple[str, str, str, str]
    leaves_in: int
    sex: str = "male"
    born: int = 1990
    cnie: str = ""
    card_ends_in: int = 900
    to_centre: bool = True
    can_read: bool = True
    schooling: str = ""
    trades: tuple[TradeKnown, ...] = ()
    versions: tuple[Version, ...] = field(default_factory=tuple)
    ended_ago: int | None = None


def _goal(goal: str, title: str, trade: str = "", place: str = "") -> dict[str, Any]:
    return {"goal": goal, "title": title, "trade": trade, "place": place}


def _rows(today: date, *rows: tuple[str, str, int], kinds: tuple[str, ...] = ()) -> dict[str, Any]:
    """Lines of (what, by whom, in how many days); needs carry their kinds."""
    made = [
        {"text": text, "owner": owner, "due_on": (today + timedelta(days=days)).isoformat()}
        for text, owner, days in rows
    ]
    return {"rows": [{"kind": kind, **row} for kind, row in zip(kinds, made, strict=True)] if kinds else made}


def _costs(
    investment: int, own: int, sales: int, purchases: int, charges: int, living: int
) -> dict[str, int]:
    """Amounts in dirhams."""
    return {
        "investment_centimes": investment * 100,
        "own_contribution_centimes": own * 100,
        "monthly_sales_centimes": sales * 100,
        "monthly_purchases_centimes": purchases * 100,
        "monthly_charges_centimes": charges * 100,
        "monthly_living_centimes": living * 100,
    }


def invented(today: date) -> list[Somebody]:
    """Eight people, each with a story that a page should show."""
    return [*_leaving(today), *_outside(today)]


def _leaving(today: date) -> list[Somebody]:
    """Those who leave within ninety days."""
    friday = next(days for days in range(21, 29) if (today + timedelta(days=days)).weekday() == FRIDAY)
    tailor = (TradeKnown("7531", Decimal(4), "certificate"),)
    return [
        Somebody("mourad", ("مراد", "الصنهاجي", "Mourad", "Sanhaji"), 5, cnie="SAMPLE101", schooling="lower_secondary",
                 trades=tailor),
        Somebody(
            "hassan", ("حسن", "الإدريسي", "Hassan", "Idrissi"), 20, born=1984, schooling="primary",
            trades=(TradeKnown("7115", Decimal(6), "attestation"),),
            versions=(
                Version(60, {
                    "goal": _goal("employment", "نجار في ورش للبناء", "7115", "06.141.01.0"),
                    "needs": _rows(today, ("إنجاز البطاقة الوطنية للتعريف", "service", 15), kinds=("papers",)),
                    "steps": _rows(today, ("لقاء المقاولة الشريكة", "service", 25), ("بدء العمل", "person", 40)),
                }),
                Version(10, {
                    "goal": _goal("self_employment", "ورشة صغيرة للنجارة", "7115", "06.141.01.0"),
                    "steps": _rows(today, ("كراء محل صغير", "family", 30), ("اقتناء العدة", "service", 45),
                                   ("أول طلبية", "person", 60)),
                    "costs": _costs(22_000, 2_000, 9_000, 4_000, 1_800, 2_000),
                }, "وجدت الأسرة محلا، ويفضل العمل لحسابه"),
            ),
        ),
        Somebody("said", ("سعيد", "البقالي", "Said", "Bakkali"), 40, born=1979, cnie="SAMPLE102", card_ends_in=-30,
                 to_centre=False, schooling="none"),
        Somebody(
            "fatima", ("فاطمة", "العمراني", "Fatima", "Amrani"), 60, sex="female", born=1995, cnie="SAMPLE103",
            to_centre=False, can_read=False, schooling="none", trades=(TradeKnown("5120", Decimal(3)),),
            versions=(
                Version(20, {
                    "goal": _goal("apprenticeship", "تعلم صناعة الحلويات لدى معلمة", "7512", "04.441.01.0"),
                    "needs": _rows(today, ("سكن مؤقت قرب مكان التعلم", "service", 50), kinds=("housing",)),
                    "steps": _rows(today, ("زيارة المعلمة", "service", 65), ("بدء التدرج", "person", 80)),
                }),
            ),
        ),
        Somebody("youssef", ("يوسف", "المريني", "Youssef", "Marini"), 85, born=2003, to_centre=False),
        Somebody(
            "nabil", ("نبيل", "السوسي", "Nabil", "Soussi"), friday, born=1988, cnie="SAMPLE104",
            schooling="upper_secondary", trades=(TradeKnown("7411", Decimal(2), "diploma"),),
            versions=(
                Version(30, {
                    "goal": _goal("employment", "كهربائي في مقاولة", "7411", "04.281.01.01"),
                    "steps": _rows(today, ("إعداد السيرة الذاتية", "person", 10), ("مقابلة التشغيل", "partner", 35)),
                }),
            ),
        ),
    ]  # fmt: skip


def _outside(today: date) -> list[Somebody]:
    """Those who are out, with what they have agreed since."""
    tailor = (TradeKnown("7531", Decimal(4), "certificate"),)
    return [
        Somebody(
            "karima", ("كريمة", "بوزيد", "Karima", "Bouzid"), -45, sex="female", born=1991, cnie="SAMPLE105",
            schooling="primary", trades=tailor,
            versions=(
                Version(90, {
                    "goal": _goal("paid_placement", "تدريب في معمل للخياطة", "7531", "04.441.01.0"),
                    "steps": _rows(today, ("طلب التدريب", "service", -40), ("بدء التدريب", "person", -20)),
                }),
                Version(12, {
                    "goal": _goal("self_employment", "خياطة في البيت ثم في محل", "7531", "04.441.01.0"),
                    "steps": _rows(today, ("اقتناء آلة خياطة", "service", 20), ("التسجيل كمقاولة ذاتية", "person", 35),
                                   ("كراء محل", "person", 120)),
                    "costs": _costs(15_000, 1_500, 6_500, 2_000, 900, 2_500),
                }, "انتهى التدريب، ولديها زبونات في الحي"),
            ),
        ),
        Somebody(
            "kebir", ("عبد الكبير", "الزموري", "Abdelkebir", "Zemmouri"), -100, born=1972, cnie="SAMPLE106",
            schooling="primary", trades=(TradeKnown("8322", Decimal(10), "attestation"),),
            versions=(
                Version(130, {
                    "goal": _goal("employment", "سائق لدى شركة للنقل", "8322", "06.141.01.0"),
                    "steps": _rows(today, ("تجديد رخصة السياقة", "person", -60)),
                }),
            ),
            ended_ago=20,
        ),
    ]  # fmt: skip
