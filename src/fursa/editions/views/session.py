"""What is done with a session as a whole: opened, ruled on in bulk, ended, written down, signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.accounts.queries import today
from fursa.core.actions import once
from fursa.core.errors import FursaError, InvalidError, MissingError, WrongStateError
from fursa.core.templatetags.parts import Column, Fact, Link, Money, Table
from fursa.editions import queries
from fursa.editions.actions import decisions as actions
from fursa.editions.forms import FinishForm, OpenForm, SignForm
from fursa.editions.queries.sessions import find_session
from fursa.editions.views.decisions import show_session
from fursa.editions.views.frame import frame_of, mark, reference, sent, user_of
from fursa.editions.views.proposal import key_of

# More of those on which nothing was recorded than this are counted, not listed, in the message.
MOST_NAMED = 10


def session_of(user: User, code: str) -> Any:
    """The last session of an edition, or MissingError."""
    found = find_session(user, queries.get_edition(user, code))
    if found is None:
        raise MissingError
    return found


@require_http_methods(["GET", "POST"])
@login_required
def open_session(request: HttpRequest, code: str) -> HttpResponse:
    """Who is present, on which day, on which proposal; refused without a quorum."""
    user = user_of(request)
    require(user, "decision.record")
    frame = frame_of(request, code, "decisions", _("Open a session of the committee"))
    edition = frame.edition
    aims = [(aim, words) for aim, words in edition.Aim.choices if queries.find_proposal(user, edition, aim)]
    form = OpenForm(
        sent(request),
        seats=[(seat.code, _seat(seat)) for seat in queries.list_members(user, edition)],
        aims=aims,
        initial={"aim": edition.aim, "held_on": today(), "present": _own_seat(user, edition)},
    )
    if request.method == "POST" and form.is_valid():
        proposal = queries.find_proposal(user, edition, form.cleaned_data["aim"])
        if proposal is None:
            raise MissingError
        try:
            actions.open_minutes(
                actor=user,
                proposal=proposal,
                present=form.cleaned_data["present"],
                held_on=form.cleaned_data["held_on"],
                today=today(),
            )
        except FursaError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The session is open."))
            return redirect("editions:decisions", code)
    context = {"frame": frame, "form": form, "has_proposal": bool(aims)}
    return render(request, "editions/open_session.html", context, status=422 if form.errors else 200)


def _seat(seat: Any) -> str:
    if seat.user is None:
        return str(seat.name)
    return _("%(seat)s – %(holder)s") % {"seat": seat.name, "holder": seat.user.label}


def _own_seat(user: User, edition: Any) -> list[str]:
    seat = queries.find_seat(user, edition)
    return [seat.code] if seat else []


@require_POST
@login_required
def decide_together(request: HttpRequest, code: str) -> HttpResponse:
    """Rule as proposed on those chosen, or on all that have no decision: says what was done, and what not and why."""
    user = user_of(request)
    require(user, "decision.record")
    session = session_of(user, code)
    chosen = None if "all" in request.POST else _uuids(request.POST.getlist("chosen"))
    if chosen is not None and not chosen:
        messages.info(request, _("Nobody was chosen."))
        return redirect("editions:decisions", code)
    outcome = actions.decide_as_proposed(actor=user, minutes=session, applications=chosen)
    done = ngettext("%(count)s decision was recorded.", "%(count)s decisions were recorded.", outcome.done)
    messages.success(request, done % {"count": outcome.done})
    for refused in outcome.not_done[:MOST_NAMED]:
        text = _("%(reference)s: not recorded. %(why)s")
        messages.warning(request, text % {"reference": refused.reference, "why": refused.why})
    more = len(outcome.not_done) - MOST_NAMED
    if more > 0:
        text = ngettext(
            "%(count)s more application has no decision; it stands in the list below.",
            "%(count)s more applications have no decision; they stand in the list below.",
            more,
        )
        messages.warning(request, text % {"count": more})
    here = reverse("editions:decisions", args=[code])
    return redirect(f"{here}?kind=undecided" if outcome.not_done else here)


def _uuids(texts: list[str]) -> list[UUID]:
    try:
        return [UUID(text) for text in texts]
    except ValueError as error:
        raise InvalidError from error


@require_POST
@login_required
def finish(request: HttpRequest, code: str) -> HttpResponse:
    """End the rulings; what keeps the session from ending is said in place."""
    user = user_of(request)
    frame = frame_of(request, code, "decisions", _("Decisions of the committee"))
    session = session_of(user, code)
    form = FinishForm(request.POST)
    if form.is_valid():
        try:
            actions.finish_decisions(actor=user, minutes=session, remarks=form.cleaned_data["remarks"])
        except WrongStateError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The session is ended. Generate its minutes, then sign them."))
            return redirect("editions:decisions", code)
    context = {"frame": frame, "session": session, **show_session(request, frame.edition, session, form)}
    return render(request, "editions/decisions.html", context, status=422)


@require_POST
@login_required
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """Back to ruling, while nobody has signed."""
    user = user_of(request)
    actions.reopen_decisions(actor=user, minutes=session_of(user, code))
    messages.success(request, _("The session is open again; its minutes will be generated anew."))
    return redirect("editions:decisions", code)


@require_POST
@login_required
def write_minutes(request: HttpRequest, code: str) -> HttpResponse:
    """Generate the minutes as a sealed PDF: what the members then sign."""
    user = user_of(request)
    session, key = session_of(user, code), key_of(request)

    def act() -> dict[str, str]:
        document = actions.issue_minutes(actor=user, minutes=session, issued_on=today())
        return {"document": str(document.uuid)}

    once(user, "minutes.generate", key, {"minutes": str(session.uuid)}, act)
    messages.success(request, _("The minutes are generated. Each member reads them before signing."))
    return redirect("editions:decisions", code)


@require_http_methods(["GET", "POST"])
@login_required
def sign(request: HttpRequest, code: str) -> HttpResponse:
    """What one signs is ticked in plain words, beside the numbers and the paper itself."""
    user = user_of(request)
    require(user, "minutes.sign")
    frame = frame_of(request, code, "decisions", _("Sign the minutes"))
    session = session_of(user, code)
    if session.state == "final":
        messages.info(request, _("Every signature is there: these decisions are final."))
        return redirect("editions:decisions", code)
    if session.document is None or session.state != "to_sign":
        raise WrongStateError(_("The minutes are not generated yet."))
    figures = queries.get_decision_figures(user, session)
    form = SignForm(sent(request), accepted=figures.accepted)
    if request.method == "POST" and form.is_valid():
        signed = actions.sign_minutes(actor=user, minutes=session)
        if signed.state == "final":
            messages.success(request, _("Every signature is there: the decisions are final."))
        else:
            messages.success(request, _("You have signed the minutes."))
        return redirect("editions:decisions", code)
    facts = [
        Fact(_("Held on"), session.held_on),
        Fact(_("Accepted"), figures.accepted),
        Fact(_("Money of those accepted"), Money(figures.accepted_centimes)),
        Fact(_("Not accepted"), figures.not_accepted),
        Fact(_("Deferred"), figures.deferred),
        Fact(_("Departures from the proposal"), figures.departures),
        Fact(_("Seed of the public draw"), frame.edition.draw_seed or "–"),
    ]
    context = {"frame": frame, "session": session, "facts": facts, "form": form}
    return render(request, "editions/sign.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def reserve(request: HttpRequest, code: str) -> HttpResponse:
    """لائحة الانتظار in order, territory by territory."""
    user = user_of(request)
    frame = frame_of(request, code, "decisions", _("Reserve list"))
    session = session_of(user, code)
    marks = {line.application_id: line.mark_hundredths for line in queries.list_lines(user, session.proposal)}
    groups: dict[str, list[list[object]]] = {}
    for row in queries.list_reserve(user, session):
        url = reverse("editions:application", args=[code, row.application.uuid])
        groups.setdefault(row.application.territory.name, []).append(
            [
                Link(row.person.full_name, url),
                row.reserve_rank,
                reference(row.application.reference),
                mark(marks.get(row.application_id)),
                row.application.title,
            ]
        )
    columns = [Column(_("Name")), Column(_("Rank"), "num"), Column(_("Reference")), Column(_("Mark"), "num"),
               Column(_("Project"))]  # fmt: skip
    tables = [Table(name, columns, rows) for name, rows in groups.items()]
    return render(request, "editions/reserve.html", {"frame": frame, "session": session, "tables": tables})
