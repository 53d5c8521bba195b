"""The shared parts of every page, as template tags: `{% load fursa_ui %}`.

Values come from `fursa.core.templatetags.parts`; the look is in `static/core/css`. All of them work without
JavaScript, in both directions, at 390 px and on paper. `/styleguide/` shows each (FURSA_STYLEGUIDE=1).
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.urls import NoReverseMatch, reverse
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from fursa.core.templatetags import cells, chart_parts, form_parts
from fursa.core.templatetags.parts import Card, Column, Event, Fact, Identity, Link, Step, Table, Tone

register = template.Library()

register.simple_tag(cells.icon, name="icon")
register.simple_tag(cells.status, name="status_tag")
register.simple_tag(cells.money, name="money")
register.simple_tag(cells.moment, name="moment")
register.simple_tag(cells.cell, name="cell")
register.filter("cell", cells.cell)
register.inclusion_tag("core/parts/field.html", name="field")(form_parts.field)
register.inclusion_tag("core/parts/fields.html", name="form_fields")(form_parts.form_fields)
register.inclusion_tag("core/parts/problems.html", name="error_summary")(form_parts.error_summary)
register.inclusion_tag("core/parts/chart.html", name="chart")(chart_parts.chart)


@register.inclusion_tag("core/parts/cards.html")
def summary_cards(cards: Sequence[Card]) -> dict[str, Any]:
    """`{% summary_cards cards %}`: three or four numbers on top of a page."""
    return {"cards": cards}


@register.inclusion_tag("core/parts/facts.html")
def facts(rows: Sequence[Fact]) -> dict[str, Any]:
    """`{% facts rows %}`: what is known, line by line, with "change" where it may be changed."""
    return {"rows": rows}


@register.inclusion_tag("core/parts/table.html")
def data_table(table: Table) -> dict[str, Any]:
    """`{% data_table table %}`: digits under digits, and on a phone a card for each row."""
    return {
        "table": table,
        "rows": [_paired(table.columns, row) for row in table.rows],
        "total": _paired(table.columns, table.total),
    }


def _paired(columns: Sequence[Column], row: Sequence[object]) -> list[tuple[Column, object]]:
    return list(zip(columns, row, strict=True)) if row else []


@register.simple_block_tag(end_name="endfilters")
def filters(content: str, summary: object, *, open: bool = False) -> SafeString:
    """`{% filters "Filter the list" %}<form method="get">…</form>{% endfilters %}`: folded; no script."""
    return format_html(
        '<details class="filters"{}><summary>{}{}</summary>{}</details>',
        mark_safe(" open") if open else "",
        cells.icon("filter"),
        summary,
        content,
    )


@register.inclusion_tag("core/parts/chosen.html")
def chosen_filters(chosen: Sequence[Link], clear_url: str = "") -> dict[str, Any]:
    """`{% chosen_filters chosen clear_url %}`: each chosen filter, its link the page without it."""
    return {"chosen": chosen, "clear_url": clear_url}


@register.inclusion_tag("core/parts/pager.html", takes_context=True)
def pager(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """`{% pager page %}`: before and after, keeping every other part of the query (`?page=`)."""
    return {"page": page, "request": context.get("request")}


@register.inclusion_tag("core/parts/timeline.html")
def timeline(events: Iterable[Event], level: int = 3) -> dict[str, Any]:
    """`{% timeline events %}`: newest first as given; each says who and when."""
    return {"events": events, "heading": f"h{level}"}


@register.inclusion_tag("core/parts/journey.html")
def journey(steps: Sequence[Step], label: object = "") -> dict[str, Any]:
    """`{% journey steps %}`: the fixed steps and where the person stands."""
    words = {
        "done": gettext("done"),
        "current": gettext("now"),
        "ahead": gettext("still ahead"),
        "stopped": gettext("stopped"),
    }
    return {"steps": [(step, words[step.state]) for step in steps], "label": label or gettext("The journey")}


@register.inclusion_tag("core/parts/identity.html")
def identity_bar(bar: Identity) -> dict[str, Any]:
    """`{% identity_bar bar %}`: holds the page's h1; on every page about one person."""
    return {"bar": bar}


