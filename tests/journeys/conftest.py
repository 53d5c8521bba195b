"""The whole demonstration, run once by its own command in a folder of its own, and a browser that looks at it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest
from find_chromium import find
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
# Each process of the tests runs a demonstration of its own: two cannot share a folder.
DATA = ROOT / "build" / f"journeys-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
PATIENCE_SECONDS = 900
# Two demonstrations on two busy cores: a page may take its time, and is wrong only if it never comes.
PATIENCE_MILLISECONDS = 90_000
expect.set_options(timeout=20_000)
# Chromium asks Google for this and that at every start unless told not to.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True, slots=True)
class Site:
    """The running demonstration: its address, its folder, its accounts' passwords."""

    address: str
    data: Path
    passwords: dict[str, str]

    @property
    def documents(self) -> Path:
        return self.data / "documents" / "ramadan-2015"


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """`fursa …` in the demonstration's folder, in Arabic."""
    environment = {**os.environ, "FURSA_DATA": str(DATA), "FURSA_LANG": "ar"}
    program = [sys.executable, "-c", "from fursa.config.cli import main; main()", *words]
    return subprocess.run(program, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """Run `fursa demo` as a newcomer does, and serve it until the last journey ends."""
    shutil.rmtree(DATA, ignore_errors=True)
    run = command("demo", "--no-serve")
    assert run.returncode == 0, run.stdout + run.stderr
    port = _free_port()
    environment = {**os.environ, "FURSA_DATA": str(DATA), "FURSA_LANG": "ar"}
    program = [sys.executable, "-c", "from fursa.config.cli import main; main()", "demo", "--port", str(port)]
    with subprocess.Popen(
        program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as served:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address)
        passwords = json.loads((DATA / "keys" / "demo-accounts.json").read_text())
        yield Site(address, DATA, passwords)
        served.terminate()


def _wait_for(address: str) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"{address}/ar/"):
                return
        except URLError:
            time.sleep(0.2)
    raise AssertionError("the demonstration did not begin to serve")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed with its module: while Playwright runs, Django takes every test of this process for an async one."""
    path = find()
    assert path is not None, "the journeys need Chromium: make test installs it or says how"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A browser nobody has used; a request that leaves the machine fails the journey."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-MA")
    strangers: list[str] = []
    fresh.on(
        "request",
        lambda r: None if r.url.startswith((site.address, "data:", "blob:")) else strangers.append(r.url),
    )
    yield fresh
    fresh.close()
    assert strangers == []


SignIn = Callable[[str], Page]


@pytest.fixture
def sign_in(context: BrowserContext, site: Site) -> SignIn:
    """Sign in as one of the ready accounts; gives a page that shows their work."""

    def enter(username: str) -> Page:
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        page.goto(f"{site.address}/accounts/login/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", site.passwords[username])
        page.press("input[name=password]", "Enter")
        page.wait_for_url(f"{site.address}/")
        return page

    return enter
