"""The look, in a browser: on a phone and a desk, in three languages, under the real content policy."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.core.ui_site import Opener

pytestmark = pytest.mark.journey
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = 390, 1280


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_axe_violation(open_page: Opener, language: str, width: int) -> None:
    page = open_page("/styleguide/?errors=1", width=width, language=language)
    page.wait_for_selector(".chart-drawing svg")
    found = Axe().run(page, options={"runOnly": RULES})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


@pytest.mark.parametrize(("language", "width"), [("ar", PHONE), ("fr", DESK)])
def test_no_axe_violation_on_a_public_page(open_page: Opener, language: str, width: int) -> None:
    page = open_page("/styleguide/?public", width=width, language=language)
    page.wait_for_selector(".chart-drawing svg")
    found = Axe().run(page, options={"runOnly": RULES})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


def test_a_public_page_can_be_read_within_two_seconds_on_a_slow_line(open_page: Opener, site: str) -> None:
    page = open_page("/sign-in/")
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    # 3G as browsers' own tools simulate it: 1.6 Mbit/s down, 150 ms there and back.
    speed = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
    line.send("Network.emulateNetworkConditions", speed)
    page.goto(f"{site}/styleguide/?public", wait_until="domcontentloaded")
    seen_after = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0"""
    for _ in range(40):
        if seen := page.evaluate(seen_after):
            break
        page.wait_for_timeout(100)
    assert 0 < seen < 2000


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("width", [320, PHONE, DESK])
def test_no_page_is_wider_than_its_window(open_page: Opener, language: str, width: int) -> None:
    page = open_page("/styleguide/?errors=1", width=width, language=language)
    page.wait_for_selector(".chart-drawing svg")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_that_is_pressed_is_large_enough(open_page: Opener) -> None:
    page = open_page(width=PHONE)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, .btn, .plain, nav a, .tabs a, .chosen a, .pager a, summary,"
           + " .form-control, .form-select, .choice label")]
           .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)
           .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_the_content_policy_is_never_broken_and_no_script_fails(open_page: Opener) -> None:
    page = open_page("/sign-in/")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(page.url.replace("/sign-in/", "/styleguide/"))
    page.wait_for_selector(".chart-drawing svg")
    assert said == []


def test_no_request_leaves_the_machine(open_page: Opener, site: str) -> None:
    page = open_page("/sign-in/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/styleguide/")
    page.wait_for_selector(".chart-drawing svg")
    assert asked
    assert all(address.startswith((site, "data:")) for address in asked)


def bars_of(page: Page) -> list[dict[str, float]]:
    page.wait_for_selector(".chart-drawing svg")
    bars: list[dict[str, float]] = page.evaluate(
        """() => {
          const all = [...document.querySelector(".chart-drawing svg").querySelectorAll("path[fill='#0b4f56']")]
            .map((bar) => bar.getBoundingClientRect());
          return all.map((box) => ({ from: box.left, to: box.right, width: box.width }));
        }"""
    )
    assert len(bars) == 4
    return bars


def test_bars_grow_from_the_right_in_arabic(open_page: Opener) -> None:
    bars = bars_of(open_page())
    assert max(bar["to"] for bar in bars) - min(bar["to"] for bar in bars) < 1
    assert len({round(bar["width"]) for bar in bars}) == 4


def test_bars_grow_from_the_left_in_french(open_page: Opener) -> None:
    bars = bars_of(open_page(language="fr"))
    assert max(bar["from"] for bar in bars) - min(bar["from"] for bar in bars) < 1


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_units_stand_under_units(open_page: Opener, language: str) -> None:
    page = open_page(language=language)
    ends = page.evaluate(
        """() => [...document.querySelectorAll("table.data")].at(-1).querySelectorAll("tbody td.num")
           .values().map((cell) => Math.round(cell.querySelector("bdi").getBoundingClientRect().right)).toArray()"""
    )
    marks, amounts = ends[::2], ends[1::2]
    assert len(marks) == 3
    assert max(marks) - min(marks) <= 1
    assert max(amounts) - min(amounts) <= 1


def test_on_a_phone_a_row_becomes_a_card(open_page: Opener) -> None:
    page = open_page(width=PHONE)
    label = page.evaluate(
        """() => getComputedStyle([...document.querySelectorAll(".stacks td")][0], "::before").content"""
    )
    assert label == '"الحرفة"'


def test_without_script_the_table_the_menu_and_the_filters_are_there(open_page: Opener) -> None:
    page = open_page(width=PHONE, script=False)
    assert page.locator("figure.chart table").first.is_visible()
    page.locator("details.menu summary").click()
    assert page.locator(".menu-body nav a").first.is_visible()
    page.locator("details.filters summary").click()
    assert page.locator(".filters select").is_visible()


def test_the_summary_of_errors_takes_the_focus(open_page: Opener) -> None:
    page = open_page("/styleguide/?errors=1")
    assert page.evaluate("document.activeElement.className") == "problems"


def test_the_first_stop_of_the_keyboard_skips_to_the_content(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_refusal_is_said_in_the_servers_words(open_page: Opener) -> None:
    page = open_page()
    page.evaluate("htmx.ajax('POST', '/refuse/', { target: 'main', swap: 'innerHTML' })")
    page.locator("#page-alert").wait_for(state="visible")
    assert page.locator("#page-alert").inner_text().strip() == "الميزانية لا تكفي."
    assert page.locator("h1").first.is_visible()


def test_a_lost_line_is_said_and_changes_nothing(open_page: Opener) -> None:
    page = open_page()
    page.context.set_offline(True)
    page.evaluate("htmx.ajax('POST', '/refuse/', { target: 'main' }).catch(() => {})")
    page.locator("#page-alert").wait_for(state="visible")
    assert "انقطع الاتصال" in page.locator("#page-alert").inner_text()


def test_a_run_ends_on_the_page_by_itself(open_page: Opener) -> None:
    page = open_page()
    assert page.locator(".run progress").count() == 1
    page.locator(".run progress").wait_for(state="detached")


def test_a_form_is_sent_once_however_often_it_is_pressed(open_page: Opener) -> None:
    page = open_page()
    page.evaluate("document.querySelector('form[data-autosave]').action = '/save/'")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    page.evaluate(
        """() => { const button = document.querySelector("form[data-autosave] button.btn-primary");
                   button.click(); setTimeout(() => button.click(), 150); }"""
    )
    page.wait_for_url("**/save/")
    assert sent == ["POST"]


@pytest.mark.parametrize(("state", "count"), [("given", 2), ("already", 2), ("refused", 1)])
def test_each_answer_of_a_ceremony_has_its_sound(open_page: Opener, state: str, count: int) -> None:
    page = open_page()
    page.locator("h1").first.click()  # browsers are silent until they are touched
    tones = page.evaluate(
        """(state) => new Promise((resolve) => {
          let tones = 0;
          const start = OscillatorNode.prototype.start;
          OscillatorNode.prototype.start = function (...at) { tones += 1; return start.apply(this, at); };
          const answer = document.querySelector(`[data-sound="${state}"]`).cloneNode(true);
          delete answer.dataset.heard;
          document.querySelector("main").append(answer);
          answer.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
          setTimeout(() => resolve(tones), 100);
        })""",
        state,
    )
    assert tones == count
