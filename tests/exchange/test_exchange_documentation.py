"""docs/edition-folder.md says what the code does, and its example is an edition."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fursa.exchange.documentation import updated
from fursa.exchange.headers import NOTE_HEADERS
from fursa.exchange.reader import read_folder
from fursa.exchange.tables.container import LARGEST_FILE, MOST_CELLS
from fursa.exchange.toml.rules import RULE_KIND

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "edition-folder.md"


@pytest.fixture(scope="module")
def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def test_its_tables_are_those_of_the_code(text: str) -> None:
    assert updated(text) == text, "python -m fursa.exchange.documentation docs/edition-folder.md"


def test_its_example_is_a_whole_edition(text: str, tmp_path: Path) -> None:
    for name, content in re.findall(r"`(\w+\.csv)`\n\n```\n(.*?)```", text, flags=re.DOTALL):
        (tmp_path / name).write_text(content, encoding="utf-8")
    toml = re.search(r"```toml\n(.*?)```", text, flags=re.DOTALL)
    assert toml is not None
    (tmp_path / "edition.toml").write_text(toml[1], encoding="utf-8")

    folder = read_folder(tmp_path)

    assert folder.problems == ()
    assert len(folder.files) == 8
    assert all(folder.read.values())


def test_it_names_every_kind_of_rule_and_the_limits(text: str) -> None:
    assert all(f"`{kind.code}`" in text for kind in RULE_KIND.choices)
    assert f"{LARGEST_FILE >> 20} MB" in text
    assert f"{MOST_CELLS // 10**6} million cells" in text
    assert all(header in text for header in NOTE_HEADERS.values())


def test_every_link_to_a_list_leads_somewhere(text: str) -> None:
    for target in re.findall(r"\]\(#(\w+)\)", text):
        assert re.search(rf"^#+ {target}$", text, flags=re.MULTILINE | re.IGNORECASE), target
