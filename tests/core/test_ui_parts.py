"""The shared parts, each drawn from plain values."""

from __future__ import annotations

import json
import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from fursa.core.styleguide.figures import bars, candidates, example_run
from fursa.core.styleguide.people import events, identity, steps
from fursa.core.templatetags.chart_parts import drawing
from fursa.core.templatetags.fursa_ui import draft_key
from fursa.core.templatetags.parts import Column, Event, Link, Step, Table


def drawn(template: str, **context: object) -> str:
    return Template("{% load fursa_ui %}" + template).render(Context(context))


def test_every_cell_of_a_table_names_its_column_for_the_phone() -> None:
    html = drawn("{% data_table table %}", table=candidates())
    labels = re.findall(r'data-label="([^"]+)"', html)
    assert set(labels) == {str(column.label) for column in candidates().columns[1:]}


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    table = Table("x", [Column("a"), Column("b")], [["only one"]])
    with pytest.raises(ValueError, match="zip"):
        drawn("{% data_table table %}", table=table)


def test_a_stacked_table_is_still_a_table_to_those_who_hear_it() -> None:
    html = drawn("{% data_table table %}", table=candidates())
    for role in ("table", "row", "columnheader", "rowheader", "cell"):
        assert f'role="{role}"' in html


def test_the_pager_keeps_the_rest_of_the_query() -> None:
    request = RequestFactory().get("/people/?region=4&page=2")
    html = drawn("{% pager page %}", page=Paginator(range(120), 25).page(2), request=request)
    assert "?region=4&amp;page=3" in html
    assert "?region=4&amp;page=1" in html


def test_one_page_needs_no_pager() -> None:
    html = drawn("{% pager page %}", page=Paginator(range(3), 25).page(1), request=RequestFactory().get("/"))
    assert html.strip() == ""


def test_a_chosen_filter_says_that_it_can_be_removed() -> None:
    html = drawn("{% chosen_filters chosen '/people/' %}", chosen=[Link("سوس ماسة", "/people/?")])
    assert "إزالة هذا المعيار" in html
    assert "إزالة كل المعايير" in html


def test_every_event_has_its_author_and_its_time() -> None:
    html = drawn("{% timeline events %}", events=events())
    assert html.count("<time ") == len(events())
    assert html.count('class="by"') == len(events())


def test_what_a_user_wrote_in_an_event_cannot_become_markup() -> None:
    event = Event("x", "<script>", date(2015, 1, 1), "<img src=x>")
    html = drawn("{% timeline events %}", events=[event])
    assert "<script>" not in html
    assert "<img" not in html


def test_the_journey_says_in_words_where_the_person_stands() -> None:
    html = drawn(
        "{% journey steps %}", steps=[Step("التشخيص", "done"), Step("القرار", "current"), Step("التسليم")]
    )
    assert 'aria-current="step"' in html
    for word in ("تمّ", "الآن", "لم يحن بعد"):
        assert word in html


def test_the_journey_of_the_style_guide_has_one_current_step() -> None:
    assert drawn("{% journey steps %}", steps=steps()).count('aria-current="step"') == 1


def test_the_identity_bar_has_one_heading_and_one_main_act() -> None:
    html = drawn("{% identity_bar bar %}", bar=identity())
    assert html.count("<h1>") == 1
    assert html.count("btn-primary") == 1


def test_a_run_that_goes_on_asks_again_and_one_that_ended_does_not() -> None:
    assert "hx-trigger" in drawn("{% run_progress run '/r/' %}", run=example_run("running", 1, 2))
    assert "hx-trigger" not in drawn("{% run_progress run '/r/' %}", run=example_run("done", 2, 2))


def test_a_run_can_be_followed_without_script() -> None:
    html = drawn("{% run_progress run '/r/' %}", run=example_run("running", 1, 2))
    assert '<noscript><p><a href="/r/">' in html


def test_a_bar_of_progress_speaks_the_browsers_numbers() -> None:
    html = drawn("{% run_progress run '/r/' %}", run=example_run("running", 6120, 10000))
    assert 'max="10000"' in html
    assert 'value="6120"' in html


def test_a_failed_run_says_why_and_what_to_do() -> None:
    html = drawn("{% run_progress run '/r/' %}", run=example_run("failed", 10, 100))
    assert example_run("failed", 10, 100).error in html
    assert "أعيدوا التشغيل" in html


def test_the_drawing_and_the_table_hold_the_same_numbers() -> None:
    html = drawn("{% chart chart %}", chart=bars())
    data = json.loads(re.search(r'type="application/json">(.*?)</script>', html).group(1))  # type: ignore[union-attr]
    in_table = re.findall(r'<td[^>]*class="num"><bdi dir="ltr">(\d+)</bdi>', html.split("<tfoot")[0])
    assert [int(number) for number in in_table] == data["series"][0]["values"]
    assert len(in_table) == len(bars().rows)


@pytest.mark.parametrize(("language", "rtl"), [("ar", True), ("fr", False), ("en", False)])
def test_bars_grow_from_the_side_where_reading_begins(language: str, rtl: bool) -> None:
    with translation.override(language):
        assert drawing(bars())["rtl"] is rtl


def test_the_three_answers_of_a_ceremony_differ_in_shape_and_sound() -> None:
    pages = [
        drawn("{% ceremony_result state 'x' %}", state=state) for state in ("given", "already", "refused")
    ]
    assert len({re.search(r"#(\w+)", page).group(1) for page in pages}) == 3  # type: ignore[union-attr]
    assert len({re.search(r'data-sound="(\w+)"', page).group(1) for page in pages}) == 3  # type: ignore[union-attr]


def test_each_user_has_a_draft_key_of_their_own_and_nobody_has_none() -> None:
    first, second = (SimpleNamespace(is_authenticated=True, pk=pk) for pk in (1, 2))
    assert draft_key(first) != draft_key(second)
    assert draft_key(SimpleNamespace(is_authenticated=False)) == ""


def test_public_pages_offer_the_languages_as_links() -> None:
    links = [("ar", "/ar/x/"), ("fr", "/fr/x/"), ("en", "/en/x/")]
    html = drawn("{% language_switch %}", language_links=links)
    assert 'href="/fr/x/"' in html
    assert 'href="/ar/x/"' not in html
    assert 'aria-current="true">العربية' in html
