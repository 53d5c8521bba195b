"""Writing a life project: an overview of its themes, and one page a theme, savable half done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fursa.accounts.queries import today
from fursa.casefile.queries.acts import person_for
from fursa.casefile.views.acts import LISTS
from fursa.casefile.views.bar import bar_of
from fursa.casefile.views.project.parts import links_to_change, sentences_of
from fursa.core.errors import InvalidError, WrongStateError
from fursa.core.forms import listed_entries
from fursa.core.templatetags.form_parts import form_errors
from fursa.core.templatetags.parts import Column, Link, Status, Table
from fursa.custody.queries import writing_unit
from fursa.diagnosis.forms import TRADE_LIST
from fursa.lifeproject import actions
from fursa.lifeproject.forms import PLACE_LIST, theme_forms
from fursa.lifeproject.queries import (
    content_of,
    digest_of,
    find_draft,
    find_end,
    list_projects,
    plan_of_content,
)
from fursa.rules.life_plan import THEME_TITLES, THEMES, LifePlan, Said, Theme, lacking, themes_of


def written_so_far(user: Any, person: Any) -> dict[str, Any]:
    """What is being written; the last version, where nothing is yet; else nothing."""
    draft = find_draft(user, person)
    if draft is not None:
        return dict(draft.content)
    last = list_projects(user, person).first()
    return content_of(last) if last else {}


@require_safe
@login_required
def project_draft(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """The themes, what each still lacks, and the way to the signing."""
    user, person = person_for(request.user, "lifeproject.change", person_uuid)
    writing_unit(user, person, today=today())
    draft, content = find_draft(user, person), written_so_far(user, person)
    plan = plan_of_content(content)
    wanting = lacking(plan)
    context = {
        "bar": bar_of(user, person, "project"),
        "person": person,
        "draft": draft,
        "ended": find_end(user, person),
        "themes": _themes(person.uuid, plan, wanting),
        "wanting": sentences_of(wanting),
        "first": links_to_change(person.uuid, plan.goal)["goal"],
    }
    return render(request, "casefile/project/draft.html", context)


def _themes(person_uuid: UUID, plan: LifePlan, wanting: list[Said]) -> Table:
    links = links_to_change(person_uuid, plan.goal)
    lacks = {one.theme for one in wanting}
    rows: list[list[object]] = [
        [
            Link(THEME_TITLES[theme].translate(gettext), links[theme]),
            _summary(theme, plan),
            Status(_("to complete"), "warning") if theme in lacks else Status(_("complete"), "good"),
        ]
        for theme in themes_of(plan.goal)
    ]
    columns = [Column(_("Page")), Column(_("Written so far")), Column(_("State"))]
    return Table(_("The pages of the life project"), columns, rows, caption_hidden=True)


def _summary(theme: Theme, plan: LifePlan) -> str:
    if theme == "goal":
        return plan.title
    if theme == "costs":
        return _("written") if plan.business else ""
    count = len(plan.steps if theme == "steps" else plan.needs)
    if not count:
        return _("nothing is needed first") if theme == "needs" else ""
    return ngettext("%(count)s line", "%(count)s lines", count) % {"count": count}


@require_http_methods(["GET", "POST"])
@login_required
def project_theme(request: HttpRequest, person_uuid: UUID, theme: str) -> HttpResponse:
    """One theme: what is typed is kept in the browser, and in the draft once it is sent."""
    user, person = person_for(request.user, "lifeproject.change", person_uuid)
    writing_unit(user, person, today=today())
    if theme not in THEMES:
        raise Http404
    content = written_so_far(user, person)
    written = content.get(theme) or {}
    forms = theme_forms(theme, written, request.POST or None)
    if request.method == "POST" and forms.is_valid():
        try:
            with transaction.atomic():
                draft = actions.save_theme(
                    actor=user, person_uuid=person.uuid, theme=theme, content=forms.content(),
                    seen=request.POST.get("seen", ""), today=today(),
                )  # fmt: skip
        except (InvalidError, WrongStateError) as error:
            forms.forms[0].add_error(None, str(error))
        else:
            if "more" in request.POST:
                return redirect("casefile:project-theme", person.uuid, theme)
            return _onwards(request, person.uuid, theme, plan_of_content(draft.content))
    goal = content.get("goal", {}).get("goal")
    steps = themes_of(goal or ("self_employment" if theme == "costs" else None))
    context = {
        "bar": bar_of(user, person, "project"),
        "person": person,
        "theme": theme,
        "title": THEME_TITLES[theme].translate(gettext),
        "place": steps.index(theme) + 1,
        "count": len(steps),
        "forms": forms,
        "errors": [*(("", "", said) for said in forms.spoilt()), *form_errors(*forms.forms)],
        "seen": request.POST.get("seen") or digest_of(written),
        "lists": {name: listed_entries(LISTS[name]()) for name in (TRADE_LIST, PLACE_LIST)}
        if theme == "goal"
        else {},
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "casefile/project/theme.html", context, status=status)


def _onwards(request: HttpRequest, person_uuid: UUID, theme: Theme, plan: LifePlan) -> HttpResponse:
    """To the next theme; after the last one, or where the reader pauses, to the overview."""
    messages.success(request, _("Saved. You can stop here and come back."))
    themes = themes_of(plan.goal)
    place = themes.index(theme) + 1 if theme in themes else len(themes)
    if "later" in request.POST or place >= len(themes):
        return redirect("casefile:project-draft", person_uuid)
    return redirect("casefile:project-theme", person_uuid, themes[place])


@require_POST
@login_required
def project_discard(request: HttpRequest, person_uuid: UUID) -> HttpResponse:
    """Throw away what was being written."""
    user, person = person_for(request.user, "lifeproject.change", person_uuid)
    actions.discard_draft(actor=user, person_uuid=person.uuid, today=today())
    messages.success(request, _("What was being written is thrown away; what was signed stays."))
    return redirect("casefile:person-tab", person.uuid, "project")
