"""Every line of a proposal with its reason in words, and every rule with what it leaves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import MissingError
from fursa.core.templatetags.parts import Column, Link, Status, Table
from fursa.editions import queries
from fursa.editions.forms import LineFilter
from fursa.editions.queries.proposals import RuleFigures
from fursa.editions.queries.scenarios import find_scenario_proposal, get_scenario
from fursa.editions.views.chosen import chosen_of, values_of
from fursa.editions.views.frame import Frame, amount, frame_of, mark, reference, user_of
from fursa.editions.views.marks_shown import support_of

A_PAGE = 25


@require_safe
@login_required
def lines(request: HttpRequest, code: str, aim: str) -> HttpResponse:
    """Who is proposed and who is not, by territory and rank, each with the reason."""
    user = user_of(request)
    frame, found = find_shown(request, code, aim)
    form = LineFilter(
        request.GET, territories=[(t.code, t.name) for t in queries.list_territories(user, frame.edition)]
    )
    sought = values_of(form)
    rows = queries.list_lines(user, found)
    if "territory" in sought:
        rows = rows.filter(application__territory__code=sought["territory"])
    if "outcome" in sought:
        rows = rows.filter(option__isnull=sought["outcome"] == "no")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    total = page.paginator.count
    context = {
        "frame": frame,
        "proposal": found,
        "aim": heading_of(found),
        "code": aim,
        "other": None if found.scenario else _other(frame.edition, aim),
        "form": form,
        "chosen": chosen_of(request, form),
        "page": page,
        "count": ngettext("%(count)s application", "%(count)s applications", total) % {"count": total},
        "table": _table(frame.edition, page),
    }
    return render(request, "editions/lines.html", context)


def find_shown(request: HttpRequest, code: str, which: str) -> tuple[Frame, Any]:
    """The last proposal for this aim, or under this scenario's rules, with its page's frame; or MissingError."""
    user = user_of(request)
    require(user, "appraisal.read")
    frame = frame_of(request, code, "proposal", _("Proposal of beneficiaries (not final)"))
    found = _proposal(user, frame.edition, which)
    if found is None or found.edition_id != frame.edition.pk:
        raise MissingError
    return frame, found


def _proposal(user: User, edition: Any, which: str) -> Any:
    if which in edition.Aim.values:
        return queries.find_proposal(user, edition, which)
    try:
        return find_scenario_proposal(user, get_scenario(user, UUID(which)))
    except ValueError as error:
        raise MissingError from error


def name_of(proposal: Any) -> str:
    """What a proposal is called: its scenario and aim, or the aim alone under the edition's own rules."""
    aim = str(proposal.get_aim_display())
    return f"{proposal.scenario.name} – {aim}" if proposal.scenario else aim


def heading_of(proposal: Any) -> SafeString:
    """The same at the head of a page: what a person named stands apart from our words."""
    aim = proposal.get_aim_display()
    if proposal.scenario is None:
        return conditional_escape(capfirst(aim))
    return format_html("<bdi>{}</bdi> – {}", proposal.scenario.name, aim)


def address_of(proposal: Any) -> str:
    """How the address of its pages names a proposal."""
    return str(proposal.scenario.uuid) if proposal.scenario else str(proposal.aim)


def _other(edition: Any, aim: str) -> Link:
    other = "merit" if aim == "value" else "value"
    return Link(dict(edition.Aim.choices)[other], reverse("editions:lines", args=[edition.code, other]))


def _table(edition: Any, page: Any) -> Table:
    rows: list[list[object]] = [
        [
            Link(line.person.full_name, reverse("editions:application", args=[edition.code, line.application.uuid])),
            reference(line.application.reference),
            line.application.territory.name,
            line.rank,
            mark(line.mark_hundredths),
            Status(support_of(line.option), "good") if line.option else Status(_("not proposed")),
            _reasons(queries.reasons_of(line)),
        ]
        for line in page
    ]  # fmt: skip
    columns = [Column(_("Name")), Column(_("Reference")), Column(_("Territory")), Column(_("Rank"), "num"),
               Column(_("Mark"), "num"), Column(_("Proposal")), Column(_("Why"))]  # fmt: skip
    return Table(_("Proposal of beneficiaries (not final)"), columns, rows, caption_hidden=True)


def _reasons(said: list[str]) -> SafeString:
    return format_html(
        '<ul class="gaps">{}</ul>', format_html_join("", "<li>{}</li>", ((one,) for one in said))
    )


@require_safe
@login_required
def rules(request: HttpRequest, code: str, aim: str) -> HttpResponse:
    """Each rule in the words of the edition, what it leaves, and about what relaxing it would add; the tight first."""
    user = user_of(request)
    frame, found = find_shown(request, code, aim)
    figures = sorted(
        queries.list_rules(user, found), key=lambda rule: (not _is_tight(rule), -abs(rule.price_hundredths))
    )
    page = Paginator(figures, A_PAGE).get_page(request.GET.get("page"))
    total = page.paginator.count
    context = {
        "frame": frame,
        "aim": heading_of(found),
        "code": aim,
        "page": page,
        "count": ngettext("%(count)s rule", "%(count)s rules", total) % {"count": total},
        "table": _rules_table(page),
    }
    return render(request, "editions/rules.html", context)


def _is_tight(rule: RuleFigures) -> bool:
    return 0 in (rule.over_minimum, rule.under_maximum)


def _rules_table(page: Any) -> Table:
    rows: list[list[object]] = []
    for rule in page:
        gain = abs(rule.price_hundredths)  # one more under a maximum, or one fewer over a minimum
        added = mark(round(gain)) if gain >= 1 else ""
        rows.append(
            [
                _reasons(list(rule.says)),
                _left(rule, rule.over_minimum),
                _left(rule, rule.under_maximum),
                Status(_("reached"), "warning") if _is_tight(rule) else "",
                "" if rule.in_money else added,
            ]
        )
    columns = [Column(_("Rule")), Column(_("Over its minimum")), Column(_("Left under its maximum")),
               Column(_("State")), Column(_("Relaxed by one it would add, by estimate (marks)"), "num")]  # fmt: skip
    return Table(_("Rules of the edition"), columns, rows, caption_hidden=True)


def _left(rule: RuleFigures, number: int | None) -> object:
    if number is None:
        return ""
    return amount(number) if rule.in_money else number
