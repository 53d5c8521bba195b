"""Whether a proposal treats groups alike: a table for each way of grouping, a warning where it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fursa.accounts.queries import today
from fursa.core.templatetags.parts import Column, Status, Table
from fursa.editions.queries.fairness import JUVENILE, MIDDLE, OLDER, UNSURE, YOUNG, get_fairness
from fursa.editions.views.frame import joined, user_of
from fursa.editions.views.lines import find_shown, heading_of
from fursa.rules.fairness import Rate


@dataclass(frozen=True, slots=True)
class Section:
    """One way of grouping: its title, its table, and what must not be missed ("" where nothing)."""

    title: str
    table: Table
    warning: str


@require_safe
@login_required
def fairness(request: HttpRequest, code: str, aim: str) -> HttpResponse:
    """Of the applications of each group, how many are proposed, and between which bounds that rate lies."""
    frame, proposal = find_shown(request, code, aim)
    found = get_fairness(user_of(request), proposal, today=today())
    names = {**found.names, **_age_words(), "": _("no stay is known")}
    parts = [
        (_("By sex"), found.sex),
        (_("By age on the launch day"), found.age),
        (_("By territory"), found.territory),
    ]
    if found.establishment is not None:
        parts.append((_("By establishment of the last stay"), found.establishment))
    context = {
        "frame": frame,
        "proposal": proposal,
        "aim": heading_of(proposal),
        "code": aim,
        "sections": [_section(title, rates, names) for title, rates in parts],
    }
    return render(request, "editions/fairness.html", context)


def _age_words() -> dict[str, str]:
    return {
        JUVENILE: _("under 18"),
        YOUNG: _("18 to 30 years"),
        MIDDLE: _("31 to 45 years"),
        OLDER: _("over 45"),
        UNSURE: _("the age is not known well enough"),
    }


def _section(title: str, rates: Sequence[Rate], names: Mapping[str, str]) -> Section:
    columns = [
        Column(_("Group")),
        Column(_("Proposed"), "num"),
        Column(_("Applications"), "num"),
        Column(_("Rate in %"), "num"),
        Column(_("Likely between, in %")),
        Column(_("Beside the highest rate")),
    ]
    rows: list[list[object]] = [
        [
            names.get(rate.group.code, rate.group.code),
            rate.group.selected,
            rate.group.candidates,
            round(100 * rate.group.rate),
            _("%(low)s to %(high)s") % {"low": round(100 * rate.low), "high": round(100 * rate.high)},
            _verdict(rate),
        ]
        for rate in rates
    ]
    broken = [names.get(rate.group.code, rate.group.code) for rate in rates if rate.breaks_rule]
    warning = (
        _(
            "Taken less than four fifths as often as the group taken most: %(groups)s. Ask why before deciding."
        )
        % {"groups": joined(broken)}
        if broken
        else ""
    )
    return Section(title, Table(title, columns, rows, caption_hidden=True), warning)


def _verdict(rate: Rate) -> Status:
    match rate.verdict:
        case "highest":
            return Status(_("the highest rate"), "info")
        case "fair":
            return Status(_("at least four fifths of it"), "good")
        case "chance":
            return Status(_("less than four fifths; chance may explain it"), "warning")
        case "low":
            return Status(_("less than four fifths; chance hardly explains it"), "bad")
    return Status(_("too few to judge"), "quiet")
