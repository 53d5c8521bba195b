"""What is typed and not yet sent: it outlives what may happen, and nobody else reads it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.core.ui_site import Opener

pytestmark = pytest.mark.journey


def typed(page: Page) -> str:
    return page.locator("form[data-autosave] textarea").input_value()


def write(page: Page, text: str) -> None:
    page.locator("form[data-autosave] textarea").fill(text)
    # Asked again and again from here: the content policy refuses a browser-side wait.
    for _ in range(50):
        if page.evaluate("Object.keys(localStorage).some((name) => name.startsWith('fursa:draft:'))"):
            return
        page.wait_for_timeout(100)
    pytest.fail("nothing was kept within five seconds")


def test_typing_outlives_a_closed_page_and_lies_encrypted(open_page: Opener, site: str) -> None:
    page = open_page()
    write(page, "تريد نعيمة ورشة خياطة")
    assert "خياطة" not in page.evaluate("JSON.stringify(localStorage)")
    page.close()
    again = page.context.new_page()
    again.goto(f"{site}/styleguide/")
    again.get_by_text("أُعيد إلى مكانه").wait_for()
    assert typed(again) == "تريد نعيمة ورشة خياطة"


def test_typing_that_arrived_is_not_put_back(open_page: Opener, site: str) -> None:
    page = open_page()
    write(page, "وصل")
    page.evaluate("document.querySelector('form[data-autosave]').action = '/save/'")
    page.locator("form[data-autosave] button.btn-primary").click()
    page.wait_for_url("**/save/")
    page.goto(f"{site}/styleguide/")
    assert typed(page) == ""
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_typing_outlives_a_session_that_ran_out(open_page: Opener, site: str) -> None:
    page = open_page()
    write(page, "لم يصل")
    page.evaluate("document.querySelector('form[data-autosave]').action = '/sign-in/'")
    page.locator("form[data-autosave] button.btn-primary").click()
    page.wait_for_url("**/sign-in/")
    page.goto(f"{site}/styleguide/")
    page.get_by_text("أُعيد إلى مكانه").wait_for()
    assert typed(page) == "لم يصل"


def test_what_was_put_back_can_be_discarded(open_page: Opener, site: str) -> None:
    page = open_page()
    write(page, "خطأ")
    page.goto(f"{site}/styleguide/")
    page.get_by_role("button", name="حذفه").click()
    assert typed(page) == ""
    page.goto(f"{site}/styleguide/")
    assert typed(page) == ""
