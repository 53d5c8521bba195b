"""A browser on the style guide, for the tests of the look."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from tests.core.ui_site import Opener

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--disable-sync", "--no-first-run"]
DESK = 1280


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    from tests.core.ui_site import running_site  # this file is read before Django is set up

    with running_site() as address:
        yield address


@pytest.fixture(scope="module")
def browser_of_the_look() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "These tests need a browser: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(site: str, browser_of_the_look: Browser) -> Iterator[Opener]:
    contexts = []

    def opened(
        path: str = "/styleguide/", *, width: int = DESK, language: str = "ar", script: bool = True
    ) -> Page:
        context = browser_of_the_look.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        contexts.append(context)
        context.add_cookies([{"name": "fursa_language", "value": language, "url": site}])
        page = context.new_page()
        page.goto(site + path)
        return page

    yield opened
    for context in contexts:
        context.close()
