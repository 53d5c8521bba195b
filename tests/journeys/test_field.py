"""An officer without network makes an interview in Arabic on the shared computer; the next user of it finds nothing."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.test_edition import no_fault
from tests.journeys.test_identity import enter

pytestmark = pytest.mark.journey
NAME = "سعيد البقالي"
PASSPHRASE = "مطر الصيف الهادئ"
WISH = "أريد أن أعمل خبازا قرب بيتي"
# What a programme writes in a spreadsheet, without a line of code.
SURVEY = [
    ["type", "name", "label::العربية (ar)", "label::Français (fr)", "fursa::field", "required"],
    ["text", "reference", "مرجع الملف", "Référence", "person.reference", "yes"],
    ["begin_group", "school", "الدراسة", "École", "", ""],
    ["select_one schooling", "schooling", "المستوى الدراسي", "Scolarité", "diagnosis.schooling", "yes"],
    ["integer", "left_at", "السن عند مغادرة المدرسة", "Âge", "", ""],
    ["end_group", "", "", "", "", ""],
    ["begin_group", "wish", "الرغبات", "Souhaits", "", ""],
    ["text", "wishes", "ماذا تودون أن تعملوا؟", "Souhaits", "diagnosis.wishes", ""],
    ["end_group", "", "", "", "", ""],
]
CHOICES = [
    ["list_name", "name", "label::العربية (ar)", "label::Français (fr)"],
    ["schooling", "primary", "ابتدائي", "primaire"],
    ["schooling", "none", "لا شيء", "aucune"],
]


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    settings = [
        ["form_id", "form_title", "version", "default_language"],
        ["journey", "مقابلة الجولة", "1", "العربية (ar)"],
    ]
    for name, rows in {"survey": SURVEY, "choices": CHOICES, "settings": settings}.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def put_in_use(manager: Page, site: Site) -> None:
    manager.goto(f"{site.address}/questionnaires/")
    manager.set_input_files("#file", {"name": "journey.xlsx", "mimeType": "", "buffer": workbook()})
    manager.get_by_role("button", name="تحميل وفحص").click()
    form = manager.locator("section.panel", has_text="مقابلة الجولة")
    form.get_by_role("button", name="بدء استعمالها").click()
    expect(form.get_by_text("مستعملة")).to_be_visible()


def reference_of(page: Page, site: Site) -> str:
    page.goto(f"{site.address}/people/?q=Bakkali")
    page.get_by_role("link", name=NAME).click()
    return str(page.locator("main").get_by_text("P-20").first.inner_text()).strip()


def kept(page: Page, store: str) -> str:
    """What this browser keeps for the site, as somebody curious at the computer would read it."""
    return str(
        page.evaluate(
            """async (store) => {
                const database = await new Promise((resolve) => {
                    const asked = indexedDB.open("fursa-field"); asked.onsuccess = () => resolve(asked.result);
                });
                const decoder = new TextDecoder("utf-8", { fatal: false });
                const isBytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);
                const seen = (key, value) => isBytes(value) ? decoder.decode(value) : value;
                const all = await new Promise((resolve) => {
                    const asked = database.transaction(store).objectStore(store).getAll();
                    asked.onsuccess = () => resolve(asked.result);
                });
                database.close();
                return JSON.stringify(all, seen);
            }""",
            store,
        )
    )


def make_ready(page: Page, site: Site) -> None:
    """The first load, with network: a passphrase, and the page is kept."""
    page.goto(f"{site.address}/field/")
    expect(page.get_by_text("متصل")).to_be_visible()
    no_fault(page)
    page.fill("#field-new", PASSPHRASE)
    page.fill("#field-again", PASSPHRASE)
    page.get_by_role("button", name="تهيئة هذا الحاسوب").click()
    expect(page.get_by_text("هذا الحاسوب جاهز")).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def interview(page: Page, site: Site, context: BrowserContext, reference: str) -> None:
    """No network at all: the page opens, half an interview is kept, the browser's page is closed, and it goes on."""
    context.set_offline(True)
    page.goto(f"{site.address}/field/")
    page.fill("#field-passphrase", "كلمة ليست هي")
    page.get_by_role("button", name="فتح").click()
    expect(page.get_by_text("لا تفتح شيئا")).to_be_visible()
    page.fill("#field-passphrase", PASSPHRASE)
    page.get_by_role("button", name="فتح").click()
    expect(page.get_by_text("لا شبكة")).to_be_visible()
    page.locator("li", has_text="مقابلة الجولة").get_by_role("button", name="ابدؤوا").click()
    page.get_by_label("مرجع الملف").fill(reference)
    page.get_by_role("button", name="حفظ ومتابعة").click()
    expect(page.get_by_text("الجزء 2 من 3")).to_be_visible()
    no_fault(page)
    page.get_by_text("ابتدائي").click()
    page.get_by_role("button", name="حفظ وخروج").click()
    expect(page.get_by_text("لم تكتمل")).to_be_visible()

    page.reload()
    page.fill("#field-passphrase", PASSPHRASE)
    page.get_by_role("button", name="فتح").click()
    page.get_by_role("button", name="متابعتها").click()
    page.get_by_role("button", name="حفظ ومتابعة").click()
    expect(page.get_by_role("radio").first).to_be_checked()
    page.get_by_role("button", name="حفظ ومتابعة").click()
    page.get_by_label("ماذا تودون أن تعملوا؟").fill(WISH)
    page.get_by_role("button", name="إنهاء وإرسال").click()
    expect(page.get_by_text("تُرسل حين تعود الشبكة")).to_be_visible()
    no_fault(page)
    page.get_by_role("button", name="إغلاق وقفل").click()


