"""The rules in force, the scenarios beside them, the rules of before; two proposals side by side."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.core.errors import InvalidError
from fursa.core.templatetags.cells import amount as bare
from fursa.core.templatetags.parts import Column, Link, Status, Table
from fursa.editions import queries
from fursa.editions.actions.scenarios import keep_scenario
from fursa.editions.forms import BesideForm, ScenarioForm
from fursa.editions.queries.scenarios import (
    conflict_of,
    count_rooms,
    find_scenario_proposal,
    find_scenario_run,
    list_comparable,
    list_rules_versions,
    list_scenarios,
)
from fursa.editions.views.frame import Frame, frame_of, mark, user_of
from fursa.editions.views.lines import address_of, name_of
from fursa.editions.views.proposal import OPEN
from fursa.editions.views.scenarios.counts import told_counts
from fursa.editions.views.side_by_side import side_by_side


@require_safe
@login_required
def scenarios(request: HttpRequest, code: str) -> HttpResponse:
    """The rules in force with what they leave, the scenarios kept beside them, and the rules of before."""
    user = user_of(request)
    require(user, "appraisal.read")
    frame = frame_of(request, code, "proposal", _("Rules and scenarios"))
    return _scenarios(request, frame, ScenarioForm(None))


def _scenarios(request: HttpRequest, frame: Frame, form: ScenarioForm) -> HttpResponse:
    user = user_of(request)
    comparable = comparable_to(user, frame.edition)
    context = {
        "frame": frame,
        "counts": told_counts(count_rooms(user, frame.edition, None, today=today())),
        "kept": _kept(user, frame.edition),
        "versions": _versions(user, frame.edition),
        "form": form if may(user, "edition.compose") and frame.edition.state in OPEN else None,
        "beside": BesideForm(None, proposals=comparable, initial=_two(comparable))
        if len(comparable) > 1
        else None,
    }
    return render(request, "editions/scenarios.html", context, status=422 if form.errors else 200)


def comparable_to(user: User, edition: Any) -> list[tuple[str, str]]:
    return [(address_of(row), capfirst(name_of(row))) for row in list_comparable(user, edition)]


def _two(comparable: list[tuple[str, str]]) -> dict[str, str]:
    return {"first": comparable[0][0], "second": comparable[-1][0]}


def _kept(user: User, edition: Any) -> Table | None:
    rows: list[list[object]] = []
    for scenario in list_scenarios(user, edition):
        found = find_scenario_proposal(user, scenario)
        rows.append(
            [
                Link(scenario.name, reverse("editions:scenario", args=[edition.code, scenario.uuid])),
                scenario.made_by.label,
                _state(user, scenario, found),
                found.count if found else None,
                bare(found.cost_centimes) if found else None,
                mark(found.value) if found else None,
                found.passed_over if found else None,
            ]
        )
    columns = [Column(_("Scenario")), Column(_("Kept by")), Column(_("State")), Column(_("People proposed"), "num"),
               Column(_("Cost in dirhams"), "num"), Column(_("Total of marks"), "num"),
               Column(_("Better marked and passed over"), "num")]  # fmt: skip
    return Table(_("Scenarios"), columns, rows, caption_hidden=True) if rows else None


def _state(user: User, scenario: Any, found: Any) -> Status:
    if scenario.adopted_at is not None:
        return Status(_("in force"), "good")
    if found is not None and found.made_at >= scenario.changed_at:
        return Status(_("worked out"), "info")
    if conflict_of(find_scenario_run(user, scenario)).rules:
        return Status(_("cannot be kept together"), "bad")
    return Status(_("not worked out"), "quiet")


def _versions(user: User, edition: Any) -> Table | None:
    rows: list[list[object]] = [
        [
            row.number,
            row.adopted_at.date(),
            row.scenario.name if row.scenario else "",
            row.adopted_by.label if row.adopted_by else _("the edition's folder"),
            row.reason,
        ]
        for row in list_rules_versions(user, edition)
    ]
    columns = [Column(_("Version"), "num"), Column(_("In force from")), Column(_("Scenario")),
               Column(_("By whom")), Column(_("Reason"))]  # fmt: skip
    return Table(_("The rules over time"), columns, rows, caption_hidden=True) if rows else None


@require_POST
@login_required
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Keep a new scenario: a copy of the rules in force, to be changed."""
    user = user_of(request)
    require(user, "edition.compose")
    frame = frame_of(request, code, "proposal", _("Rules and scenarios"))
    form = ScenarioForm(request.POST)
    if form.is_valid():
        try:
            made = keep_scenario(actor=user, edition=frame.edition, name=form.cleaned_data["name"])
            return redirect("editions:scenario", code, made.uuid)
        except InvalidError as error:
            form.add_error("name", str(error))
    return _scenarios(request, frame, form)


@require_safe
@login_required
def beside(request: HttpRequest, code: str) -> HttpResponse:
    """Two proposals side by side, whichever they are."""
    user = user_of(request)
    require(user, "appraisal.read")
    frame = frame_of(request, code, "proposal", _("Two scenarios side by side"))
    proposals = {address_of(row): row for row in list_comparable(user, frame.edition)}
    comparable = [(address, capfirst(name_of(row))) for address, row in proposals.items()]
    form = BesideForm(request.GET, proposals=comparable)
    chosen = [request.GET.get(name, "") for name in ("first", "second")]
    sides = None
    if chosen[0] != chosen[1] and all(address in proposals for address in chosen):
        first, second = (proposals[address] for address in chosen)
        sides = side_by_side(
            request,
            queries.compare(user, first, second, today=today()),
            names=(name_of(first), name_of(second)),
            which=(chosen[0], chosen[1]),
        )
    context = {"frame": frame, "form": form, "sides": sides, "same": chosen[0] == chosen[1]}
    return render(request, "editions/beside.html", context)
