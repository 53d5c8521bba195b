"""`/styleguide/` (with FURSA_STYLEGUIDE=1): the page that shows every shared part, to look at and to test."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fursa.core.styleguide.figures import bars, candidates, cards, example_run, line
from fursa.core.styleguide.forms import example_form, example_search
from fursa.core.styleguide.people import events, identity, known, steps
from fursa.core.styleguide.texts import pick, texts
from fursa.core.templatetags.parts import Link


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every part; `?errors=1`: with a form that is wrong, `?public`: as the public sees it, `?run`: a run done."""
    if "run" in request.GET:
        run = example_run("done", 10000, 10000)
        return render(request, "core/styleguide_run.html", {"run": run})
    if "public" in request.GET:
        links = [(code, f"?public&{code}") for code in ("ar", "fr", "en")]
        return render(
            request, "core/styleguide_public.html", examples() | {"user": None, "language_links": links}
        )
    return render(request, "core/styleguide.html", examples(with_errors="errors" in request.GET))


def examples(*, with_errors: bool = False) -> dict[str, Any]:
    """One example of each part, in the reader's script."""
    form = example_form()
    return {
        "t": texts(),
        "form": form({"trade": "", "amount": "-5"}) if with_errors else form(),
        "search_form": example_search(),
        "filter_form": form(prefix="filter"),
        "cards": cards(),
        "bar": identity(),
        "steps": steps(),
        "events": events(),
        "facts_known": known(),
        "table": candidates(),
        "bars": bars(),
        "line": line(),
        "chosen": [
            Link(pick("الجهة: سوس ماسة", "Région : Souss-Massa"), "?"),
            Link(pick("الحالة: ملف غير مكتمل", "État : dossier incomplet"), "?"),
        ],
        "page": Paginator(range(120), 25).page(2),
        "run": example_run("running", 6120, 10000),
        "run_done": example_run("done", 10000, 10000),
        "run_failed": example_run("failed", 10, 10000),
        "again": Link(pick("بحث باسم آخر", "Chercher un autre nom"), "?"),
    }