def test_an_interview_without_network_reaches_the_file_and_leaves_nothing_behind(
    browser: Browser, site: Site
) -> None:
    manager = enter(browser, site, "manager")
    put_in_use(manager, site)
    manager.context.close()
    officer = enter(browser, site, "officer")
    computer = officer.context
    reference = reference_of(officer, site)
    make_ready(officer, site)

    interview(officer, site, computer, reference)

    found = kept(officer, "entries")
    assert '"locked"' in found
    secrets = (WISH, reference, "البقالي", "مقابلة الجولة", "primary", "officer")
    assert not [word for word in secrets if word in found + kept(officer, "keys")]
    # The next user of the computer signs in and looks.
    # The page is closed first: an answer still on its way to it would bring cookies back.
    officer.goto("about:blank")
    computer.set_offline(False)
    computer.clear_cookies()
    officer.goto(f"{site.address}/accounts/login/")
    officer.fill("input[name=login]", "adviser")
    officer.fill("input[name=password]", site.passwords["adviser"])
    officer.press("input[name=password]", "Enter")
    officer.wait_for_url(f"{site.address}/")
    officer.goto(f"{site.address}/field/")
    expect(officer.get_by_text("لا شيء محفوظ هنا")).to_be_visible()
    officer.goto("about:blank")
    computer.clear_cookies()

    officer.goto(f"{site.address}/accounts/login/?next=/field/")
    officer.fill("input[name=login]", "officer")
    officer.fill("input[name=password]", site.passwords["officer"])
    officer.press("input[name=password]", "Enter")
    expect(officer.get_by_text("وهي الآن في ملف الشخص")).to_be_visible()
    expect(officer.get_by_text("لا شيء محفوظ هنا")).to_be_visible()
    assert kept(officer, "entries") == "[]"
    officer.goto(f"{site.address}/people/?q={reference}")
    officer.get_by_role("link", name=NAME).click()
    officer.get_by_role("link", name="التشخيص والمشروع", exact=True).click()
    expect(officer.get_by_text(WISH)).to_be_visible()
    computer.close()
