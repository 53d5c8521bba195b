"""The committee's marks: five members, four criteria, a few recusals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from fursa.sample.applications import Applicant
from fursa.sample.rows import SheetRow

# code, Arabic, French, English, points
CRITERIA = (
    (
        "coherence",
        "انسجام المشروع مع التكوين والخبرة",
        "Cohérence avec la formation et l'expérience",
        "Consistency with training and experience",
        30,
    ),
    (
        "market",
        "ملاءمة المشروع لحاجيات السوق",
        "Adéquation avec le marché",
        "Fit with the needs of the market",
        25,
    ),
    ("feasibility", "قابلية المشروع للإنجاز", "Faisabilité", "Feasibility", 25),
    ("motivation", "الدافعية والاستعداد", "Motivation", "Motivation", 20),
)
# code, Arabic, French, signs the minutes; roles, not people
MEMBERS = (
    ("president", "رئيس(ة) لجنة الانتقاء (نموذج)", "Président(e) du comité (exemple)", True),
    ("foundation", "ممثل(ة) المؤسسة المنفذة (نموذج)", "Représentant(e) de la fondation (exemple)", True),
    ("training", "ممثل(ة) قطاع التكوين (نموذج)", "Représentant(e) de la formation (exemple)", True),
    ("employment", "ممثل(ة) مصالح التشغيل (نموذج)", "Représentant(e) de l'emploi (exemple)", False),
    (
        "civil-society",
        "ممثل(ة) المجتمع المدني (نموذج)",
        "Représentant(e) de la société civile (exemple)",
        False,
    ),
)


def mark_rows(
    applicants: list[Applicant],
    random: Random,
    criteria: Sequence[tuple[str, str, str, str, int]] = CRITERIA,
    members: Sequence[tuple[str, str, str, bool]] = MEMBERS,
) -> Iterator[SheetRow]:
    """The sheet marks, by half points around the project's quality; each member has a hand of their own."""
    severity = {code: random.gauss(0, 1.5) for code, *_ in members}
    for applicant in applicants:
        leaning = {code: random.gauss(0, 4) for code, *_ in criteria}
        recused = random.choice(members)[0] if random.random() < 0.03 else ""
        for member, *_ in members:
            if member == recused:
                yield {"application": applicant.reference, "member": member, "recused": True}
                continue
            for criterion, *_, points in criteria:
                share = applicant.quality + severity[member] + leaning[criterion] + random.gauss(0, 4)
                mark = round(min(100.0, max(5.0, share)) / 100 * points * 2) / 2
                yield {
                    "application": applicant.reference,
                    "member": member,
                    "criterion": criterion,
                    "mark": mark,
                }
