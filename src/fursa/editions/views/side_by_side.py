"""Two proposals laid side by side: the numbers, the territories, who differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from fursa.core.templatetags.cells import amount as bare
from fursa.core.templatetags.parts import Chart, Column, Link, Status, Table
from fursa.editions.queries.paper import proof_of
from fursa.editions.queries.proposals import Comparison, Difference, ProposalFigures
from fursa.editions.queries.sentences import sentence
from fursa.editions.views.frame import mark, reference
from fursa.editions.views.marks_shown import support_of

A_PAGE = 15


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What a page shows of two proposals: `proofs` are (name, sentence), `differ` counts who differs."""

    figures: Table
    proofs: list[tuple[str, str]]
    chart: Chart
    page: Page[Difference]
    differences: Table
    differ: str


def side_by_side(
    request: HttpRequest,
    found: Comparison,
    *,
    names: tuple[str, str],
    which: tuple[str, str],
    own: int | None = None,
) -> SideBySide:
    """`names`: of the two; `which`: the addresses of their lists; `own`: the place of the edition's own aim."""
    edition = found.first.proposal.edition
    page = Paginator(found.differences, A_PAGE).get_page(request.GET.get("page"))
    return SideBySide(
        figures=_figures(edition.code, found, names, which, own),
        proofs=[
            (name, sentence(proof_of(side.proposal)))
            for name, side in zip(names, (found.first, found.second), strict=True)
        ],
        chart=_chart(found, names),
        page=page,
        differences=_differences(edition, page, names),
        differ=ngettext(
            "%(count)s application is treated differently",
            "%(count)s applications are treated differently",
            page.paginator.count,
        )
        % {"count": page.paginator.count},
    )


def _figures(
    code: str, found: Comparison, names: tuple[str, str], which: tuple[str, str], own: int | None
) -> Table:
    """A row for each number, a column for each proposal."""
    first, second = found.first, found.second
    rows: list[list[object]] = [
        [_("People proposed"), first.count, second.count],
        [_("Cost in dirhams"), bare(first.cost_centimes), bare(second.cost_centimes)],
        [_("Left of the budget, in dirhams"), bare(first.left_centimes), bare(second.left_centimes)],
        [_("Total of marks"), mark(first.value), mark(second.value)],
        [_("Better marked and passed over"), first.passed_over, second.passed_over],
        [_("Women"), _of(first.women, first), _of(second.women, second)],
        [_("Young adults (18 to 30)"), _of(first.young_adults, first), _of(second.young_adults, second)],
        [
            _("Every line with its reason"),
            *(Link(_("Open the list"), reverse("editions:lines", args=[code, each])) for each in which),
        ],
    ]
    own_words = _("%(aim)s – the aim of this edition")
    columns = [
        Column(_("Figure")),
        *(
            Column(capfirst(own_words % {"aim": name} if place == own else name), "num")
            for place, name in enumerate(names)
        ),
    ]
    return Table(_("Side by side"), columns, rows, caption_hidden=True)


def _of(part: int, figures: ProposalFigures) -> SafeString:
    """A number with its share of those proposed, in whole per cent; read in the page's direction, number first."""
    share = round(100 * part / figures.count) if figures.count else 0
    text = _("%(part)s (%(share)s%%)") % {"part": part, "share": share}
    return format_html('<bdi dir="{}">{}</bdi>', "rtl" if get_language_bidi() else "ltr", text)


def _chart(found: Comparison, names: tuple[str, str]) -> Chart:
    rows = [(row.territory.name, [row.applications, row.first, row.second]) for row in found.territories]
    total = [sum(numbers[place] for _name, numbers in rows) for place in range(3)]
    return Chart(
        title=_("Applications and people proposed, by territory"),
        heading=_("Territory"),
        series=[_("Applications"), *(capfirst(name) for name in names)],
        rows=rows,
        total=[_("Total"), *total],
    )


def _differences(
    edition: Any, rows: Sequence[Difference] | Page[Difference], names: tuple[str, str]
) -> Table:
    cells: list[list[object]] = [
        [
            Link(row.application.person.full_name,
                 reverse("editions:application", args=[edition.code, row.application.uuid])),
            reference(row.application.reference),
            row.application.territory.name,
            mark(row.mark_hundredths),
            *(
                Status(support_of(option), "good") if option else Status(_("not proposed"))
                for option in (row.first, row.second)
            ),
        ]
        for row in rows
    ]  # fmt: skip
    columns = [Column(_("Name")), Column(_("Reference")), Column(_("Territory")), Column(_("Mark"), "num"),
               *(Column(capfirst(name)) for name in names)]  # fmt: skip
    return Table(_("Who differs"), columns, cells, caption_hidden=True)
