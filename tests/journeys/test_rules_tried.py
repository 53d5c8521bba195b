"""Rules of an edition that is still open, tried: counted, kept, and named where they clash. In a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SignIn, Site, command
from tests.journeys.test_edition import no_fault

pytestmark = pytest.mark.journey
EDITION = "regions-2016"


@pytest.fixture(scope="module")
def prepared(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A second edition, imported while the first is handed over; the address of its pages."""
    folder: Path = tmp_path_factory.mktemp("editions") / EDITION
    for words in (("sample", EDITION, str(folder)), ("edition", "import", str(folder))):
        done = command(*words)
        assert done.returncode == 0, done.stdout + done.stderr
    return f"{site.address}/editions/{EDITION}/"


def test_rules_that_clash_are_counted_kept_and_named(prepared: str, sign_in: SignIn) -> None:
    page = sign_in("manager")
    page.goto(f"{prepared}proposal/")
    page.fill("input[name=seed]", "قرعة علنية 30/03/2016")
    page.get_by_role("button", name="تسجيل رمز القرعة").click()
    page.goto(f"{prepared}scenarios/")
    page.fill("input[name=name]", "الشباب أولا")
    page.get_by_role("button", name="تجربة قواعد أخرى").click()
    share = page.locator("fieldset[data-rule]", has_text="القاعدة 3").get_by_label("الحصة بالمائة")

    share.fill("100")
    share.blur()
    expect(page.locator("#counts")).to_contain_text("لا تسمح الحصص بأكثر من")
    share.fill("30")
    minimum = page.locator("input[name=low-souss-massa]")
    minimum.fill("11")  # a rule of this edition takes 10 at most
    page.get_by_role("button", name="حفظ هذه القواعد").click()
    page.get_by_role("button", name="حساب المقترح وفق هذه القواعد").click()
    page.get_by_role("link", name="متابعة").click()
    expect(page.get_by_text("لا توجد لائحة تحترم كل هذه القواعد.")).to_be_visible()
    expect(page.locator(".note.bad li")).to_have_text(
        ["الحد الأدنى في سوس-ماسة: 11.", "الحد الأقصى في سوس-ماسة: 10."]
    )
    no_fault(page)


def test_who_reads_no_edition_still_has_a_first_page(prepared: str, sign_in: SignIn) -> None:
    page = sign_in("reviewer")

    expect(page.locator("h1")).to_have_text("مهامي")
