"""What a machine can say of the style sheets, the drawings and the templates, without a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

import fursa
from fursa.core.templatetags.cells import MIRRORED, SHAPES
from fursa.core.templatetags.fursa_ui import RESULTS

PACKAGE = Path(fursa.__file__).parent
STATIC = PACKAGE / "core" / "static" / "core"
SHEETS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
ICONS = set(re.findall(r'<symbol id="(\w+)"', (STATIC / "img" / "icons.svg").read_text()))
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?:^|[\s;{])(?:left|right|top|bottom)\s*:"
    r"|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)|(?:^|[\s;{])(?:min-|max-)?(?:width|height)\s*:"
)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TOKENS = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", (STATIC / "css" / "tokens.css").read_text()))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_knows_no_left_and_right(path: Path) -> None:
    text = re.sub(r"@font-face \{.*?\}|/\*.*?\*/|@media [^{]*", "", path.read_text(), flags=re.DOTALL)
    assert PHYSICAL.findall(text) == []


@pytest.mark.parametrize(
    ("text", "ground"),
    [(text, ground) for text in ("ink", "ink-soft", "brand") for ground in ("paper", "surface")]
    + [(tone, f"{tone}-tint") for tone in ("good", "warning", "bad", "info", "quiet")],
)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(TOKENS[text], TOKENS[ground]) >= 4.5


def test_running_text_has_the_stronger_contrast() -> None:
    assert contrast(TOKENS["ink"], TOKENS["paper"]) >= 7


def test_the_border_of_a_field_can_be_seen() -> None:
    assert contrast(TOKENS["line-strong"], TOKENS["surface"]) >= 3


@pytest.mark.parametrize("path", [*SHEETS, *SCRIPTS, *TEMPLATES], ids=lambda path: path.name)
def test_nothing_is_asked_of_another_machine(path: Path) -> None:
    found = re.findall(r"(?:https?:)?//[\w.-]+\.\w{2,}", path.read_text())
    assert [address for address in found if "www.w3.org" not in address] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_template_has_nothing_that_the_content_policy_refuses(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"<style|javascript:|hx-on|hx-vals=.js:", text)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_icon_that_a_template_names_exists(path: Path) -> None:
    assert set(re.findall(r'{% icon "(\w+)"', path.read_text())) <= ICONS


def test_every_shape_exists() -> None:
    assert set(SHAPES.values()) | set(RESULTS.values()) | MIRRORED <= ICONS


def test_every_file_that_a_style_sheet_names_is_there() -> None:
    for path in SHEETS:
        for name in re.findall(r'url\("([^"]+)"\)', path.read_text()):
            assert (path.parent / name).is_file(), name


def test_what_others_made_comes_with_its_licence() -> None:
    folders = [folder for folder in (STATIC / "vendor").iterdir() if folder.is_dir()]
    assert folders
    assert all((folder / "LICENSE").is_file() for folder in folders)


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "409", "429", "500"])
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_an_error_page_stands_without_a_request_or_a_database(name: str, language: str) -> None:
    with translation.override(language):
        html = render_to_string(f"{name}.html")
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in html
    assert re.search(r"data-sentence>[^<]{10,}", html)


def test_the_sample_mark_stands_on_every_page_of_a_sample() -> None:
    html = render_to_string("core/base.html", {"sample_installation": True})
    assert "نموذج تجريبي – معطيات غير حقيقية" in html
    assert "نموذج تجريبي" not in render_to_string("core/base.html", {"sample_installation": False})


def test_a_public_page_runs_no_script_and_may_be_found() -> None:
    html = render_to_string("core/public.html")
    assert "<script" not in html
    assert "noindex" not in html
