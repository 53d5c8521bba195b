"""The first edition, end to end, as those who work with it see it: in Arabic, in a real browser."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import SignIn, Site, command

pytestmark = pytest.mark.journey

ROLES = ["officer", "adviser", "manager", "finance", "director", "auditor", "member-1"]
WIDTHS = (390, 1280)


def no_fault(page: Page) -> None:
    """Right to left, no wider than the window, nothing axe objects to, at a phone's width and a desk's."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (
            f"{page.url} is wider than {width}"
        )
        found = Axe().run(page)
        assert found.violations_count == 0, f"{page.url} at {width}:\n{found.generate_report()}"


def navigation(page: Page) -> list[str]:
    links = page.locator("nav.nav-bar a")
    return [str(links.nth(index).get_attribute("href")) for index in range(links.count())]


def test_the_edition_ends_with_the_published_figures(site: Site) -> None:
    done = command("report", "ramadan-2015", "--json")

    figures = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert (figures["beneficiaries"], figures["territories"]) == (317, 12)
    assert sum(figures["by_territory"].values()) == 317
    assert 500_000_000 < figures["committed_centimes"] <= figures["budget_centimes"]
    previous = figures["previous_year"]
    assert (previous["employed_in_citizen_enterprises"], previous["micro_projects"]) == (933, 1436)
    assert previous["learning"] == {"total": 1401, "women": 63, "juveniles": 644}
    assert figures["centres"] == {"open": 9, "under_construction": 7}


def test_every_award_has_a_receipt_for_each_part(site: Site) -> None:
    figures = json.loads(command("report", "ramadan-2015", "--json").stdout)

    receipts = [
        len(list((site.documents / kind).glob("*.pdf"))) for kind in ("cheque-receipt", "equipment-record")
    ]

    assert receipts == [figures["handed_over"]["cheques"], figures["handed_over"]["equipment"]]
    assert sum(receipts) >= 317


def test_a_receipt_verifies_and_a_forged_one_does_not(site: Site, tmp_path: Path) -> None:
    receipt = min((site.documents / "cheque-receipt").glob("*.pdf"))
    forged = tmp_path / "forged.pdf"
    shutil.copyfile(receipt, forged)
    with forged.open("ab") as file:
        file.write(b" ")

    assert command("verify", str(receipt)).returncode == 0
    assert command("verify", str(forged)).returncode != 0


@pytest.mark.parametrize("role", ROLES)
def test_every_page_a_role_finds_on_top_is_without_fault(role: str, sign_in: SignIn, site: Site) -> None:
    page = sign_in(role)

    for url in navigation(page):
        page.goto(site.address + url)
        expect(page.locator("h1")).to_have_count(1)
        no_fault(page)


@pytest.mark.parametrize(
    "path", ["", "readiness/", "proposal/", "decisions/", "budget/", "../../reports/ramadan-2015/"]
)
def test_the_edition_s_own_pages_are_without_fault(path: str, sign_in: SignIn, site: Site) -> None:
    page = sign_in("director")

    answer = page.goto(f"{site.address}/editions/ramadan-2015/{path}")

    assert answer is not None
    assert answer.status == 200
    no_fault(page)


def test_a_person_is_found_in_either_script_and_their_journey_has_who_and_when(
    sign_in: SignIn, site: Site
) -> None:
    page = sign_in("adviser")
    page.goto(f"{site.address}/people/")
    rows = page.locator("table tbody tr")
    named = next(
        (rows.nth(i) for i in range(rows.count()) if re.search("[A-Za-z]{3}", rows.nth(i).inner_text())), None
    )
    assert named is not None
    cells = named.locator("th, td")
    arabic, latin = cells.nth(0).inner_text().strip(), cells.nth(1).inner_text().strip()

    for text in (arabic, latin):
        page.goto(f"{site.address}/people/")
        page.fill("input[name=q]", text)
        page.press("input[name=q]", "Enter")
        expect(page.get_by_role("link", name=arabic).first).to_be_visible()

    page.get_by_role("link", name=arabic).first.click()
    expect(page.locator("h1")).to_contain_text(arabic)
    no_fault(page)


def test_a_hand_over_is_undone_with_a_reason_and_confirmed_again(sign_in: SignIn, site: Site) -> None:
    page = sign_in("manager")
    page.goto(f"{site.address}/ceremonies/")
    page.locator("table tbody a").first.click()
    no_fault(page)
    page.locator("a[href*='/undo/']").first.click()
    page.fill("textarea[name=reason]", "سُلّم الشيك لشخص آخر يحمل الاسم نفسه")
    page.locator("main form[method=post] button").click()

    page.locator("a[href*='/give/']").first.click()
    no_fault(page)
    if page.locator("input[name=understood]").count():
        page.check("input[name=understood]")
        page.fill("input[name=witness]", "شاهد تجريبي")
    page.get_by_role("button", name="تأكيد التسليم").click()

    expect(page.locator(".result")).to_be_visible()
    page.reload()  # the same form sent again is the same act
    expect(page.locator(".result")).to_be_visible()


def test_changing_the_language_keeps_the_page(sign_in: SignIn, site: Site) -> None:
    page = sign_in("auditor")
    page.goto(f"{site.address}/people/")

    page.get_by_role("button", name="Français").first.click()

    assert page.url == f"{site.address}/people/"
    assert page.locator("html").get_attribute("lang") == "fr"
    page.get_by_role("button", name="العربية").first.click()
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_the_public_page_of_figures_opens_without_an_account(context: BrowserContext, site: Site) -> None:
    page = context.new_page()
    page.goto(f"{site.address}/ar/figures/ramadan-2015/")

    expect(page.locator("main")).to_contain_text("317")
    no_fault(page)


def test_the_public_page_tells_a_genuine_paper_from_an_altered_one(
    context: BrowserContext, site: Site, tmp_path: Path
) -> None:
    receipt = min((site.documents / "equipment-record").glob("*.pdf"))
    forged = tmp_path / "altered.pdf"
    forged.write_bytes(receipt.read_bytes() + b" ")
    page = context.new_page()

    for path, state in ((receipt, "given"), (forged, "refused")):
        page.goto(f"{site.address}/ar/verify/")
        page.set_input_files("input[type=file]", str(path))
        page.locator("main form button").first.click()
        expect(page.locator(f".result.{state}")).to_be_visible()
        no_fault(page)


def test_a_page_outside_one_s_work_does_not_exist(sign_in: SignIn, site: Site) -> None:
    page = sign_in("officer")

    answer = page.goto(f"{site.address}/people/00000000-0000-4000-8000-000000000000/")

    assert answer is not None
    assert answer.status == 404
