"""A person's page: the bar, the journey, the history, and what each room knows."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.accounts.queries import today
from fursa.audit.actions import record
from fursa.casefile.queries.acts import list_acts, next_act
from fursa.casefile.queries.person import File, get_file, list_history, list_steps, next_link
from fursa.casefile.views.bar import TABS, bar_of, list_open_tabs
from fursa.casefile.views.project.reading import project_part
from fursa.core.errors import ForbiddenError
from fursa.core.localized import listed
from fursa.core.templatetags.fursa_format import partial_date
from fursa.core.templatetags.parts import Column, Fact, Link, Money, Status, Table
from fursa.handover.policies import birth_of
from fursa.pathways.views.openings import state_of
from fursa.people import queries
from fursa.people.queries.duplicates import list_held


@require_safe
@login_required
def person(request: HttpRequest, person_uuid: UUID, tab: str = "journey") -> HttpResponse:
    """One person this user sees; reading the file is itself recorded."""
    assert isinstance(request.user, User)
    if tab not in TABS:
        raise Http404
    found = queries.get_person(request.user, person_uuid)
    if found.canonical is not None:
        # Recorded twice and recognised: old addresses lead to the one file.
        return redirect("casefile:person-tab", found.canonical.uuid, tab)
    file = get_file(request.user, found)
    if tab not in list_open_tabs(request.user):
        raise ForbiddenError
    record(request.user, "person.read", found, tab=tab)
    acts = list_acts(request.user, file, today=today())
    context = {
        "person": found,
        "bar": bar_of(request.user, found, tab, next_act(acts, file) or _application(request.user, file)),
        "acts": acts.get(tab, []),
        "own_acts": acts.get("own", []),
        "tab": tab,
        "steps": list_steps(file),
        "events": list_history(file),
        "known": _known(request.user, file),
        "project": project_part(request.user, file, today=today()) if tab == "project" else None,
        "support": _support(file),
        "pathways": _pathways(file),
        "visits": _visits(file),
        "referrals": _referrals(request.user, file),
        "waiting": [row for row in file.referrals if row.state in ("proposed", "accepted")]
        if may(request.user, "referral.make")
        else [],
        "accesses": _accesses(file),
        "opens": file.opens,
        "held": bool(list_held(request.user, [found.pk])),
        "may_release": may(request.user, "identity.release"),
    }
    return render(request, f"casefile/person_{tab}.html", context)


def _application(user: User, file: File) -> Link | None:
    return next_link(file) if may(user, "application.read") else None


def _known(user: User, file: File) -> list[Fact]:
    person, unknown = file.person, _("not known")
    facts = [
        Fact(_("Name in Arabic"), person.full_name_ar or unknown),
        Fact(_("Name in Latin letters"), person.full_name_latin or unknown),
        Fact(_("Sex"), person.get_sex_display()),
        Fact(
            _("Birth date and place"),
            format_html("{} {}", partial_date(birth_of(person)), person.birth_place),
        ),
        Fact(_("Identity card"), person.cnie or unknown),
        Fact(_("Valid until"), person.cnie_valid_until or unknown),
        Fact(_("Phone"), person.phone or unknown),
        Fact(_("Whom not to call, and when"), person.safe_contact or _("nothing asked for")),
        Fact(_("Origin"), person.origin.name if person.origin else unknown),
        Fact(_("Residence"), person.residence.name if person.residence else unknown),
        Fact(_("Also recorded as"), ", ".join(one.reference for one in file.others) or _("recorded once")),
        Fact(_("Reads"), _("yes") if person.can_read else _("no: texts are read aloud before a witness")),
    ]
    if person.guardian_name:
        facts.append(Fact(_("Guardian"), f"{person.guardian_name} {person.guardian_cnie}".strip()))
    return facts


def _support(file: File) -> Table:
    rows: list[list[object]] = []
    for application in file.applications:
        award = next((a for a in file.awards if a.application_id == application.pk), None)
        rows.append(
            [
                Link(
                    application.title,
                    reverse("editions:application", args=[application.edition.code, application.uuid]),
                ),
                application.edition.name,
                Money(award.cost_centimes) if award else "–",
                Status(award.get_state_display(), "good")
                if award
                else Status(application.get_state_display()),
            ]
        )
    columns = [Column(_("Project")), Column(_("Edition")), Column(_("Amount")), Column(_("State"))]
    return Table(_("Applications for support"), columns, rows)


def _referrals(user: User, file: File) -> Table:
    """Places the person was proposed for, what the partner answered, and what may be done."""
    rows: list[list[object]] = []
    for row in file.referrals:
        act: object = ""
        if row.state == "accepted" and may(user, "referral.make"):
            act = Link(
                _("Record the beginning"), reverse("casefile:begin-place", args=[row.person.uuid, row.uuid])
            )
        rows.append(
            [
                Link(row.opening.title, reverse("pathways:opening", args=[row.opening.uuid])),
                row.opening.partner.name,
                state_of(row),
                row.reason,
                row.referred_at,
                act,
            ]
        )
    columns = [Column(_("Place")), Column(_("Partner")), Column(_("State")), Column(_("Reason")),
               Column(_("Proposed on")), Column(_("Next"))]  # fmt: skip
    return Table(_("Places proposed"), columns, rows, caption_hidden=True)


def _pathways(file: File) -> Table:
    columns = [Column(_("Pathway")), Column(_("Year"), "num"), Column(_("Partner")), Column(_("State")),
               Column(_("Certificate"))]  # fmt: skip
    rows = [
        [
            Link(p.get_kind_display(), reverse("casefile:way", args=[p.person.uuid, p.uuid])),
            str(p.year),
            p.partner.name if p.partner else "–",
            p.get_state_display(),
            p.certificate or "–",
        ]
        for p in file.pathways
    ]
    return Table(_("Pathways"), columns, rows)


def _visits(file: File) -> Table:
    """What each visit found; where it was a call, a money amount or a count was not asked, its place is empty."""
    columns = [
        Column(_("Day")), Column(_("Where it was")), Column(_("Presence")), Column(_("Situation")),
        Column(_("Earnings a month")), Column(_("What is difficult")), Column(_("What was agreed")),
        Column(_("Next visit")),
    ]  # fmt: skip
    rows = [
        [
            one.visited_on,
            one.get_where_display(),
            one.get_presence_display(),
            listed(word for word in (one.get_situation_display(), one.get_going_display()) if word),
            "" if one.income_centimes is None else Money(one.income_centimes),
            one.difficulty,
            one.agreed_next,
            one.next_on or "",
        ]
        for one in file.visits
    ]
    return Table(_("Visits"), columns, rows, caption_hidden=True)


def _accesses(file: File) -> Table:
    columns = [Column(_("Unit")), Column(_("Since")), Column(_("Until")), Column(_("Reason for access"))]
    rows = [[a.unit.name, a.from_on, a.until_on or "–", a.get_reason_display()] for a in file.accesses]
    return Table(_("Who may see this file"), columns, rows)
