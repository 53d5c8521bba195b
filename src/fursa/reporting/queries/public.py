"""What may leave the installation: the same figures with small cells and their complements withheld."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.editions.models import Award, Edition
from fursa.editions.queries.awards import LIVING
from fursa.reporting.models import Publication
from fursa.reporting.queries.figures import edition_figures
from fursa.rules.disclosure import Figures, Table, UnprotectableError, cell, publish

SMALLEST = 10


def public_figures(user: User, edition: Edition) -> dict[str, Any]:
    """The figures of `edition_figures` as they may be published; None stands for a withheld one.

    Beneficiaries are shown by territory and by sex, decided together with the total, so that no subtraction
    gives a small cell away. (Crossed, nearly every cell would be withheld.)
    """
    require(user, "report.publish")
    inside = edition_figures(user, edition)
    living = Award.objects.filter(edition=edition, state__in=LIVING).order_by()
    people = _withhold(
        [
            Table(("territory",), _count(living, "territory__code")),
            Table(("sex",), _count(living, "person__sex")),
        ]
    )
    total = _value(people)
    territories = {t.code: t.names for t in edition.territories.all()}
    return {
        "edition": edition.code,
        "names": edition.names,
        "sample": edition.is_sample,
        "beneficiaries": total,
        "territories": inside["territories"],
        # What very few received together says what each received.
        "committed_centimes": None if total is None else inside["committed_centimes"],
        "handed_over": {part: _large(count) for part, count in inside["handed_over"].items()},
        "by_territory": [
            {
                "code": code,
                "names": names,
                "people": _value(people, territory=code),
            }
            for code, names in territories.items()
        ],
        "by_sex": {sex: _value(people, sex=sex) for sex in ("female", "male")},
        "decisions": {name: _large(count) for name, count in inside["decisions"].items()},
        "previous_year": _year(inside["previous_year"]),
        "centres": inside["centres"],
    }


def _withhold(tables: list[Table]) -> Figures:
    """The total of beneficiaries is announced, whatever it is; only where it would give few away it is not."""
    try:
        return publish(tables, smallest=SMALLEST, kept=[cell()])
    except UnprotectableError:
        return publish(tables, smallest=SMALLEST)


def _count(awards: QuerySet[Award], field: str) -> dict[tuple[str, ...], int]:
    return {(row[field],): row["n"] for row in awards.values(field).annotate(n=Count("pk"))}


def _value(figures: Figures, **categories: str) -> int | None:
    """The figure, None where it is withheld, 0 for a category nobody is in."""
    try:
        return figures.value(**categories)
    except KeyError:
        return 0


def _large(count: int) -> int | None:
    """A count that stands alone: withheld when small."""
    return count if count >= SMALLEST or count == 0 else None


def _year(year: dict[str, Any]) -> dict[str, Any]:
    learning = year["learning"]
    men = learning["total"] - learning["women"]
    adults = learning["total"] - learning["juveniles"]
    return {
        "year": year["year"],
        "employed_in_citizen_enterprises": _large(year["employed_in_citizen_enterprises"]),
        "micro_projects": _large(year["micro_projects"]),
        "learning": {
            "total": _large(learning["total"]),
            # A part is withheld with its complement: the total less one would give the other.
            "women": learning["women"] if min(learning["women"], men) >= SMALLEST else None,
            "juveniles": learning["juveniles"] if min(learning["juveniles"], adults) >= SMALLEST else None,
        },
    }


def list_publications() -> QuerySet[Publication]:
    """Everything that was published, newest first; open to all, it holds no person."""
    return Publication.objects.select_related("edition").order_by("-published_at")


def get_publication(code: str) -> Publication:
    """The newest publication of an edition, or MissingError."""
    found = list_publications().filter(edition__code=code).first()
    if found is None:
        raise MissingError
    return found
