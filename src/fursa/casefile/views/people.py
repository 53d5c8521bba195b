"""Search, in either script, and recording somebody: the search comes first."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import list_units_of, today
from fursa.casefile.views.candidates import candidate_table
from fursa.core.templatetags.fursa_format import partial_date
from fursa.core.templatetags.parts import Column, Link, Table
from fursa.handover.policies import birth_of
from fursa.people import actions, queries
from fursa.people.forms import PersonForm
from fursa.people.queries.duplicates import Candidate, find_candidates

A_PAGE = 25
# From this on, somebody the user sees is shown before a new person is saved.
ASKED_FROM = 0.2


@require_safe
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Everyone this user sees, or those whose names, numbers or phone hold the words asked for."""
    assert isinstance(request.user, User)
    text = request.GET.get("q", "").strip()
    found = queries.search_people(request.user, text) if text else queries.list_people(request.user)
    page = Paginator(found.select_related("residence"), A_PAGE).get_page(request.GET.get("page"))
    total = page.paginator.count
    table = Table(
        _("People"),
        [Column(_("Name")), Column(_("In the other script")), Column(_("Born")), Column(_("Residence")),
         Column(_("Reference"))],
        [
            [
                Link(person.full_name, reverse("casefile:person", args=[person.uuid])),
                person.full_name_latin if person.full_name == person.full_name_ar else person.full_name_ar,
                partial_date(birth_of(person)),
                person.residence.name if person.residence else "",
                person.reference,
            ]
            for person in page
        ],
        caption_hidden=True,
    )  # fmt: skip
    context = {
        "q": text,
        "page": page,
        "table": table,
        "count": _count(total, text),
        "new_url": f"{reverse('casefile:new-person')}?{urlencode({'q': text})}"
        if text and may(request.user, "person.create")
        else "",
    }
    return render(request, "casefile/people.html", context)


def _count(total: int, text: str) -> str:
    if not text:
        return ngettext("%(count)s person", "%(count)s people", total) % {"count": total}
    found = ngettext("%(count)s person for «%(words)s»", "%(count)s people for «%(words)s»", total)
    return found % {"count": total, "words": text}


@require_http_methods(["GET", "POST"])
@login_required
def new_person(request: HttpRequest) -> HttpResponse:
    """Record somebody, after a search for them; sending twice makes one."""
    assert isinstance(request.user, User)
    require(request.user, "person.create")
    text = request.GET.get("q", "").strip()
    if not text:
        return redirect("casefile:people")
    units = list(list_units_of(request.user))
    form = PersonForm(request.POST or None, searched=text)
    candidates: list[Candidate] = []
    asks = "is_another" not in request.POST
    if (
        request.method == "POST"
        and form.is_valid()
        and asks
        and not queries.was_recorded(request.user, form.cleaned_data["key"])
    ):
        candidates = find_candidates(request.user, form.described(), least=ASKED_FROM)
    if request.method == "POST" and form.is_valid() and not candidates:
        person = actions.record_person(
            actor=request.user,
            fields=form.person_fields(),
            unit=units[0],
            key=form.cleaned_data["key"],
            today=today(),
        )
        return redirect("casefile:person", person.uuid)
    context = {"form": form, "q": text, "candidates": candidate_table(candidates) if candidates else None}
    return render(request, "casefile/new_person.html", context)
