"""ملفات غير مكتملة: what each file lacks, and who must do it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fursa.accounts.policies import role_codes
from fursa.accounts.queries import today
from fursa.core.templatetags.parts import Card, Column, Link, Table
from fursa.editions import queries
from fursa.editions.forms import ReadinessFilter
from fursa.editions.queries.overview import role_words
from fursa.editions.queries.readiness import IncompleteFile, ReadinessSummary
from fursa.editions.queries.sentences import sentence
from fursa.editions.views.chosen import chosen_of, values_of
from fursa.editions.views.frame import frame_of, reference, user_of

A_PAGE = 25


@require_safe
@login_required
def readiness(request: HttpRequest, code: str) -> HttpResponse:
    """Every incomplete file this user sees, filtered by territory, by role and by what lacks."""
    user = user_of(request)
    frame = frame_of(request, code, "readiness", _("Incomplete files"))
    found = queries.summary(user, frame.edition, today=today())
    roles = role_words()
    form = _filter(request, frame.edition, user, found, roles)
    sought = values_of(form)
    files = [
        file
        for file in queries.list_readiness(user, frame.edition, today=today(), role=sought.get("role"))
        if sought.get("territory") in (None, file.territory_code)
        and ("lacks" not in sought or any(gap.code == sought["lacks"] for gap in file.gaps))
    ]
    page = Paginator(files, A_PAGE).get_page(request.GET.get("page"))
    count = ngettext("%(count)s incomplete file", "%(count)s incomplete files", len(files))
    context = {
        "frame": frame,
        "cards": _cards(request.path, found, roles, role_codes(user)),
        "counts": _counts(request.path, found, roles),
        "form": form,
        "chosen": chosen_of(request, form),
        "page": page,
        "count": count % {"count": len(files)},
        "table": _table(frame.edition, list(page), roles),
        "complete": found.files and not found.incomplete,
    }
    return render(request, "editions/readiness.html", context)


def _filter(
    request: HttpRequest, edition: Any, user: Any, found: ReadinessSummary, roles: dict[str, str]
) -> ReadinessFilter:
    return ReadinessFilter(
        request.GET,
        territories=[(t.code, t.name) for t in queries.list_territories(user, edition)],
        roles=[(role, roles[role]) for role in found.by_role],
        gaps=[(code, words) for code, words in {g.code: sentence(g.title) for g in found.by_gap}.items()],
    )


def _cards(here: str, found: ReadinessSummary, roles: dict[str, str], mine: set[str]) -> list[Card]:
    of_all = _("of %(all)s") % {"all": found.files}
    cards = [
        Card(_("Files complete"), found.complete, note=of_all),
        Card(_("Incomplete files"), found.incomplete, note=of_all),
    ]
    for role in sorted(mine & found.by_role.keys()):
        files = found.by_role[role]
        cards.append(Card(_("For you to complete"), files, link=Link(_("Show them"), f"{here}?role={role}")))
    return cards


def _counts(here: str, found: ReadinessSummary, roles: dict[str, str]) -> Table:
    """How many files lack what, most frequent first, and whose work it is."""
    rows = [
        [
            Link(sentence(gap.title), f"{here}?lacks={gap.code}&role={gap.role.value}"),
            roles[gap.role.value],
            gap.files,
        ]
        for gap in found.by_gap
    ]
    columns = [Column(_("What is missing")), Column(_("Who must act")), Column(_("Files"), "num")]
    return Table(_("What is missing"), columns, rows, stacks=False, caption_hidden=True)


def _table(edition: Any, files: list[IncompleteFile], roles: dict[str, str]) -> Table:
    rows = [
        [
            Link(file.person_name, reverse("editions:application", args=[edition.code, file.uuid])),
            reference(file.reference),
            file.territory,
            _gaps(file, roles),
        ]
        for file in files
    ]
    columns = [
        Column(_("Name")),
        Column(_("Reference")),
        Column(_("Territory")),
        Column(_("What to do, and who")),
    ]
    return Table(_("Incomplete files"), columns, rows, caption_hidden=True)


def _gaps(file: IncompleteFile, roles: dict[str, str]) -> SafeString:
    lines = format_html_join(
        "",
        '<li>{} <span class="soft">– <bdi>{}</bdi></span></li>',
        ((sentence(gap.message), roles[gap.role]) for gap in file.gaps),
    )
    return format_html('<ul class="gaps">{}</ul>', lines)
