"""One scenario: its rules written and counted, worked out, put in force."""

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
from django.views.decorators.http import require_POST

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.core.errors import InvalidError, MissingError
from fursa.core.forms import listed_entries
from fursa.core.templatetags.form_parts import form_errors
from fursa.core.templatetags.parts import Card, Fact, Money
from fursa.diagnosis.forms import list_trade_groups
from fursa.editions import queries
from fursa.editions.actions.proposal import is_current
from fursa.editions.actions.proposal.requesting import request_scenario
from fursa.editions.actions.scenarios import STATES, adopt_scenario, change_scenario
from fursa.editions.forms import AdoptForm, BesideForm, RuleFormSet, TermsForm
from fursa.editions.forms.scenario import rule_initial
from fursa.editions.queries.scenarios import (
    conflict_of,
    count_rooms,
    find_scenario_proposal,
    find_scenario_run,
    get_scenario,
)
from fursa.editions.tasks import propose_scenario
from fursa.editions.views.frame import Frame, amount, frame_of, mark, sent, user_of
from fursa.editions.views.proposal import OPEN, key_of
from fursa.editions.views.scenarios.counts import told_counts
from fursa.editions.views.scenarios.listing import comparable_to


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
    comparable = [pair for pair in comparable_to(user, frame.edition) if pair[0] != str(found.uuid)]
    stale = proposal is not None and is_open and not is_current(proposal, today=today())
    return {
        "frame": frame,
        "scenario": found,
        "code": str(found.uuid),
        "proposal": proposal,
        "stale": stale,
        "cards": _cards(proposal) if proposal else [],
        "conflict": conflict_of(None if proposal and run and proposal.made_at > run.started_at else run),
        "running": run if run and run.state in ("waiting", "running") else None,
        "failed": run if run and run.state in ("failed", "interrupted") else None,
        "counts": told_counts(count_rooms(user, frame.edition, found.terms, today=today())),
        "terms_form": forms[0],
        "rules_form": forms[1],
        "trades": listed_entries(list_trade_groups()),
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
    return render(request, "editions/_counts.html", {"counts": told_counts(counts), "live": True})


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