@register.inclusion_tag("core/parts/note.html")
def note(text: object, tone: Tone = "info") -> dict[str, Any]:
    """`{% note text "warning" %}`: one thing the reader must know here."""
    return {"text": text, "tone": tone, "shape": cells.SHAPES[tone]}


@register.simple_block_tag(end_name="endconfirm")
def confirm(content: str, title: object, tone: Tone = "info") -> SafeString:
    """`{% confirm "Give this award" %}…{% endconfirm %}`: what is known, then the button naming the act."""
    return format_html('<section class="confirm {}"><h2>{}</h2>{}</section>', tone, title, content)


@register.simple_tag
def big_button(label: object, icon: str = "", tone: Tone = "info") -> SafeString:
    """`{% big_button "Confirm the hand-over" "check" %}`: the one large act of a page, inside its form."""
    return format_html(
        '<button type="submit" class="btn {} btn-large">{}{}</button>',
        "btn-danger" if tone == "bad" else "btn-primary",
        cells.icon(icon) if icon else "",
        label,
    )


@register.inclusion_tag("core/parts/empty.html")
def empty_state(title: object, hint: object = "", action: Link | None = None) -> dict[str, Any]:
    """`{% empty_state title hint action %}`: nothing here, why, and what else to try."""
    return {"title": title, "hint": hint, "action": action}


@register.inclusion_tag("core/parts/run.html")
def run_progress(
    run: Any, url: str, next_url: str = "", next_label: object = "", stop_url: str = ""
) -> dict[str, Any]:
    """`{% run_progress run url %}`: how far a `core.Run` is; asks `url` anew each second.

    The view at `url` answers an HTMX request with this tag alone and a plain request with the whole page.
    `stop_url`: where the step at work is asked to stop and give the best it has.
    """
    return {
        "stop_url": stop_url,
        "stopping": bool(stop_url and run.stop_asked_at),
        "run": run,
        "step": gettext(run.step) if run.step else "",
        "running": run.state in {"waiting", "running"},
        "url": url,
        "next_url": next_url,
        "next_label": next_label or gettext("Continue"),
    }


# Each language under its own name: whoever needs it recognises it.
LANGUAGE_NAMES = {"ar": "العربية", "fr": "Français", "en": "English"}

RESULTS = {"given": "check", "already": "again", "refused": "stop"}


@register.inclusion_tag("core/parts/result.html")
def ceremony_result(state: str, word: object, whom: object = "", detail: object = "") -> dict[str, Any]:
    """`{% ceremony_result "given" word whom detail %}`: given, already, refused: word, shape, sound."""
    return {"state": state, "word": word, "whom": whom, "detail": detail, "shape": RESULTS[state]}


@register.simple_tag
def draft_key(user: Any) -> str:
    """The key under which this user's browser keeps unsent typing: no one else at the machine can read it."""
    if not getattr(user, "is_authenticated", False):
        return ""
    digest = salted_hmac("fursa.drafts", str(user.pk), algorithm="sha256").digest()
    return base64.b64encode(digest).decode()


@register.inclusion_tag("core/parts/languages.html", takes_context=True)
def language_switch(context: template.Context) -> dict[str, Any]:
    """`{% language_switch %}`: the three languages, one press away, on the page where the reader is.

    A public page puts `language_links` into its context, (code, url) for each language; other pages post to
    `set_language`. Nothing where there is neither (the page of a broken server).
    """
    active = get_language() or "ar"
    urls = dict(context.get("language_links") or [])
    named = [
        {
            "code": code,
            "name": LANGUAGE_NAMES[code],
            "current": code == active,
            "url": urls.get(code),
        }
        for code, _ in settings.LANGUAGES
    ]
    request = context.get("request")
    here = (
        request.get_full_path()
        if request and request.method in {"GET", "HEAD"}
        else request.path
        if request
        else ""
    )
    return {
        "links": named if urls else [],
        "languages": named,
        "action": _set_language_url() if request else "",
        "here": here,
        "csrf_token": context.get("csrf_token"),
    }


def _set_language_url() -> str:
    try:
        return reverse("set_language")
    except NoReverseMatch:
        return ""
