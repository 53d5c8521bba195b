"""From the interview to the centre: a life project agreed in detention is continued after the release, in Arabic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn, Site
from tests.journeys.test_edition import no_fault

pytestmark = pytest.mark.journey
NAME = "مراد الصنهاجي"


def open_file(page: Page, site: Site, name: str = NAME) -> None:
    """Find the person by name and open the part on their project."""
    page.goto(f"{site.address}/people/")
    page.fill("input[name=q]", name)
    page.press("input[name=q]", "Enter")
    page.get_by_role("link", name=name).first.click()
    page.get_by_role("link", name="التشخيص والمشروع", exact=True).click()


def day(days: int) -> str:
    return f"{date.today() + timedelta(days=days):%d/%m/%Y}"  # noqa: DTZ011


def chosen(page: Page, field: str, entry: str) -> None:
    """Fill a field of a list with the entry that begins so, as the browser would complete it."""
    value = page.locator(f"#{page.locator(field).get_attribute('list')} option[value^='{entry}']").first
    page.fill(field, str(value.get_attribute("value")))


def fill_line(page: Page, number: int, text: str, owner: str, due: str) -> None:
    page.fill(f"[name=lines-{number}-text]", text)
    page.select_option(f"[name=lines-{number}-owner]", owner)
    page.fill(f"[name=lines-{number}-due_on]", due)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="احفظوا وتابعوا").click()
    expect(page.locator(".problems")).to_have_count(0)


def sign(page: Page, reason: str = "") -> None:
    if reason:
        page.fill("[name=reason]", reason)
    page.check("[name=person_agrees]")
    page.check("[name=service_agrees]")
    page.get_by_role("button", name="توقيع مشروع الحياة").click()


def issued(page: Page, site: Site, where: str) -> bytes:
    """The paper that a button asks for, without the browser's own viewer of PDF files."""
    form = page.locator(f"form[action$='{where}']")
    answer = page.request.post(
        site.address + str(form.get_attribute("action")),
        form={"csrfmiddlewaretoken": form.locator("[name=csrfmiddlewaretoken]").input_value()},
        headers={"Referer": page.url},
    )
    paper = answer.body()
    assert paper.startswith(b"%PDF"), answer.status
    return paper


def agree_in_detention(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/leaving/")
    expect(page.get_by_role("link", name=NAME)).to_be_visible()
    no_fault(page)
    open_file(page, site)
    page.get_by_role("link", name="كتابة مشروع الحياة").first.click()
    no_fault(page)
    page.get_by_role("link", name="ابدؤوا").click()
    page.check("[name=goal][value=paid_placement]")
    page.fill("[name=title]", "تدريب في ورشة للخياطة")
    chosen(page, "[name=trade]", "خيّاط")
    chosen(page, "[name=place]", "سلا")
    no_fault(page)
    go_on(page)
    page.select_option("[name=lines-0-kind]", "housing")
    fill_line(page, 0, "سكن لدى الأسرة", "family", day(10))
    go_on(page)
    fill_line(page, 0, "لقاء صاحبة الورشة", "service", day(15))
    page.get_by_role("button", name="احفظوا وأضيفوا أسطرا").click()
    fill_line(page, 1, "بدء التدريب", "person", day(30))
    no_fault(page)
    go_on(page)
    page.get_by_role("link", name="القراءة والتوقيع").click()
    expect(page.locator(".three-tests .panel")).to_have_count(3)
    no_fault(page)
    sign(page)
    expect(page.get_by_text("تدريب في ورشة للخياطة").first).to_be_visible()
    issued(page, site, "/paper/")


def release_today(page: Page, site: Site, name: str = NAME) -> None:
    open_file(page, site, name)
    page.get_by_role("link", name="الملف", exact=True).click()
    page.get_by_role("link", name="تسجيل الإفراج").click()
    page.fill("[name=released_on]", day(0))
    page.get_by_role("button", name="تسجيل الإفراج").click()
    open_file(page, site, name)
    expect(page.get_by_role("link", name="كتابة نسخة جديدة")).to_have_count(0)


def continue_at_the_centre(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_file(page, site)
    expect(page.get_by_text("لقاء صاحبة الورشة")).to_be_visible()
    page.get_by_role("link", name="كتابة نسخة جديدة").first.click()
    page.get_by_role("link", name="الهدف والحرفة والمكان").click()
    page.check("[name=goal][value=self_employment]")
    page.fill("[name=title]", "ورشة خياطة في البيت")
    go_on(page)
    go_on(page)
    go_on(page)
    for name, amount in (
        ("investment", "12.000"), ("own_contribution", "1.000"), ("monthly_sales", "5.000"),
        ("monthly_purchases", "1.500"), ("monthly_charges", "500"), ("monthly_living", "2.000"),
    ):  # fmt: skip
        page.fill(f"[name={name}_centimes]", amount)
    go_on(page)
    page.get_by_role("link", name="القراءة والتوقيع").click()
    expect(page.get_by_text("«ورشة خياطة في البيت» بدل «تدريب في ورشة للخياطة»")).to_be_visible()
    sign(page, "يريد العمل لحسابه قرب أسرته")


def test_a_project_agreed_in_detention_goes_on_at_the_centre(sign_in: SignIn, site: Site) -> None:
    officer = sign_in("officer")
    agree_in_detention(officer, site)
    release_today(officer, site)
    officer.context.clear_cookies()

    adviser = sign_in("adviser")
    continue_at_the_centre(adviser, site)

    open_file(adviser, site)
    expect(adviser.get_by_role("link", name="النسخة 1", exact=True)).to_be_visible()
    expect(adviser.get_by_role("link", name="النسخة 2", exact=True)).to_be_visible()
    no_fault(adviser)
    adviser.get_by_role("link", name="مقارنة نسختين").click()
    expect(adviser.get_by_text("التشغيل الذاتي").first).to_be_visible()
    expect(adviser.get_by_text("أُضيفت خطة المشروع المدر للدخل.")).to_be_visible()
    no_fault(adviser)
