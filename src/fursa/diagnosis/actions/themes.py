"""Writing the themes of an interview beside it: papers, circumstances, health."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from fursa.core.errors import InvalidError
from fursa.diagnosis.models import Circumstances, Diagnosis, Health, Paper
from fursa.diagnosis.policies.writing import refuse_offence, refuse_unlisted
from fursa.territory.queries import get_area

MOST_PEOPLE = 30
MOST_DEBTS_CENTIMES = 10**10


@dataclass(frozen=True, slots=True)
class PaperTold:
    """One paper and how it stands, by the codes of `Paper.Kind` and `Paper.State`."""

    kind: str
    state: str
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class CircumstancesTold:
    """By the codes of `Circumstances`; `commune` is an HCP code; debts in centimes; empty where it was not told."""

    family: str = ""
    children: int | None = None
    dependants: int | None = None
    family_support: str = ""
    housing: str = ""
    commune: str = ""
    has_debts: bool | None = None
    debts_centimes: int | None = None
    phone: str = ""
    digital: str = ""
    strengths: str = ""
    counselling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HealthTold:
    """By the codes of `Health`."""

    condition: str = ""
    has_disability: bool | None = None
    addiction: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Themes:
    """What the interview told beside trades; a theme that was not spoken of is empty and writes no row."""

    papers: tuple[PaperTold, ...] = ()
    circumstances: CircumstancesTold = CircumstancesTold()
    health: HealthTold = HealthTold()


NOTHING_ELSE = Themes()


def refuse_wrong_themes(themes: Themes) -> None:
    """InvalidError for a code that is not listed, a number out of bounds, or an offence in a text."""
    for paper in themes.papers:
        refuse_unlisted(Paper.Kind, paper.kind)
        refuse_unlisted(Paper.State, paper.state)
    if len({paper.kind for paper in themes.papers}) < len(themes.papers):
        raise InvalidError(_("The same paper is written twice."))
    told, health = themes.circumstances, themes.health
    answers: list[tuple[type[TextChoices], str]] = [
        (Circumstances.Family, told.family), (Circumstances.Support, told.family_support),
        (Circumstances.Housing, told.housing), (Circumstances.Phone, told.phone),
        (Circumstances.Digital, told.digital), (Health.Condition, health.condition),
        (Health.Addiction, health.addiction), *((Circumstances.Counselling, code) for code in told.counselling),
    ]  # fmt: skip
    for choices, code in answers:
        refuse_unlisted(choices, code)
    for number in (told.children, told.dependants):
        if number is not None and not 0 <= number <= MOST_PEOPLE:
            raise InvalidError(_("Numbers of people are from 0 to %(most)s."), most=MOST_PEOPLE)
    if told.debts_centimes is not None and not 0 <= told.debts_centimes <= MOST_DEBTS_CENTIMES:
        raise InvalidError(_("The amount of the debts is not possible."))
    refuse_offence(told.strengths, health.note)


def write_themes(diagnosis: Diagnosis, themes: Themes) -> list[str]:
    """Write a row for each theme that was spoken of; returns their names for the audit, health left out."""
    of = {"diagnosis": diagnosis, "person": diagnosis.person}
    Paper.objects.bulk_create(Paper(**of, **asdict(paper)) for paper in themes.papers)
    written = ["papers"] if themes.papers else []
    if themes.circumstances != CircumstancesTold():
        told = asdict(themes.circumstances)
        told["commune"] = get_area(told["commune"]) if told["commune"] else None
        told["counselling"] = ",".join(told["counselling"])
        Circumstances.objects.create(**of, **told)
        written.append("circumstances")
    if themes.health != HealthTold():
        Health.objects.create(**of, **asdict(themes.health))
    return written
