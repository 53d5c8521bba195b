"""The themes of the last interview on a person's page: only those that were spoken of, in the words of the form."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.core.localized import listed
from fursa.core.templatetags.parts import Fact, Money, Status, Tone
from fursa.diagnosis.models import Circumstances, Diagnosis, Health, Paper
from fursa.diagnosis.queries import get_themes
from fursa.exchange.choices import LANGUAGES


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: its title and its lines."""

    title: str
    facts: list[Fact]
    # Read by few: said beside it, so that nobody copies it elsewhere.
    is_confidential: bool = False


def themes_of(user: User, diagnosis: Diagnosis) -> list[Theme]:
    """The themes that were spoken of, in the order of the form."""
    spoken = get_themes(user, diagnosis)
    told = spoken.circumstances
    found = [
        Theme(_("Papers and requests"), _papers(spoken.papers)),
        Theme(_("Languages"), _languages(diagnosis)),
        *(
            [Theme(_("Family and housing"), _home(told)), Theme(_("Means and wishes"), _means(told))]
            if told
            else []
        ),
        *([Theme(_("Health"), _health(spoken.health), is_confidential=True)] if spoken.health else []),
        Theme(_("Reading and agreement"), _agreement(diagnosis)),
    ]
    return [theme for theme in found if theme.facts]


def _said(*facts: tuple[object, object]) -> list[Fact]:
    """The lines that have an answer."""
    return [Fact(term, value) for term, value in facts if value not in ("", None)]


def _yes_no(value: bool | None) -> str:
    return "" if value is None else _("Yes") if value else _("No")


def _papers(papers: list[Paper]) -> list[Fact]:
    tones: dict[str, Tone] = {Paper.State.HAS: "good", **dict.fromkeys(Paper.MISSING, "warning")}
    return [
        Fact(paper.get_kind_display(), Status(paper.get_state_display(), tones.get(paper.state, "quiet")))
        for paper in papers
    ]


def _languages(diagnosis: Diagnosis) -> list[Fact]:
    labels = {choice.code: choice.label((get_language() or "ar")[:2]) for choice in LANGUAGES.choices}
    codes = [code for code in diagnosis.languages.split(",") if code]
    return _said((_("Spoken"), listed(labels.get(code, code) for code in codes)))


def _home(told: Circumstances) -> list[Fact]:
    return _said(
        (_("Family situation"), told.get_family_display()),
        (_("Children"), told.children),
        (_("People supported"), told.dependants),
        (_("Support of the family"), told.get_family_support_display()),
        (_("Housing"), told.get_housing_display()),
        (_("Commune"), told.commune.name if told.commune else ""),
    )


def _means(told: Circumstances) -> list[Fact]:
    debts = Money(told.debts_centimes) if told.debts_centimes is not None else _yes_no(told.has_debts)
    codes = [code for code in told.counselling.split(",") if code]
    wished = listed(str(Circumstances.Counselling(code).label) for code in codes)
    return _said(
        (_("Strengths"), told.strengths),
        (_("Debts"), debts),
        (_("Phone"), told.get_phone_display()),
        (_("Use of the internet"), told.get_digital_display()),
        (_("Counselling wished"), wished),
    )


def _health(health: Health) -> list[Fact]:
    return _said(
        (_("Health"), health.get_condition_display()),
        (_("Disability to be taken into account"), _yes_no(health.has_disability)),
        (_("Help with an addiction"), health.get_addiction_display()),
        (_("What should be known"), health.note),
    )


def _agreement(diagnosis: Diagnosis) -> list[Fact]:
    return _said(
        (_("Read aloud"), _yes_no(diagnosis.was_read_aloud)),
        (_("Agreed by"), diagnosis.get_agreement_display()),
        (_("Witness"), diagnosis.witness),
    )
