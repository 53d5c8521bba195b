"""The public page of figures: totals, one chart with its table, definitions, and a CSV of exactly what is shown."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fursa.core.localized import in_language
from fursa.core.templatetags.parts import Card, Chart, Column, Link, Money, Table
from fursa.reporting import queries
from fursa.rules.indicators import INDICATORS

LANGUAGES = ("ar", "fr", "en")


@require_safe
def public_list(request: HttpRequest, language: str) -> HttpResponse:
    """The editions whose figures are published."""
    newest: dict[str, Any] = {}
    for publication in queries.list_publications():
        newest.setdefault(publication.edition.code, publication)
    context = {
        "editions": [
            Link(in_language(p.figures["names"]), reverse("reporting:public", args=[language, code]))
            for code, p in newest.items()
        ],
        "language_links": [(code, reverse("reporting:public-list", args=[code])) for code in LANGUAGES],
    }
    return render(request, "reporting/public_list.html", context)


@require_safe
def public(request: HttpRequest, language: str, code: str) -> HttpResponse:
    """What was published of one edition; reads no person's row."""
    publication = queries.get_publication(code)
    figures = publication.figures
    context = {
        "title": in_language(figures["names"]),
        "published_at": publication.published_at,
        "is_sample": figures["sample"],
        "cards": _cards(figures),
        "chart": _chart(figures),
        "table": _table(figures) if any(row["people"] is None for row in figures["by_territory"]) else None,
        "departures": _departures(figures.get("decisions")),
        "sexes": _sexes(figures),
        "year": _year(figures["previous_year"]),
        "year_number": str(figures["previous_year"]["year"]),
        "definitions": [(_(i.title), _(i.definition), _(i.method)) for i in INDICATORS.values()],
        "csv_url": reverse("reporting:public-csv", args=[language, code]),
        "language_links": [(other, reverse("reporting:public", args=[other, code])) for other in LANGUAGES],
    }
    response = render(request, "reporting/public.html", context)
    response["Cache-Control"] = "public, max-age=300"
    return response


def shown(value: int | None) -> object:
    return "–" if value is None else value


def _money(centimes: int | None) -> object:
    return "–" if centimes is None else Money(centimes)


def _written(value: int | None) -> object:
    return "" if value is None else value


def _cards(figures: dict[str, Any]) -> list[Card]:
    return [
        Card(_("Beneficiaries"), shown(figures["beneficiaries"])),
        Card(_("Territories"), figures["territories"]),
        Card(_("Support awarded"), _money(figures["committed_centimes"])),
        Card(_("Centres open"), figures["centres"]["open"]),
    ]


def _departures(decisions: dict[str, int | None] | None) -> str:
    """How often the committee departed from the proposal; "" where too little was decided."""
    if not decisions or not decisions["taken"]:
        return ""
    return departures_said(decisions["taken"], decisions["departures"])


def departures_said(taken: int, departures: int | None) -> str:
    """The same in two sentences; `departures` None where it is small."""
    words = ngettext(
        "The committee took %(count)s decision.", "The committee took %(count)s decisions.", taken
    )
    if departures is None:
        how = _("Fewer than 10 of them depart from the proposal, each with its reason in the minutes.")
    elif departures == 0:
        how = _("None departs from the proposal.")
    else:
        how = ngettext(
            "%(count)s of them departs from the proposal, with its reason in the minutes.",
            "%(count)s of them depart from the proposal, each with its reason in the minutes.",
            departures,
        ) % {"count": departures}
    return f"{words % {'count': taken}} {how}"


def _chart(figures: dict[str, Any]) -> Chart | None:
    """Drawn only where every territory's figure is published: a missing bar would read as nobody."""
    rows = [(in_language(row["names"]), row["people"]) for row in figures["by_territory"]]
    if any(people is None for _name, people in rows):
        return None
    return Chart(
        title=_("Beneficiaries by territory"),
        heading=_("Territory"),
        series=[_("Beneficiaries")],
        rows=[(name, [people]) for name, people in rows],
        total=[_("Total"), shown(figures["beneficiaries"])],
    )


def _table(figures: dict[str, Any]) -> Table:
    rows = [[in_language(row["names"]), shown(row["people"])] for row in figures["by_territory"]]
    columns = [Column(_("Territory")), Column(_("Beneficiaries"), "num")]
    total = [_("Total"), shown(figures["beneficiaries"])]
    return Table(_("Beneficiaries by territory"), columns, rows, total=total, stacks=False)


def _sexes(figures: dict[str, Any]) -> Table:
    by_sex = figures["by_sex"]
    rows = [[_("Women"), shown(by_sex["female"])], [_("Men"), shown(by_sex["male"])]]
    columns = [Column(_("Sex")), Column(_("Beneficiaries"), "num")]
    return Table(
        _("Beneficiaries by sex"),
        columns,
        rows,
        total=[_("Total"), shown(figures["beneficiaries"])],
        stacks=False,
    )


def _year(year: dict[str, Any]) -> Table:
    learning = year["learning"]
    rows = [
        [_("Employed in citizen enterprises"), shown(year["employed_in_citizen_enterprises"])],
        [_("Micro-projects supported"), shown(year["micro_projects"])],
        [_("In education, training and placement"), shown(learning["total"])],
        [_("… of whom women"), shown(learning["women"])],
        [_("… of whom juveniles"), shown(learning["juveniles"])],
    ]
    caption = _("Results of %(year)s") % {"year": year["year"]}
    return Table(
        caption, [Column(_("Figure")), Column(_("Number"), "num")], rows, stacks=False, caption_hidden=True
    )


@require_safe
def public_csv(request: HttpRequest, language: str, code: str) -> HttpResponse:
    """Exactly the tables of the page, without direction marks; a withheld figure is empty."""
    figures = queries.get_publication(code).figures
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["dimension", "code", "name", "beneficiaries"])
    for row in figures["by_territory"]:
        rows.writerow(["territory", row["code"], in_language(row["names"]), _written(row["people"])])
    for sex, name in (("female", _("Women")), ("male", _("Men"))):
        rows.writerow(["sex", sex, name, _written(figures["by_sex"][sex])])
    rows.writerow(["total", "", _("Total"), _written(figures["beneficiaries"])])
    # The mark tells spreadsheets that this is UTF-8.
    response = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{code}.csv"'
    return response
