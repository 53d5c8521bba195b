"""One person, recorded by two units in two scripts, becomes one file: in Arabic, in a real browser."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE_MILLISECONDS, Site
from tests.journeys.test_edition import no_fault

pytestmark = pytest.mark.journey
WAITS = "الأداء معلّق مؤقتا في انتظار التحقق من الهوية"


def enter(browser: Browser, site: Site, username: str) -> Page:
    """Somebody at a computer of their own."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ar").new_page()
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.goto(f"{site.address}/accounts/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", site.passwords[username])
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{site.address}/")
    return page


def record(page: Page, site: Site, script: str, given: str, family: str) -> None:
    page.goto(f"{site.address}/people/new/?q={given} {family}")
    page.fill(f"input[name=given_name_{script}]", given)
    page.fill(f"input[name=family_name_{script}]", family)
    page.check("input[name=sex][value=male]")
    page.fill("input[name=birth]", "07/09/1991")
    page.fill("input[name=birth_place]", "تازة" if script == "ar" else "Taza")
    page.get_by_role("button", name="تسجيل").last.click()
    page.wait_for_url("**/people/*-*/**")


def test_two_records_in_two_scripts_are_recognised_and_reviewed(browser: Browser, site: Site) -> None:
    officer, adviser, reviewer = (enter(browser, site, name) for name in ("officer", "adviser", "reviewer"))
    record(officer, site, "ar", "سفيان", "الزكراوي")
    record(adviser, site, "latin", "Soufiane", "Zekraoui")
    latin = adviser.url

    # The comparison is a background job of the running server.
    for _second in range(60):
        reviewer.goto(f"{site.address}/duplicates/")
        if reviewer.get_by_role("link", name="سفيان الزكراوي").count():
            break
        time.sleep(1)
    no_fault(reviewer)
    # Meanwhile a payment to either waits, and says why without saying whom the other unit knows.
    for page in (officer, adviser):
        page.reload()
        expect(page.get_by_text(WAITS)).to_be_visible()
    assert "سفيان" not in adviser.content()

    reviewer.get_by_role("link", name="سفيان الزكراوي").first.click()
    expect(reviewer.get_by_text("Soufiane Zekraoui").first).to_be_visible()
    expect(reviewer.get_by_text("متطابق").first).to_be_visible()
    no_fault(reviewer)
    reviewer.check("input[name=verdict][value=same]")
    reviewer.fill("textarea[name=reason]", "تاريخ ومكان الازدياد متطابقان، وأكد الشخص ذلك")
    reviewer.get_by_role("button", name="تسجيل رأيي").click()
    expect(reviewer.get_by_text("حُسم الأمر")).to_be_visible()

    adviser.goto(latin)
    expect(adviser.get_by_role("heading", name="سفيان الزكراوي")).to_be_visible()
    assert adviser.url != latin
    for page in (officer, adviser):
        page.reload()
        expect(page.get_by_text(WAITS)).to_have_count(0)
    no_fault(adviser)
    for page in (officer, adviser, reviewer):
        page.context.close()
