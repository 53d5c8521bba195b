"""The whole way of one person, in Arabic, from the interview to a certificate.

The interview without network in detention, the life project, the release, the centre's tablet, a place, the partner's
yes, the examination, and a certificate that anybody can verify.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.test_edition import no_fault
from tests.journeys.test_field import make_ready
from tests.journeys.test_identity import enter
from tests.journeys.test_life_project import chosen, day, go_on, open_file, release_today, sign
from tests.journeys.test_places import certificate_verifies

pytestmark = pytest.mark.journey
NAME = "حسن الإدريسي"
TRAINING = "تكوين في الخياطة العصرية"


def interview_without_network(page: Page, site: Site) -> None:
    """The diagnosis that comes with Fursa, page by page, on the shared computer; sent when the network returns."""
    make_ready(page, site)
    open_file(page, site, NAME)
    page.get_by_role("link", name="ملء استمارة").click()
    page.locator("li", has_text="تشخيص").wait_for()
    page.context.set_offline(True)
    page.locator("li", has_text="تشخيص").get_by_role("button", name="ابدؤوا").click()
    expect(page.get_by_label("مرجع الملف")).to_have_value(
        page_reference := page.get_by_label("مرجع الملف").input_value()
    )
    assert page_reference.startswith("P-")
    page.get_by_label("يوم المقابلة").fill(day(0))
    page.keyboard.press("Tab")
    for part in range(2, 14):
        page.get_by_role("button", name="حفظ ومتابعة").click()
        expect(page.get_by_text(f"الجزء {part} من 13")).to_be_visible()
        if part == 2:
            page.get_by_text("طُلبت ولم تصل بعد").first.click()
        if part == 5:
            page.get_by_text("واحدة", exact=True).click()
            page.locator("#field-stage .question-container .p-select:visible").first.click()
            page.locator(".p-select-overlay input").fill("خيّاط")
            page.locator(".p-select-option", has_text="خيّاط").first.click()
            # axe would look at the list fading out
            expect(page.locator(".p-select-overlay")).to_have_count(0)
            no_fault(page)
        if part == 9:
            page.get_by_text("أتابع علاجا").first.click()
    page.get_by_text("بالتوقيع", exact=True).click()
    page.get_by_role("button", name="إنهاء وإرسال").click()
    expect(page.get_by_text("تُرسل حين تعود الشبكة")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("وهي الآن في ملف الشخص")).to_be_visible()


def agree_on_training(page: Page, site: Site) -> None:
    open_file(page, site, NAME)
    expect(page.get_by_text("خيّاط").first).to_be_visible()
    page.get_by_role("link", name="كتابة نسخة جديدة").first.click()
    page.get_by_role("link", name="الهدف والحرفة والمكان").click()
    page.check("[name=goal][value=vocational_training]")
    page.fill("[name=title]", "تكوين في الخياطة ثم عمل في ورشة")
    chosen(page, "[name=trade]", "خيّاط")
    chosen(page, "[name=place]", "سلا")
    for _theme in ("goal", "needs", "steps"):
        go_on(page)
    page.get_by_role("link", name="القراءة والتوقيع").click()
    sign(page, "يريد أن يتعلم الخياطة أولا")


def propose_on_a_tablet(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 820, "height": 1180})
    open_file(page, site, NAME)
    expect(page.get_by_text("تكوين في الخياطة ثم عمل في ورشة").first).to_be_visible()
    page.get_by_role("link", name="الدعم", exact=False).first.click()
    page.get_by_role("link", name="البحث عن مكان").first.click()
    page.get_by_role("link", name="في كل البلاد").click()
    place = page.locator("section.panel", has_text=TRAINING)
    place.get_by_role("button").click()
    expect(page.get_by_text("ينتظر جواب الشريك").first).to_be_visible()


def accept_and_pass(partner: Page, adviser: Page, site: Site) -> None:
    partner.goto(f"{site.address}/placements/")
    partner.get_by_role("link", name=NAME).click()
    partner.check("input[name=answer][value=yes]")
    partner.get_by_role("button", name="تسجيل").click()
    open_file(adviser, site, NAME)
    support = adviser.url.replace("/project/", "/support/")
    adviser.goto(support)
    adviser.get_by_role("link", name="تسجيل البداية").click()
    adviser.fill("input[name=started_on]", day(0))
    adviser.get_by_role("button", name="تسجيل البداية").click()
    adviser.get_by_role("link", name="تسجيل النتيجة").first.click()
    adviser.check("input[name=result][value=passed]")
    adviser.fill("input[name=certificate]", "شهادة التأهيل في الخياطة")
    adviser.fill("input[name=ended_on]", day(0))
    adviser.get_by_role("button", name="تسجيل النتيجة").click()
    adviser.goto(support)


def test_from_the_interview_to_a_certificate_that_verifies(browser: Browser, site: Site) -> None:
    officer = enter(browser, site, "officer")
    interview_without_network(officer, site)
    agree_on_training(officer, site)
    release_today(officer, site, NAME)
    adviser, partner = enter(browser, site, "adviser"), enter(browser, site, "partner")

    propose_on_a_tablet(adviser, site)
    accept_and_pass(partner, adviser, site)

    certificate_verifies(adviser, site)
    for page in (officer, adviser, partner):
        page.context.close()
