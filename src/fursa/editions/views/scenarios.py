"""Rules that are tried: kept under a name, counted while they are written, worked out, compared, put in force."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.core.errors import InvalidError, MissingError
from fursa.core.forms import listed_entries
from fursa.core.templatetags.cells import amount as bare
from fursa.core.templatetags.form_parts import form_errors
from fursa.core.templatetags.parts import Card, Column, Fact, Link, Money, Status, Table
from fursa.diagnosis.forms import list_trades
from fursa.editions import queries
from fursa.editions.actions.proposal import is_current
from fursa.editions.actions.proposal.requesting import request_scenario
from fursa.editions.actions.scenarios import STATES, adopt_scenario, change_scenario, keep_scenario
from fursa.editions.forms import AdoptForm, BesideForm, RuleFormSet, ScenarioForm, TermsForm
from fursa.editions.forms.scenario import rule_initial
from fursa.editions.queries.scenarios import (
    Counts,
    RuleRoom,
    conflict_of,
    count_rooms,
    find_scenario_proposal,
    find_scenario_run,
    get_scenario,
    list_comparable,
    list_rules_versions,
    list_scenarios,
)
from fursa.editions.tasks import propose_scenario
from fursa.editions.views.frame import Frame, amount, frame_of, mark, sent, user_of
from fursa.editions.views.lines import address_of, name_of
from fursa.editions.views.proposal import OPEN, key_of
from fursa.editions.views.side_by_side import side_by_side

# Rules a page tells one by one; what further maximums leave is everything, and is said in one line.
MOST_TOLD = 40


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
    comparable = _comparable(user, frame.edition)
    context = {
        "frame": frame,
        "counts": _counts(count_rooms(user, frame.edition, None, today=today())),
        "kept": _kept(user, frame.edition),
        "versions": _versions(user, frame.edition),
        "form": form if may(user, "edition.compose") and frame.edition.state in OPEN else None,
        "beside": BesideForm(None, proposals=comparable, initial=_two(comparable))
        if len(comparable) > 1
        else None,
    }
    return render(request, "editions/scenarios.html", context, status=422 if form.errors else 200)


def _comparable(user: User, edition: Any) -> list[tuple[str, str]]:
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
    if conflict_of(find_scenario_run(user, scenario)):
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


def _find(request: HttpRequest, code: str, scenario_uuid: UUID) -> Any:
    scenario = get_scenario(user_of(request), scenario_uuid)
    if scenario.edition.code != code:
        raise MissingError
    return scenario


def _forms(request: HttpRequest, user: User, scenario: Any) -> tuple[TermsForm, Any]:
    edition, terms, data = scenario.edition, scenario.terms, sent(request)
    territories = [(row.code, row.name) for row in queries.list_territories(user, edition)]
    return TermsForm(data, terms=terms, aims=edition.Aim.choices, territories=territories), RuleFormSet(
        data,
        initial=[rule_initial(rule) for rule in terms["rules"]],
        form_kwargs={"territories": territories},
        prefix="rule",
    )


@login_required
def scenario(request: HttpRequest, code: str, scenario_uuid: UUID) -> HttpResponse:
    """One scenario: what came of it, its rules to read or to change, and what they leave."""
    user = user_of(request)
    require(user, "appraisal.read")
    found = _find(request, code, scenario_uuid)
    frame = frame_of(request, code, "proposal", found.name)
    forms = _forms(request, user, found)
    if request.method == "POST":
        require(user, "edition.compose")
        if all(form.is_valid() for form in forms):
            try:
                terms = forms[0].terms(forms[1].rules(found.terms["rules"]))
                change_scenario(actor=user, scenario=found, terms=terms, today=today())
                messages.success(request, _("The rules of this scenario are kept."))
                return redirect("editions:scenario", code, scenario_uuid)
            except InvalidError as error:
                forms[0].add_error(None, str(error))
    return render(
        request,
        "editions/scenario.html",
        _page(user, frame, found, forms),
        status=422 if _wrong(forms) else 200,
    )


def _errors(forms: tuple[TermsForm, Any]) -> list[str]:
    """What is wrong in each form, a line each: the field, then the sentence."""
    found = [form_errors(form) for form in (forms[0], *forms[1].forms)]
    return [f"{label}: {said}" if label else said for part in found for _target, label, said in part]


def _wrong(forms: tuple[TermsForm, Any]) -> bool:
    terms, rules = forms
    return bool(terms.is_bound and terms.errors) or bool(rules.is_bound and any(rules.errors))


def _page(user: User, frame: Frame, found: Any, forms: tuple[TermsForm, Any]) -> dict[str, Any]:
    proposal, run = find_scenario_proposal(user, found), find_scenario_run(user, found)
    is_open = frame.edition.state in OPEN
    may_change = may(user, "edition.compose") and is_open and found.adopted_at is None
    comparable = [pair for pair in _comparable(user, frame.edition) if pair[0] != str(found.uuid)]
    stale = proposal is not None and is_open and not is_current(proposal, today=today())
    return {
        "frame": frame,
        "scenario": found,
        "code": str(found.uuid),
        "proposal": proposal,
        "stale": stale,
        "cards": _cards(proposal) if proposal else [],
        "conflict": [] if proposal and run and proposal.made_at > run.started_at else conflict_of(run),
        "running": run if run and run.state in ("waiting", "running") else None,
        "failed": run if run and run.state in ("failed", "interrupted") else None,
        "counts": _counts(count_rooms(user, frame.edition, found.terms, today=today())),
        "terms_form": forms[0],
        "rules_form": forms[1],
        "trades": listed_entries(list_trades()),
        "may_change": may_change,
        "may_solve": may(user, "edition.propose") and is_open and bool(frame.edition.draw_seed),
        "no_draw": may(user, "edition.propose") and is_open and not frame.edition.draw_seed,
        "adopt_form": AdoptForm(None)
        if may_change and proposal and not stale and frame.edition.state in STATES
        else None,
        "facts": _facts(frame.edition, found),
        "beside": BesideForm(None, proposals=comparable) if comparable and proposal else None,
        "key": uuid4(),
    }


def _cards(proposal: Any) -> list[Card]:
    return [
        Card(_("People proposed"), proposal.count),
        Card(
            _("Cost"),
            Money(proposal.cost_centimes),
            note=_("of %(budget)s") % {"budget": amount(proposal.budget_centimes)},
        ),
        Card(_("Total of marks"), mark(proposal.value)),
        Card(_("Better marked and passed over"), proposal.passed_over),
    ]


def _facts(edition: Any, found: Any) -> list[Fact]:
    facts = [
        Fact(_("Aim"), capfirst(str(dict(edition.Aim.choices)[found.terms["aim"]]))),
        Fact(_("Places in all"), found.terms["places"]),
        Fact(_("Budget"), Money(found.terms["budget_centimes"])),
        Fact(_("Kept by"), found.made_by.label),
    ]
    if found.adopted_at is not None:
        facts.append(Fact(_("In force from"), found.adopted_at.date()))
    return facts


@require_POST
@login_required
def count(request: HttpRequest, code: str, scenario_uuid: UUID) -> HttpResponse:
    """What the rules leave as they are being written; nothing is kept."""
    user = user_of(request)
    require(user, "edition.compose")
    found = _find(request, code, scenario_uuid)
    forms = _forms(request, user, found)
    if not all(form.is_valid() for form in forms):
        return render(request, "editions/_counts.html", {"wrong": _errors(forms), "live": True})
    terms = forms[0].terms(forms[1].rules(found.terms["rules"]))
    try:
        counts = count_rooms(user, found.edition, terms, today=today())
    except InvalidError as error:
        return render(request, "editions/_counts.html", {"wrong": [str(error)], "live": True})
    return render(request, "editions/_counts.html", {"counts": _counts(counts), "live": True})


@require_POST
@login_required
def solve(request: HttpRequest, code: str, scenario_uuid: UUID) -> HttpResponse:
    """Have the proposal under these rules made in the background."""
    user = user_of(request)
    found = _find(request, code, scenario_uuid)
    run, is_new = request_scenario(
        actor=user,
        scenario=found,
        key=key_of(request),
        next_url=reverse("editions:scenario", args=[code, scenario_uuid]),
    )
    if is_new:
        propose_scenario.defer(run_uuid=str(run.uuid), user_pk=user.pk, scenario_uuid=str(found.uuid))
    return redirect("core:run", run.uuid)


@require_POST
@login_required
def adopt(request: HttpRequest, code: str, scenario_uuid: UUID) -> HttpResponse:
    """Put these rules in force."""
    user = user_of(request)
    require(user, "edition.compose")
    adopt_scenario(
        actor=user, scenario=_find(request, code, scenario_uuid), reason=request.POST.get("reason", "")
    )
    messages.success(
        request, _("These rules are in force. Make the proposal again before the committee meets.")
    )
    return redirect("editions:scenarios", code)


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


def _counts(found: Counts) -> dict[str, Any]:
    """What is told of counts: two sentences and a table of the rules that keep or shut out something."""
    telling = [
        rule for rule in found.rules if rule.room.lacking or rule.room.kept_places or rule.room.left_out
    ]
    telling.sort(key=lambda rule: (not rule.room.lacking, not rule.room.kept_places, -rule.room.left_out))
    free = len(found.rules) - len(telling)
    together = found.together
    return {
        "asking": ngettext(
            "%(count)s application is complete and above the pass mark.",
            "%(count)s applications are complete and above the pass mark.",
            together.asking,
        )
        % {"count": together.asking},
        "kept": _("The minimums together keep at least %(places)s places and %(amount)s.")
        % {"places": together.kept_places, "amount": amount(together.kept_centimes)},
        "left": _("Left for everyone: %(places)s places and %(amount)s.")
        % {"places": max(0, together.left_places or 0), "amount": amount(max(0, together.left_centimes or 0))},
        "short": (together.left_places or 0) < 0 or (together.left_centimes or 0) < 0,
        "table": _rooms(telling[:MOST_TOLD]),
        "more": ngettext(
            "%(count)s more rule", "%(count)s more rules", len(telling) - MOST_TOLD
        ) % {"count": len(telling) - MOST_TOLD} if len(telling) > MOST_TOLD else "",
        "free": ngettext(
            "%(count)s rule shuts nobody out by itself.", "%(count)s rules shut nobody out by themselves.", free
        )
        % {"count": free}
        if free
        else "",
    }  # fmt: skip


def _rooms(rules: list[RuleRoom]) -> Table:
    rows: list[list[object]] = [
        [
            " ".join(rule.says),
            rule.room.asking,
            rule.room.kept_places or "",
            bare(rule.room.kept_centimes) if rule.room.kept_places else "",
            rule.room.left_places if rule.room.kept_places else "",
            bare(rule.room.left_centimes)
            if rule.room.kept_places and rule.room.left_centimes is not None
            else "",
            _remark(rule),
        ]
        for rule in rules
    ]
    columns = [Column(_("Rule")), Column(_("Ask under it"), "num"), Column(_("Places it keeps"), "num"),
               Column(_("Costs at least, in dirhams"), "num"), Column(_("Places it leaves"), "num"),
               Column(_("Dirhams it leaves"), "num"), Column(_("Remark"))]  # fmt: skip
    return Table(_("What each rule leaves"), columns, rows, caption_hidden=True)


def _remark(rule: RuleRoom) -> object:
    room = rule.room
    if room.lacking:
        text = ngettext(
            "cannot be kept: %(count)s application is lacking",
            "cannot be kept: %(count)s applications are lacking",
            room.lacking,
        )
        return Status(text % {"count": room.lacking}, "bad")
    if room.left_out:
        text = ngettext("%(count)s cannot be taken", "%(count)s cannot be taken", room.left_out)
        return Status(text % {"count": room.left_out}, "warning")
    return ""
