"""Somebody is proposed for a place, the partner accepts in its own space, and the way begins and ends: in Arabic."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from fursa.accounts.queries import today
from fursa.documents.paper.neutrality import words_of_prison
from tests.journeys.conftest import Site
from tests.journeys.test_edition import no_fault
from tests.journeys.test_identity import enter
from tests.journeys.test_life_project import issued

pytestmark = pytest.mark.journey


def certificate_verifies(page: Page, site: Site) -> None:
    """The certificate is issued, and anybody finds it genuine (a sample, here) on the public page."""
    page.get_by_role("link", name="تكوين مهني").first.click()
    no_fault(page)
    way = page.url
    paper = issued(page, site, "/certificate/")
    page.goto(way)
    expect(page.get_by_role("link", name="فتح الشهادة")).to_be_visible()
    for content, state in ((paper, "given"), (paper.replace(b"/Type", b"/Tipe", 1), "refused")):
        page.goto(f"{site.address}/ar/verify/")
        page.set_input_files(
            "input[type=file]", {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": content}
        )
        page.locator("main form button").first.click()
        expect(page.locator(f".result.{state}")).to_be_visible()


def test_a_partner_accepts_and_the_training_is_passed(browser: Browser, site: Site) -> None:
    partner, officer = enter(browser, site, "partner"), enter(browser, site, "officer")

    partner.goto(f"{site.address}/placements/")
    no_fault(partner)
    partner.get_by_role("link", name="يوسف المريني").click()
    no_fault(partner)
    partner.check("input[name=answer][value=yes]")
    partner.get_by_role("button", name="تسجيل").click()
    expect(partner.get_by_text("سُجل جوابكم")).to_be_visible()
    assert words_of_prison(partner.content()) == []

    officer.goto(f"{site.address}/people/?q=Marini")
    officer.get_by_role("link", name="يوسف المريني").click()
    person = officer.url.rstrip("/").removesuffix("/journey")
    officer.goto(f"{person}/places/")
    no_fault(officer)
    officer.goto(f"{person}/support/")
    no_fault(officer)
    officer.get_by_role("link", name="تسجيل البداية").click()
    day = f"{today():%d/%m/%Y}"
    officer.fill("input[name=started_on]", day)
    officer.get_by_role("button", name="تسجيل البداية").click()
    officer.get_by_role("link", name="تسجيل النتيجة").first.click()
    officer.check("input[name=result][value=passed]")
    officer.fill("input[name=certificate]", "شهادة التأهيل في الخياطة")
    officer.fill("input[name=ended_on]", day)
    officer.get_by_role("button", name="تسجيل النتيجة").click()
    expect(officer.get_by_text("شهادة التأهيل في الخياطة").first).to_be_visible()
    certificate_verifies(officer, site)

    officer.goto(f"{site.address}/openings/")
    no_fault(officer)
    for page in (partner, officer):
        page.context.close()
