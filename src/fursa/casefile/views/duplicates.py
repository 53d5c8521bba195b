"""The national review of possible duplicates, and the release of a payment that waits for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.casefile.forms import JudgeForm, ReasonForm
from fursa.casefile.queries.duplicates import Side, get_sides, is_money_involved
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.localized import listed
from fursa.core.templatetags.cells import code
from fursa.core.templatetags.fursa_format import partial_date
from fursa.core.templatetags.parts import Column, Link, Status, Table, Tone
from fursa.people import actions
from fursa.people.queries.chains import Chain, get_chain, list_chains
from fursa.people.queries.duplicates import (
    find_retraction_asked,
    find_said,
    get_pair,
    list_assertions,
    list_pairs,
    list_retractions_asked,
    list_settled_pairs,
    standing,
)
from fursa.rules.identity import takes_two_back
from fursa.rules.identity.recognition import HOLDS_FROM

A_PAGE = 25


@require_safe
@login_required
def duplicates(request: HttpRequest) -> HttpResponse:
    """What waits for review, the likeliest first; what is settled, and links worth another look, beside it."""
    assert isinstance(request.user, User)
    lists = {"": list_pairs, "settled": list_settled_pairs, "chains": list_chains}
    show = asked if (asked := request.GET.get("show", "")) in lists else ""
    rows = lists[show](request.user)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    total = page.paginator.count
    here = reverse("casefile:duplicates")
    context = {
        "page": page,
        "table": _queue(request.user, page),
        "count": ngettext("%(count)s pair", "%(count)s pairs", total) % {"count": total},
        "tabs": [
            Link(_("To be reviewed"), here, current=not show),
            Link(_("Settled"), f"{here}?show=settled", current=show == "settled"),
            Link(_("To be looked at again"), f"{here}?show=chains", current=show == "chains"),
        ],
        "show": show,
    }
    return render(request, "casefile/duplicates.html", context)


def _queue(user: User, page: Any) -> Table:
    said = find_said(user, list(page))
    going_back = {pair for pair, _asked in list_retractions_asked(user)}
    rows = [
        [
            Link(pair.person.full_name, reverse("casefile:duplicate", args=[pair.uuid])),
            pair.other.full_name,
            likely(pair.probability),
            _state(pair, (pair.person_id, pair.other_id) in said, pair in going_back),
            pair.found_at,
        ]
        for pair in page
    ]
    columns = [Column(_("First recorded")), Column(_("Recorded later")), Column(_("How likely")),
               Column(_("State")), Column(_("Found"))]  # fmt: skip
    return Table(_("Possible duplicates"), columns, rows, caption_hidden=True)


def likely(probability: float) -> Status:
    """How likely in words: a number here would look more certain than it is."""
    if probability >= 0.95:
        return Status(_("very likely"), "warning")
    if probability >= HOLDS_FROM:
        return Status(_("likely"), "warning")
    return Status(_("possible"), "info")


def _state(pair: Any, is_said: bool, is_going_back: bool) -> Status:
    """Where a pair is; `is_said` where the reader's own word stands and another's is awaited.

    `is_going_back`: a first reviewer asked to take the decision back.
    """
    if is_going_back:
        return Status(_("asked to be taken back"), "waiting")
    if pair.state == "open" and is_said:
        return Status(_("waits for another reviewer"), "quiet")
    if pair.state == "open":
        waits = pair.probability >= HOLDS_FROM
        return Status(_("payments wait") if waits else _("to be reviewed"), "warning" if waits else "waiting")
    return Status(pair.get_state_display(), "good")


@require_http_methods(["GET", "POST"])
@login_required
def duplicate(request: HttpRequest, pair_uuid: UUID) -> HttpResponse:
    """Two records side by side with the evidence, what reviewers said, and the ruling."""
    assert isinstance(request.user, User)
    require(request.user, "identity.review")
    pair = get_pair(request.user, pair_uuid)
    form = JudgeForm(request.POST or None)
    needs_two = is_money_involved(pair)
    if request.method == "POST" and form.is_valid():
        try:
            judged = actions.judge_pair(
                actor=request.user, pair=pair, needs_two=needs_two, **form.cleaned_data
            )
        except (InvalidError, WrongStateError) as error:
            form.add_error(None, str(error))
        else:
            said = (
                _("Settled: %(verdict)s.") % {"verdict": judged.get_state_display()}
                if judged.state != "open"
                else _("Your word is recorded. The pair waits for another reviewer.")
            )
            messages.success(request, said)
            return redirect("casefile:duplicates")
    words = list(list_assertions(request.user, pair))
    going_back = find_retraction_asked(request.user, pair)
    sides = get_sides(request.user, pair)
    for side in sides:
        record(request.user, "person.read", side.person, tab="duplicate")
    context = {
        "pair": pair,
        "likely": likely(pair.probability),
        "table": _side_by_side(sides, pair.evidence),
        "said": _said(words),
        "needs_two": needs_two,
        "going_back": going_back,
        "two_take_back": takes_two_back(standing(words), needs_two=needs_two),
        "mine": going_back is not None and going_back.retraction_asked_by_id == request.user.pk,
        "chain": _chain_words(pair, get_chain(request.user, pair)),
        "form": form if pair.state == "open" else None,
        "retract_form": ReasonForm() if pair.state != "open" else None,
    }
    return render(request, "casefile/duplicate.html", context, status=422 if form.errors else 200)


def _chain_words(pair: Any, chain: Chain) -> list[str]:
    """What a reviewer should know of other records that hang on this pair."""
    if pair.state == "different":
        return []
    waits, words = pair.state == "open", []
    if chain.is_refused:
        words.append(
            _(
                "If you say they are the same, nothing is joined: reviewers hold two of the records to be different."
            )
            if waits
            else _("Held to be the same, but not joined: reviewers hold two of the records to be different.")
        )
    elif chain.others:
        said = (
            ngettext(
                "If they are the same, %(count)s record becomes one person, with: %(names)s.",
                "If they are the same, %(count)s records become one person, with: %(names)s.",
                chain.count,
            )
            if waits
            else ngettext(
                "%(count)s record is one person here, with: %(names)s.",
                "%(count)s records are one person here, with: %(names)s.",
                chain.count,
            )
        )
        names = format_html_join(
            listed(["", ""]), "<bdi>{}</bdi>", ((one.full_name,) for one in chain.others)
        )
        words.append(
            format_html(said % {"count": "{count}", "names": "{names}"}, count=chain.count, names=names)
        )
        if chain.is_alone:
            words.append(_("This link alone holds them together: look twice before you rely on it."))
    return words


def _side_by_side(sides: tuple[Side, Side], evidence: Mapping[str, str]) -> Table:
    one, other = sides
    rows = [[label, *values, _level(evidence.get(level, ""))] for label, values, level in _lines(one, other)]
    columns = [Column(_("What is written")), Column(_("First recorded")), Column(_("Recorded later")),
               Column(_("Beside each other"))]  # fmt: skip
    return Table(_("Side by side"), columns, rows, caption_hidden=True)


def _lines(one: Side, other: Side) -> list[tuple[str, list[object], str]]:
    people, unknown = (one.person, other.person), _("not known")

    def both(read: Any) -> list[object]:
        return [read(person) or unknown for person in people]

    return [
        (_("Name"), both(lambda p: p.full_name), "name"),
        (_("Name in Arabic"), both(lambda p: p.full_name_ar), ""),
        (_("Name in Latin letters"), both(lambda p: p.full_name_latin), ""),
        (_("Born"), both(lambda p: partial_date(p.birth)), "birth"),
        (_("Birth place"), both(lambda p: p.birth_place), "birth_place"),
        (_("Sex"), both(lambda p: p.get_sex_display()), "sex"),
        (_("Identity card"), both(lambda p: p.cnie), "national_id"),
        (_("Phone"), both(lambda p: p.phone), "phone"),
        (_("Residence"), both(lambda p: p.residence.name if p.residence else ""), ""),
        (_("Reference"), both(lambda p: p.reference), ""),
        (
            _("Said by"),
            [listed(side.sources) or side.person.recorded_by.label for side in (one, other)],
            "",
        ),
        (_("Applications"), [_editions(side.applications) for side in (one, other)], ""),
        (_("Awards"), [_editions(side.awards) for side in (one, other)], ""),
    ]


def _editions(rows: Any) -> SafeString:
    """Each in a line of its own: the reference, then the edition."""
    lines = format_html_join(
        "", "<div>{} <bdi>{}</bdi></div>", ((code(row.reference), row.edition.name) for row in rows)
    )
    return format_html("<div>{}</div>", lines) if lines else lines


def _level(level: str) -> object:
    words: dict[str, tuple[str, Tone]] = {
        "same": (_("agrees"), "good"),
        "near": (_("nearly agrees"), "warning"),
        "differs": (_("differs"), "bad"),
    }
    return Status(*words[level]) if level in words else ""


def _said(rows: Any) -> list[dict[str, object]]:
    return [
        {
            "verdict": row.get_verdict_display(),
            "who": row.asserted_by.label,
            "when": row.asserted_at,
            "reason": row.reason,
            "retracted": listed(
                who.label for who in (row.retraction_asked_by, row.retracted_by) if who and row.retracted_at
            ),
            "retracted_reason": row.retracted_reason,
        }
        for row in rows
    ]


@require_POST
@login_required
def retract(request: HttpRequest, pair_uuid: UUID) -> HttpResponse:
    """Take a settled pair back to review, or ask for it where two must agree; the records are then what they were."""
    assert isinstance(request.user, User)
    require(request.user, "identity.review")
    pair = get_pair(request.user, pair_uuid)
    reason, needs_two = request.POST.get("reason", ""), is_money_involved(pair)
    left = actions.retract_pair(actor=request.user, pair=pair, reason=reason, needs_two=needs_two)
    if left.state == "open":
        messages.success(request, _("Taken back. The pair waits for review again."))
    else:
        messages.success(request, _("Recorded. The decision stands until another reviewer agrees."))
    return redirect("casefile:duplicate", pair_uuid)
