"""One application as the committee reads it: the project, what it rests on, the marks, the reasons, the ruling."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.accounts.queries import today
from fursa.audit.actions import record
from fursa.core.errors import MissingError
from fursa.core.localized import trade_title
from fursa.core.templatetags.fursa_format import partial_date
from fursa.core.templatetags.parts import Fact, Identity, Link, Status
from fursa.editions import queries
from fursa.editions.forms import MarksForm
from fursa.editions.queries.evidence import Evidence, get_evidence
from fursa.editions.queries.files import birth_date
from fursa.editions.queries.lists import list_decision_kinds
from fursa.editions.queries.overview import role_words
from fursa.editions.queries.readiness import gaps_of_file
from fursa.editions.queries.sentences import sentence
from fursa.editions.queries.sessions import find_open_session, is_present
from fursa.editions.views.applications import decision_of
from fursa.editions.views.frame import frame_of, reference, user_of
from fursa.editions.views.marks_shown import Marks, marks_of, options_table, support_of


@require_safe
@login_required
def application(request: HttpRequest, code: str, application_uuid: UUID) -> HttpResponse:
    """Everything known before a mark or a ruling; reading it is itself recorded."""
    user = user_of(request)
    found = find_application(user, code, application_uuid)
    record(user, "application.read", found)
    return show_application(request, found)


def find_application(user: User, code: str, application_uuid: UUID) -> Any:
    """An application of this edition that the user sees, or MissingError."""
    found = queries.get_application(user, application_uuid)
    if found.edition.code != code:
        raise MissingError
    return found


def show_application(
    request: HttpRequest, found: Any, *, form: MarksForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of an application; `form` where the reader's marks were refused."""
    user, edition = user_of(request), found.edition
    marks = marks_of(user, found, form) if may(user, "appraisal.read") else None
    explained = queries.explain_application(user, found)
    evidence = get_evidence(user, found)
    context = {
        "frame": frame_of(request, edition.code, "applications", found.title),
        "application": found,
        "bar": identity_of(user, found, marks),
        "project": _project(found),
        "options": options_table(user, found),
        "evidence": evidence,
        "plan": _plan(evidence),
        "diagnosis": _diagnosis(evidence),
        "gaps": _gaps(user, found),
        "marks": marks,
        "explained": explained.committee,
        "own": explained.person,
        "own_sentences": explained.person.sentences() if explained.person else [],
        "aims": _aims(found, explained.committee),
        "may_issue": may(user, "document.read"),
        "may_reconsider": explained.person is not None
        and explained.person.review_until_on is not None
        and may(user, "reconsideration.read"),
        "ruling": _ruling(explained.committee),
    }
    return render(request, "editions/application.html", context, status=status)


def identity_of(user: User, found: Any, marks: Marks | None) -> Identity:
    """Who applies: what tells namesakes apart, and the one act that is next for this reader."""
    person = found.person
    other = person.full_name_latin if person.full_name == person.full_name_ar else person.full_name_ar
    facts = [
        Fact(_("Reference"), reference(found.reference)),
        Fact(_("Born"), partial_date(birth_date(person.birth_on, person.birth_precision))),
        Fact(_("Territory"), found.territory.name),
        Fact(_("Trade"), trade_title(found.trade_isco)),
    ]
    return Identity(person.full_name, other, facts, action=_act(user, found, marks))


def _act(user: User, found: Any, marks: Marks | None) -> Link | None:
    args = [found.edition.code, found.uuid]
    if may(user, "decision.record"):
        session = find_open_session(user, found.edition)
        if session is not None and is_present(user, session):
            return Link(_("Rule on this application"), reverse("editions:decide", args=args))
    if marks is not None and marks.form is not None:
        return Link(_("Mark this application"), "#marks")
    return Link(_("Open the person's file"), reverse("casefile:person", args=[found.person.uuid]))


def _project(found: Any) -> list[Fact]:
    return [
        Fact(_("Project"), found.title),
        Fact(_("Summary"), found.summary or "–"),
        Fact(_("Place of the project"), found.territory.name),
        Fact(_("State of the application"), found.get_state_display()),
    ]


def _plan(evidence: Evidence) -> list[Fact]:
    plan = evidence.plan
    if plan is None:
        return []
    witness = _("yes, before %(witness)s") % {"witness": plan.witness} if plan.read_aloud else _("no")
    return [
        Fact(_("Goal"), plan.get_goal_display()),
        Fact(_("Project"), plan.title or "–"),
        Fact(_("Trade"), trade_title(plan.trade_isco) if plan.trade_isco else "–"),
        Fact(_("Agreed on"), plan.agreed_on),
        Fact(_("Read aloud"), witness),
    ]


def _diagnosis(evidence: Evidence) -> list[Fact]:
    found = evidence.diagnosis
    if found is None:
        return []
    facts = [
        Fact(_("Made on"), found.made_on),
        Fact(_("Schooling"), found.get_schooling_display() or "–"),
        Fact(_("Wishes"), found.wishes or "–"),
        Fact(_("Needs"), found.needs or "–"),
    ]
    for known in found.trades.all():
        facts.append(Fact(trade_title(known.isco), known.get_proof_display()))
    return facts


def _gaps(user: User, found: Any) -> list[tuple[str, str]]:
    roles = role_words()
    return [(sentence(gap.message), roles[gap.role]) for gap in gaps_of_file(user, found, today=today())]


def _ruling(committee: Any) -> list[Fact]:
    """What the committee ruled: by whom, when, and why where it departs from the proposal."""
    decision = committee.decision if committee is not None else None
    if decision is None:
        return []
    facts = [
        Fact(_("Decision of the committee"), decision_of(decision.kind, dict(list_decision_kinds()))),
        Fact(_("Ruled by"), decision.decided_by.label),
        Fact(_("Ruled at"), decision.decided_at),
        Fact(_("Minutes"), Status(decision.minutes.get_state_display(), "info")),
    ]
    if decision.option is not None:
        facts.insert(1, Fact(_("Support"), support_of(decision.option)))
    if decision.departs:
        facts.append(Fact(_("Departs from the proposal"), decision.reason))
    if decision.reserve_rank:
        facts.append(Fact(_("Place on the reserve list"), decision.reserve_rank))
    return facts


def _aims(found: Any, committee: Any) -> list[tuple[str, Any]]:
    """Each aim in words with its reasons, the edition's own first."""
    if committee is None:
        return []
    words = dict(found.edition.Aim.choices)
    aims = sorted(committee.aims, key=lambda aim: aim.aim != found.edition.aim)
    return [(str(words[aim.aim]), aim) for aim in aims]
