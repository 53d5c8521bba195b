"""Before the ceremonies: undertakings signed, cheques drawn, equipment set aside, lists printed."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import today
from fursa.core.actions import once
from fursa.core.errors import InvalidError, MissingError
from fursa.core.templatetags.parts import Card, Column, Fact, Link, Money, Table
from fursa.documents.paper.values import Wording
from fursa.editions.actions.awards import record_undertaking
from fursa.editions.queries import get_edition
from fursa.editions.queries.awards import get_award
from fursa.handover import actions
from fursa.handover.actions import papers
from fursa.handover.actions.cheques import Prepared
from fursa.handover.forms import BankForm, ChequesForm, UndertakingForm
from fursa.handover.queries.preparing import Preparation, get_preparation, list_to_undertake

A_PAGE = 20
MOST_NAMED = 10


@require_safe
@login_required
def prepare(request: HttpRequest, code: str) -> HttpResponse:
    """What waits for what in an edition; each act beside its count."""
    return _page(request, code)


def _page(
    request: HttpRequest, code: str, form: ChequesForm | None = None, status: int = 200
) -> HttpResponse:
    user = _user(request)
    edition = get_edition(user, code)
    found = get_preparation(user, edition, on=today())
    first = {"account": found.account, "first_number": found.next_number, "drawn_on": today(), "key": uuid4()}
    page = Paginator(list_to_undertake(user, edition), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "found": found,
        "cards": _cards(found),
        "problems": _problems(found),
        "form": form or ChequesForm(None, initial=first),
        "bank_form": BankForm(None),
        "page": page,
        "undertakings": _undertakings(page, may_record=may(user, "undertaking.record")),
        "may_prepare": may(user, "cheque.prepare"),
        "may_plan": may(user, "handover.record"),
        "key": uuid4(),
    }
    return render(request, "handover/prepare.html", context, status=status)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _cards(found: Preparation) -> list[Card]:
    return [
        Card(_("Undertakings to sign"), found.undertakings),
        Card(_("Cheques to draw"), found.cheques, note=_("%(count)s drawn already") % {"count": found.drawn}),
        Card(_("Equipment to set aside"), found.equipment),
        Card(_("Ready to be handed over"), found.ready, link=Link(_("Ceremonies"), reverse("handover:list"))),
    ]


def _problems(found: Preparation) -> Table:
    rows = [
        [
            Link(award.person.full_name, reverse("casefile:person", args=[award.person.uuid])),
            award.territory.name,
            problem,
        ]
        for award, problem in found.problems
    ]
    columns = [Column(_("Name")), Column(_("Territory")), Column(_("Why no cheque can be drawn"))]
    return Table(_("Cheques that wait"), columns, rows, caption_hidden=True)


def _undertakings(page: object, *, may_record: bool) -> Table:
    rows: list[list[object]] = []
    for award in page:  # type: ignore[attr-defined]
        name: object = award.person.full_name
        if may_record:
            name = Link(name, reverse("handover:undertake", args=[award.uuid]))
        rows.append(
            [name, award.reference, award.territory.name, award.application.title, Money(award.cost_centimes)]
        )
    columns = [Column(_("Name")), Column(_("Reference")), Column(_("Territory")), Column(_("Project")),
               Column(_("Amount"))]  # fmt: skip
    return Table(_("Undertakings to sign"), columns, rows, caption_hidden=True)


@require_POST
@login_required
def draw_cheques(request: HttpRequest, code: str) -> HttpResponse:
    """Draw every cheque that can be drawn, numbered in a row; the same form sent twice draws once."""
    user = _user(request)
    require(user, "cheque.prepare")
    edition = get_edition(user, code)
    form = ChequesForm(request.POST)
    if not form.is_valid():
        return _page(request, code, form, status=422)
    given = form.cleaned_data

    def act() -> dict[str, object]:
        done = actions.prepare_cheques(
            actor=user,
            edition=edition,
            account=given["account"],
            first_number=given["first_number"],
            drawn_on=given["drawn_on"],
        )
        return {"done": len(done.done), "not_done": done.not_done}

    body = {"edition": code, "account": given["account"], "first": given["first_number"]}
    result = once(user, "cheque.prepare_all", given["key"], body, act)
    _tell(request, result["done"], result["not_done"])
    return redirect("handover:prepare", code)


@require_POST
@login_required
def set_equipment_aside(request: HttpRequest, code: str) -> HttpResponse:
    """Awards of equipment alone become ready."""
    user = _user(request)
    done: Prepared = actions.prepare_equipment(actor=user, edition=get_edition(user, code))
    _tell(request, len(done.done), done.not_done)
    return redirect("handover:prepare", code)


def _tell(request: HttpRequest, done: int, not_done: list[tuple[str, str]]) -> None:
    text = ngettext("%(count)s award was prepared.", "%(count)s awards were prepared.", done)
    messages.success(request, text % {"count": done})
    for left, why in not_done[:MOST_NAMED]:
        messages.warning(request, _("%(reference)s: not prepared. %(why)s") % {"reference": left, "why": why})
    more = len(not_done) - MOST_NAMED
    if more > 0:
        text = ngettext("%(count)s more award waits.", "%(count)s more awards wait.", more)
        messages.warning(request, text % {"count": more})


@require_POST
@login_required
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """A ceremony for each territory; planned again it changes nothing."""
    user = _user(request)
    planned = actions.plan_ceremonies(actor=user, edition=get_edition(user, code), default_on=today())
    text = ngettext("%(count)s ceremony is planned.", "%(count)s ceremonies are planned.", len(planned))
    messages.success(request, text % {"count": len(planned)})
    return redirect("handover:list")


@require_POST
@login_required
def print_list(request: HttpRequest, code: str, which: str) -> HttpResponse:
    """The cheque list or the equipment list as PDF; the same rows on the same day are one paper."""
    user = _user(request)
    edition = get_edition(user, code)
    if which == "equipment":
        document = papers.issue_equipment_list(actor=user, edition=edition, on=today())
    elif which == "cheques":
        require(user, "cheque.prepare")
        form = BankForm(request.POST)
        if not form.is_valid():
            raise InvalidError(_("Name the bank on whose account the cheques are drawn."))
        bank = form.cleaned_data["bank"]
        document = papers.issue_cheque_list(
            actor=user, edition=edition, bank=Wording(ar=bank, fr=bank), on=today()
        )
    else:
        raise MissingError
    return redirect("documents:file", document.uuid)


@require_http_methods(["GET", "POST"])
@login_required
def undertake(request: HttpRequest, award_uuid: UUID) -> HttpResponse:
    """The undertaking: printed, signed, or read aloud before a witness, then recorded."""
    user = _user(request)
    require(user, "undertaking.record")
    award = get_award(user, award_uuid)
    form = UndertakingForm(
        request.POST if request.method == "POST" else None, reads=award.person.can_read, on=today()
    )
    if request.method == "POST" and "paper" in request.POST:
        (document,) = papers.issue_undertakings(actor=user, edition=award.edition, awards=[award], on=today())
        return redirect("documents:file", document.uuid)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        record_undertaking(
            actor=user,
            award_uuid=award.uuid,
            on=given["signed_on"],
            read_aloud=given.get("understood", False),
            witness=given.get("witness", ""),
        )
        messages.success(
            request, _("The undertaking of %(name)s is recorded.") % {"name": award.person.full_name}
        )
        return redirect("handover:prepare", award.edition.code)
    facts = [
        Fact(_("Name"), award.person.full_name),
        Fact(_("Reference"), award.reference),
        Fact(_("Project"), award.application.title),
        Fact(_("Territory"), award.territory.name),
        Fact(_("Amount"), Money(award.cost_centimes)),
    ]
    context = {"award": award, "facts": facts, "form": form, "may_print": may(user, "document.read")}
    return render(request, "handover/undertake.html", context, status=422 if form.errors else 200)
