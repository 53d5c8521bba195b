"""مهامي: the first page after signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.accounts.queries import today
from fursa.casefile.queries.my_work import list_kinds, list_tasks
from fursa.core.templatetags.parts import Column, Link, Table

A_PAGE = 25


@require_safe
@login_required
def my_work(request: HttpRequest) -> HttpResponse:
    """First shown unfiltered; a chosen filter stands on top and can be taken away."""
    assert isinstance(request.user, User)
    tasks = list_tasks(request.user, today=today())
    kinds = list_kinds(tasks)
    chosen = request.GET.get("kind", "")
    here = reverse("casefile:my-work")
    shown = [task for task in tasks if task.kind == chosen] if chosen in kinds else tasks
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    table = Table(
        _("My work"),
        [
            Column(_("To do")),
            Column(_("Whom it concerns")),
            Column(_("Where")),
            Column(_("Due")),
            Column(_("State")),
        ],
        [[Link(t.title, t.url), t.whom, t.where, t.due_on or "", t.due or ""] for t in page],
        caption_hidden=True,
    )
    context = {
        "page": page,
        "table": table,
        "kinds": [Link(word, f"{here}?kind={kind}", current=kind == chosen) for kind, word in kinds.items()],
        "chosen": [Link(kinds[chosen], here)] if chosen in kinds else [],
        "count": ngettext("%(count)s task", "%(count)s tasks", len(shown)) % {"count": len(shown)},
        "here": here,
        "leaving": reverse("casefile:leaving") if may(request.user, "custody.read") else "",
    }
    return render(request, "casefile/my_work.html", context)
