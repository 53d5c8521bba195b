"""The committee's session: who is present, one ruling after the other or as proposed, until the signatures."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.core.localized import listed
from fursa.core.templatetags.cells import cell
from fursa.core.templatetags.parts import Card, Column, Fact, Link, Money, Status, Table
from fursa.editions import queries
from fursa.editions.forms import FinishForm, RulingFilter
from fursa.editions.queries.decisions import DecisionFigures
from fursa.editions.queries.lists import list_decision_kinds
from fursa.editions.queries.sessions import (
    Ruling,
    Seat,
    find_session,
    get_rulings,
    is_present,
    list_rulings,
    list_seats,
)
from fursa.editions.views.applications import decision_of
from fursa.editions.views.chosen import chosen_of, values_of
from fursa.editions.views.frame import amount, frame_of, mark, reference, user_of
from fursa.editions.views.marks_shown import support_of

A_PAGE = 25


@require_safe
@login_required
def decisions(request: HttpRequest, code: str) -> HttpResponse:
    """The last session this user may see: its numbers, every ruling, and what is to be done next."""
    user = user_of(request)
    require(user, "decision.read")
    frame = frame_of(request, code, "decisions", _("Decisions of the committee"))
    session = find_session(user, frame.edition)
    context: dict[str, object] = {
        "frame": frame,
        "session": session,
        "may_open": _may_open(user, frame.edition, session),
        "has_proposal": may(user, "appraisal.read")
        and queries.find_proposal(user, frame.edition) is not None,
    }
    if session is not None:
        context |= show_session(request, frame.edition, session)
    return render(request, "editions/decisions.html", context)


def _may_open(user: User, edition: Any, session: Any) -> bool:
    if not may(user, "decision.record") or queries.find_seat(user, edition) is None:
        return False
    return edition.state in {"preparing", "marking", "deciding"} and (
        session is None or session.state == "final"
    )


def show_session(
    request: HttpRequest, edition: Any, session: Any, finish_form: FinishForm | None = None
) -> dict[str, object]:
    """What the page shows of a session; `finish_form` where ending it was refused."""
    user = user_of(request)
    figures, seats = queries.get_decision_figures(user, session), list_seats(user, session)
    form = RulingFilter(
        request.GET,
        territories=[(t.code, t.name) for t in queries.list_territories(user, edition)],
        kinds=list_decision_kinds(),
    )
    sought = values_of(form)
    keys = list_rulings(user, session, kind=sought.get("kind", ""), territory=sought.get("territory", ""))
    page = Paginator(keys, A_PAGE).get_page(request.GET.get("page"))
    rules = session.state == "draft" and may(user, "decision.record") and is_present(user, session)
    own = next((seat for seat in seats if seat.member.user_id == user.pk), None)
    return {
        "cards": _cards(edition, figures),
        "facts": _facts(session, seats, edition.quorum),
        "figures": figures,
        "form": form,
        "chosen": chosen_of(request, form),
        "page": page,
        "count": ngettext("%(count)s application", "%(count)s applications", len(keys))
        % {"count": len(keys)},
        "table": _table(request, edition, get_rulings(user, session, list(page)), rules=rules),
        "rules": rules,
        "takes_part": may(user, "decision.record") and is_present(user, session),
        "finish_form": finish_form or FinishForm(None),
        "signatures": _signatures(seats),
        "may_sign": own is not None
        and own.present
        and own.member.signs
        and own.signed_at is None
        and session.state == "to_sign",
        "any_signature": any(seat.signed_at for seat in seats),
        "key": uuid4(),
        "reads_papers": may(user, "document.read"),
    }


def _cards(edition: Any, figures: DecisionFigures) -> list[Card]:
    here = reverse("editions:decisions", args=[edition.code])
    return [
        Card(_("Accepted"), figures.accepted, note=_("of %(places)s places") % {"places": edition.places}),
        Card(
            _("Money of those accepted"),
            Money(figures.accepted_centimes),
            note=_("of %(budget)s") % {"budget": amount(edition.budget_centimes)},
        ),
        Card(
            _("Without a decision"),
            figures.undecided,
            note=_("of %(all)s applications") % {"all": figures.applications},
            link=Link(_("Show them"), f"{here}?kind=undecided") if figures.undecided else None,
        ),
        Card(
            _("Departures from the proposal"),
            figures.departures,
            note=_("each with its reason"),
            link=Link(_("Show them"), f"{here}?kind=departures") if figures.departures else None,
        ),
    ]


def _facts(session: Any, seats: list[Seat], quorum: int) -> list[Fact]:
    tone = {"draft": "waiting", "to_sign": "warning", "final": "good"}[session.state]
    present = [(seat.member.name,) for seat in seats if seat.present]
    names = format_html_join(listed(["", ""]), "<bdi>{}</bdi>", present)
    words = _("%(names)s (%(present)s present, %(quorum)s needed)")
    return [
        Fact(_("State of the minutes"), Status(session.get_state_display(), tone)),  # type: ignore[arg-type]
        Fact(_("Held on"), session.held_on),
        Fact(
            _("Present"),
            format_html(words % {"names": "{}", "present": len(present), "quorum": quorum}, names),
        ),
        Fact(
            _("Proposal (not final)"),
            Link(
                capfirst(session.proposal.get_aim_display()),
                reverse("editions:lines", args=[session.edition.code, session.proposal.aim]),
            ),
        ),
        *([Fact(_("Remark of the committee"), session.remarks)] if session.remarks else []),
    ]


def _table(request: HttpRequest, edition: Any, rulings: list[Ruling], *, rules: bool) -> Table:
    words = dict(list_decision_kinds())
    rows: list[list[object]] = [
        [
            _name(request, edition, ruling, rules=rules),
            reference(ruling.line.application.reference),
            ruling.line.application.territory.name,
            mark(ruling.line.mark_hundredths),
            support_of(ruling.line.option) if ruling.line.option else _("not proposed"),
            _decision(ruling, words),
            ruling.decision.decided_by.label if ruling.decision else "",
        ]
        for ruling in rulings
    ]
    columns = [Column(_("Name")), Column(_("Reference")), Column(_("Territory")), Column(_("Mark"), "num"),
               Column(_("Proposal")), Column(_("Decision")), Column(_("Ruled by"))]  # fmt: skip
    return Table(_("Decisions of the committee"), columns, rows, caption_hidden=True)


def _name(request: HttpRequest, edition: Any, ruling: Ruling, *, rules: bool) -> SafeString:
    """The person; while ruling, with a box to choose and a link to the ruling."""
    application, name = ruling.line.application, ruling.line.person.full_name
    args = [edition.code, application.uuid]
    if not rules:
        return format_html('<a href="{}"><bdi>{}</bdi></a>', reverse("editions:application", args=args), name)
    url = f"{reverse('editions:decide', args=args)}?{urlencode({'back': request.get_full_path()})}"
    if ruling.decision is not None:
        return format_html('<a href="{}"><bdi>{}</bdi></a>', url, name)
    return format_html(
        '<span class="chooser"><label class="box"><input type="checkbox" name="chosen" value="{}" form="bulk">'
        '<span class="visually-hidden">{}</span></label><a href="{}"><bdi>{}</bdi></a></span>',
        application.uuid,
        format_html(_("Choose %(name)s") % {"name": "<bdi>{}</bdi>"}, name),
        url,
        name,
    )


def _decision(ruling: Ruling, words: dict[str, str]) -> object:
    """The ruling in a word; a departure with its reason."""
    decision = ruling.decision
    if decision is None:
        return Status(_("no decision yet"), "waiting")
    said = decision_of(decision.kind, words)
    if not decision.departs:
        return said
    return format_html(
        '<div>{} <span class="departure"><strong>{}</strong> <bdi>{}</bdi></span></div>',
        cell(said),
        _("Departs from the proposal:"),
        decision.reason,
    )


def _signatures(seats: list[Seat]) -> Table:
    """Everyone who signs: signed and when, still to sign, or absent."""
    rows: list[list[object]] = []
    for seat in seats:
        if not seat.member.signs:
            continue
        holder = seat.member.user.label if seat.member.user else _("nobody holds this seat yet")
        if not seat.present:
            said = Status(_("absent"))
        elif seat.signed_at:
            said = Status(_("signed"), "good")
        else:
            said = Status(_("still to sign"), "waiting")
        rows.append([seat.member.name, holder, said, seat.signed_at or ""])
    columns = [Column(_("Seat")), Column(_("Held by")), Column(_("Signature")), Column(_("Signed at"))]
    return Table(_("Signatures"), columns, rows, caption_hidden=True)
