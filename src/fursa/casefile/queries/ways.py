"""One way of a person as its page shows it: facts, what was seen, and the acts that are open."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from fursa.core.localized import trade_title
from fursa.core.templatetags.parts import Column, Fact, Link, Table
from fursa.pathways.actions.ways import UNDER_WAY
from fursa.pathways.models import Pathway
from fursa.pathways.queries import Seen
from fursa.rules.retention import open_checks


def way_facts(pathway: Pathway) -> list[Fact]:
    """What is known of it; a job alone has a contract and a wage."""
    told = [
        (_("State"), pathway.get_state_display()),
        (_("Partner"), pathway.partner.name if pathway.partner else ""),
        (_("Trade"), trade_title(pathway.trade_isco) if pathway.trade_isco else ""),
        (_("Place"), pathway.place.name if pathway.place else ""),
        (_("Taken"), _("inside the establishment") if pathway.inside else _("outside")),
        (_("Began on"), pathway.started_on),
        (_("Ended on"), pathway.ended_on),
        (_("Contract"), pathway.get_contract_display()),
        (_("Wage, a month"), pathway.get_wage_band_display()),
        (_("Result"), pathway.get_result_display() if pathway.state == Pathway.State.COMPLETED else ""),
        (_("Certificate"), pathway.certificate),
    ]
    return [Fact(term, value) for term, value in told if value]


def way_tables(seen: Seen) -> list[Table]:
    """What was seen on it; nothing where nothing was."""
    pauses = Table(
        _("Pauses"),
        [Column(_("Since")), Column(_("Reason")), Column(_("Went on"))],
        [[one.from_on, one.get_reason_display(), one.resumed_on or _("not yet")] for one in seen.pauses],
        stacks=False,
    )
    months = Table(
        _("Attendance"),
        [
            Column(_("Month")), Column(_("Sessions held"), "num"), Column(_("Attended"), "num"),
            Column(_("Missed with a reason"), "num"), Column(_("Missed without"), "num"),
        ],
        [
            [f"{one.month:%m/%Y}", one.held, one.attended, one.excused, one.held - one.attended - one.excused]
            for one in seen.attendance
        ],
    )  # fmt: skip
    kept = Table(
        _("Is the job kept?"),
        [Column(_("Asked")), Column(_("Finding")), Column(_("Day it was asked"))],
        [[one.get_check_code_display(), one.get_finding_display(), one.checked_on] for one in seen.retention],
        stacks=False,
    )
    return [table for table in (pauses, months, kept) if table.rows]


def checks_of(pathway: Pathway, seen: Seen, *, today: date) -> list[str]:
    """The checks of a job that have fallen due and were not made, oldest first."""
    if pathway.kind != Pathway.Kind.EMPLOYMENT or pathway.started_on is None or seen.is_settled:
        return []
    waiting = open_checks(pathway.started_on, done=seen.asked, ended_on=pathway.ended_on)
    return [check.code for check, due_on in waiting if due_on <= today]


def acts_on(pathway: Pathway, seen: Seen, *, today: date) -> list[Link]:
    """What may be done with it now, the likeliest first."""
    offered = [
        (_("Is the job kept?"), "retention", bool(checks_of(pathway, seen, today=today))),
        (_("Take it up again"), "resume-pathway", pathway.state == Pathway.State.PAUSED),
        (
            _("Attendance"),
            "attendance",
            pathway.started_on is not None and pathway.kind != Pathway.Kind.EMPLOYMENT,
        ),
        (_("Record the result"), "record-result", pathway.state in UNDER_WAY),
        (_("Pause"), "pause-pathway", pathway.state == Pathway.State.ACTIVE),
        (_("Record that it was given up"), "stop-pathway", pathway.state in UNDER_WAY),
    ]
    of = [pathway.person.uuid, pathway.uuid]
    return [Link(label, reverse(f"casefile:{name}", args=of)) for label, name, is_open in offered if is_open]
