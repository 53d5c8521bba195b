"""Versions of a life project: one to read, and two to compare in words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fursa.audit.actions import record
from fursa.casefile.queries.acts import person_for
from fursa.casefile.views.bar import bar_of
from fursa.casefile.views.project.parts import agreed_facts, changes_between, numbers_of, paper_state, shown
from fursa.core.errors import MissingError
from fursa.lifeproject.queries import list_projects, plan_of_project
from fursa.rules.dates import format_day


@require_safe
@login_required
def project_version(request: HttpRequest, person_uuid: UUID, project_uuid: UUID) -> HttpResponse:
    """One version as it was agreed, and what it changed."""
    user, person = person_for(request.user, "lifeproject.read", person_uuid)
    versions = list(list_projects(user, person))
    place = next((i for i, one in enumerate(versions) if one.uuid == project_uuid), None)
    if place is None:
        raise MissingError
    found, plan = versions[place], plan_of_project(versions[place])
    before = versions[place + 1] if place + 1 < len(versions) else None
    record(user, "lifeproject.read", found)
    context = {
        "bar": bar_of(user, person, "project"),
        "person": person,
        "project": found,
        "number": len(versions) - place,
        "is_last": place == 0,
        "paper": paper_state(user, found),
        "plan": shown(plan, user, more=agreed_facts(found)),
        "before": before,
        "changes": changes_between(plan_of_project(before), plan, user) if before else [],
    }
    return render(request, "casefile/project/version.html", context)


@require_safe
@login_required
def project_compare(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """Two versions of the reader's choice: what changed from the one to the other."""
    user, person = person_for(request.user, "lifeproject.read", person_uuid)
    versions = list(list_projects(user, person))
    if len(versions) < 2:
        raise MissingError
    record(user, "lifeproject.compared", person)
    numbers = numbers_of(versions)
    old = _chosen(versions, numbers, request.GET.get("from"), numbers[versions[1].pk])
    new = _chosen(versions, numbers, request.GET.get("to"), numbers[versions[0].pk])
    choices = [
        (
            numbers[one.pk],
            _("Version %(number)s, %(day)s") % {"number": numbers[one.pk], "day": format_day(one.agreed_on)},
        )
        for one in reversed(versions)
    ]
    context = {
        "bar": bar_of(user, person, "project"),
        "person": person,
        "choices": choices,
        "old": numbers[old.pk],
        "new": numbers[new.pk],
        "changes": changes_between(plan_of_project(old), plan_of_project(new), user),
    }
    return render(request, "casefile/project/compare.html", context)


def _chosen(versions: list[Any], numbers: dict[int, int], asked: str | None, otherwise: int) -> Any:
    """The version with the number asked for; another where there is no such version."""
    wanted = int(asked) if asked and asked.isdecimal() and len(asked) < 6 else otherwise
    by_number = {numbers[one.pk]: one for one in versions}
    return by_number.get(wanted, by_number[otherwise])
