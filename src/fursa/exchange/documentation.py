"""The tables of docs/edition-folder.md, drawn from the columns themselves.

`python -m fursa.exchange.documentation docs/edition-folder.md` writes them anew between their marks; a test
holds the document against the code.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from fursa.exchange import choices
from fursa.exchange.choices import Choices
from fursa.exchange.kinds.closed import Choice, SeveralChoices
from fursa.exchange.sheets import SHEETS, Column, Sheet
from fursa.exchange.template import example_in
from fursa.exchange.toml.example import example_text

_LIST_NAMES = {id(found): name.lower() for name, found in vars(choices).items() if isinstance(found, Choices)}


def updated(text: str) -> str:
    """The document with every block `<!-- begin NAME -->` … `<!-- end NAME -->` drawn anew."""
    blocks: dict[str, str] = {sheet.name: _sheet_table(sheet) for sheet in SHEETS.values()}
    blocks |= {"lists": _lists(), "edition_toml": f"```toml\n{example_text('en')}```\n"}

    def drawn(match: re.Match[str]) -> str:
        name = match[1]
        return f"<!-- begin {name} -->\n{blocks[name]}<!-- end {name} -->"

    return re.sub(r"<!-- begin ([a-z_]+) -->\n.*?<!-- end \1 -->", drawn, text, flags=re.DOTALL)


def _sheet_table(sheet: Sheet) -> str:
    about = f"{sheet.about} File: `{sheet.name}.xlsx`, `.ods` or `.csv` (or «{sheet.ar}», “{sheet.fr}”)."
    lines = [
        f"{about} No two rows have the same {_listed(sheet.key)}.",
        "",
        "| column | Arabic | French | needed | what goes in | what is right | example |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_row(column) for column in sheet.columns]
    return "\n".join(lines) + "\n"


def _row(column: Column) -> str:
    example = example_in(column, "en")
    cells = (
        f"`{column.code}`",
        column.ar,
        column.fr,
        "yes" if column.required else "",
        column.about,
        _right(column),
        f"`{example}`" if example else "",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _right(column: Column) -> str:
    if isinstance(column.kind, Choice | SeveralChoices):
        name = _LIST_NAMES[id(column.kind.choices)]
        several = ", one or several separated by |" if isinstance(column.kind, SeveralChoices) else ""
        return f"list [{name}](#{name}){several}"
    return str(column.kind.right)


def _listed(codes: tuple[str, ...]) -> str:
    return " and ".join(f"`{code}`" for code in codes)


def _lists() -> str:
    parts = []
    for name, found in vars(choices).items():
        if isinstance(found, Choices):
            parts += [
                f"#### {name.lower()}",
                "",
                "| English, and the code | Arabic | French | also read |",
                "|---|---|---|---|",
            ]
            parts += [f"| `{c.code}` | {c.ar} | {c.fr} | {'، '.join(c.also)} |" for c in found.choices]
            parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    document = Path(sys.argv[1])
    document.write_text(updated(document.read_text(encoding="utf-8")), encoding="utf-8")
