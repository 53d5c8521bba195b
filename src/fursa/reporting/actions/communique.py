"""بلاغ: figures and facts drawn from what was published; protocol prose is left to people."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.utils import translation
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.core.localized import in_language
from fursa.documents.actions import DocumentRequest, issue_documents
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.communique import Communique, FigureTable, KeyFigure
from fursa.documents.paper.values import Wording
from fursa.editions.models import Edition
from fursa.reporting.models import Publication
from fursa.rules.indicators import INDICATORS
from fursa.rules.money import format_money_with_unit

LANGUAGES = ("ar", "fr", "en")
_KEYS = UUID("2b0b6a41-9f5d-4d55-8a08-6a4f3c8f7e31")


def issue_communiques(
    *, actor: User, edition: Edition, publication: Publication, on: date
) -> list[IssuedDocument]:
    """The communiqué of one publication in Arabic, French and English, once each."""
    requests = [
        DocumentRequest(
            key=uuid5(_KEYS, f"{publication.uuid}:{language}"),
            content=word_communique(edition, publication.figures, language, on),
            edition_code=edition.code,
            edition=Wording(**edition.names),
            issued_on=on,
            subject=publication.uuid,
            language=language,
        )
        for language in LANGUAGES
    ]
    return issue_documents(actor=actor, requests=requests)


def word_communique(edition: Edition, figures: dict[str, Any], language: str, on: date) -> Communique:
    """The statement in one language, every figure from the publication."""
    with translation.override(language):
        previous = figures["previous_year"]
        learning = previous["learning"]
        paragraphs = [
            _(
                "%(edition)s: %(people)s beneficiaries in %(territories)s territories received support for "
                "their own projects, as cheques, equipment or both, for a total of %(amount)s."
            )
            % {
                "edition": edition.name,
                "people": shown(figures["beneficiaries"]),
                "territories": figures["territories"],
                "amount": _money(figures["committed_centimes"], language),
            },
            _(
                "Each beneficiary carries an individual life project, drawn from a diagnosis and consistent with "
                "their training, their experience and the needs of the labour market."
            ),
            _(
                "In %(year)s, %(employed)s people were employed in citizen enterprises, %(projects)s "
                "micro-projects were supported, and %(learners)s people were in education, training, "
                "apprenticeship or paid placement. These figures may count the same people and are not added up."
            )
            % {
                "year": previous["year"],
                "employed": shown(previous["employed_in_citizen_enterprises"]),
                "projects": shown(previous["micro_projects"]),
                "learners": shown(learning["total"]),
            },
        ]
        return Communique(
            title=edition.name,
            place=in_language(edition.implementer, language),
            published_on=on,
            key_figures=(
                KeyFigure(value=shown(figures["beneficiaries"]), label=_(INDICATORS["beneficiaries"].title)),
                KeyFigure(value=str(figures["territories"]), label=_(INDICATORS["territories"].title)),
                KeyFigure(
                    value=_money(figures["committed_centimes"], language),
                    label=_(INDICATORS["committed"].title),
                ),
            ),
            paragraphs=tuple(paragraphs),
            tables=(_by_territory(figures, language), _by_sex(figures), _learning(learning)),
            notes=(
                _("Figures counted from the programme's records on %(day)s.") % {"day": f"{on:%d/%m/%Y}"},
                _("A dash stands for a figure under 10, or one that would give such a figure away."),
            ),
        )


def shown(value: int | None) -> str:
    """A figure as printed; a dash where it is withheld."""
    return "–" if value is None else str(value)


def _money(centimes: int | None, language: str) -> str:
    return "–" if centimes is None else format_money_with_unit(centimes, language)


def _by_territory(figures: dict[str, Any], language: str) -> FigureTable:
    rows = [(in_language(row["names"], language), shown(row["people"])) for row in figures["by_territory"]]
    return FigureTable(
        title=_("Beneficiaries by territory"),
        columns=(_("Territory"), _("Beneficiaries")),
        rows=(*rows, (_("Total"), shown(figures["beneficiaries"]))),
    )


def _by_sex(figures: dict[str, Any]) -> FigureTable:
    by_sex = figures["by_sex"]
    return FigureTable(
        title=_("Beneficiaries by sex"),
        columns=(_("Sex"), _("Beneficiaries")),
        rows=((_("Women"), shown(by_sex["female"])), (_("Men"), shown(by_sex["male"]))),
    )


def _learning(learning: dict[str, Any]) -> FigureTable:
    return FigureTable(
        title=_(INDICATORS["learning"].title),
        columns=(_("Total"), _("Women"), _("Juveniles")),
        rows=((shown(learning["total"]), shown(learning["women"]), shown(learning["juveniles"])),),
    )
