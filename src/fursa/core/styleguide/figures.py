"""Invented figures: cards, a table of candidates, two charts, a run."""

from __future__ import annotations

import uuid
from types import SimpleNamespace

from fursa.core.styleguide.texts import pick
from fursa.core.templatetags.parts import Card, Chart, Column, Link, Money, Status, Table


def cards() -> list[Card]:
    return [
        Card(
            pick("الطلبات", "Demandes"),
            1450,
            pick("منها 12 غير مكتملة", "dont 12 incomplètes"),
            Link(pick("افتح اللائحة", "Ouvrir la liste"), "?"),
        ),
        Card(pick("المستفيدون", "Bénéficiaires"), 200, pick("في 12 مدينة", "dans 12 villes")),
        Card(pick("الغلاف المالي", "Budget"), Money(503_250_000)),
        Card(pick("الباقي", "Reste"), Money(1_234_50), pick("بعد الالتزام بالنفقة", "après engagement")),
    ]


def candidates() -> Table:
    return Table(
        caption=pick("المرشحون حسب الاستحقاق", "Candidats par ordre de mérite"),
        columns=[
            Column(pick("المعني(ة) بالأمر", "Personne")),
            Column(pick("الحرفة", "Métier")),
            Column(pick("النقطة", "Note"), "num"),
            Column(pick("المبلغ", "Montant"), "money"),
            Column(pick("المقترح", "Proposition")),
            Column(pick("التعليل", "Motif")),
        ],
        rows=[
            (
                Link(pick("نعيمة الوردي", "Naima El Ouardi"), "?"),
                pick("خياطة", "Couture"),
                87,
                1_850_000,
                Status(pick("قبول", "Acceptée"), "good"),
                pick("الأعلى نقطة في سوس ماسة", "Meilleure note du territoire"),
            ),
            (
                Link(pick("إدريس حمدان", "Driss Hamdane"), "?"),
                pick("لحام", "Soudure"),
                9,
                4_000_000,
                Status(pick("لائحة الانتظار", "Liste d'attente"), "waiting"),
                pick("نفدت أماكن الحرفة بالمدينة", "Plafond du métier atteint dans la ville"),
            ),
            (
                Link(pick("يوسف العلمي", "Youssef Alami"), "?"),
                pick("بيع السمك بدراجة ثلاثية", "Vente de poisson"),
                41,
                812_350,
                Status(pick("عدم القبول", "Non retenue"), "bad"),
                pick("دون نقطة النجاح وهي 50", "Sous la note minimale de 50"),
            ),
        ],
        total=(pick("المجموع", "Total"), None, None, 6_662_350, None, None),
    )


def bars() -> Chart:
    places = [
        ("أكادير", "Agadir", 41),
        ("الدار البيضاء", "Casablanca", 112),
        ("فاس", "Fès", 38),
        ("طنجة", "Tanger", 9),
    ]
    return Chart(
        title=pick("المستفيدون حسب المدينة", "Bénéficiaires par ville"),
        heading=pick("المدينة", "Ville"),
        series=[pick("المستفيدون", "Bénéficiaires")],
        rows=[(pick(arabic, french), [count]) for arabic, french, count in places],
        total=(pick("المجموع", "Total"), sum(count for *_, count in places)),
        source=pick("المصدر: سجلات التسليم، 30/06/2015", "Source : registre des remises, 30/06/2015"),
    )


def line() -> Chart:
    months = [
        ("يناير", "janvier", 120_000_00, 80_000_00),
        ("فبراير", "février", 260_000_00, 190_000_00),
        ("مارس", "mars", 410_500_00, 405_000_00),
    ]
    return Chart(
        title=pick("الالتزام والأداء حسب الشهر", "Engagé et payé par mois"),
        heading=pick("الشهر", "Mois"),
        series=[pick("الالتزام بالنفقة", "Engagé"), pick("الأداء", "Payé")],
        rows=[(pick(arabic, french), [a, b]) for arabic, french, a, b in months],
        kind="line",
        unit="money",
    )


def example_run(state: str, done: int, total: int) -> SimpleNamespace:
    step = pick("قراءة لائحة الأشخاص", "Lecture de la liste des personnes")
    error = pick("السطر 12: تاريخ غير مفهوم", "Ligne 12 : date incomprise") if state == "failed" else ""
    return SimpleNamespace(
        uuid=uuid.uuid5(uuid.NAMESPACE_URL, state),
        step=step,
        done=done,
        total=total,
        state=state,
        error=error,
    )
