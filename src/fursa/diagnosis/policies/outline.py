"""What a questionnaire asks, in one language: for people who read its answers, and for the paper it is printed on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from fursa.core import files
from fursa.diagnosis.policies.answers import Answers
from fursa.diagnosis.policies.sheets import read_sheets

# Asked of nobody: calculations, and what a device fills in by itself.
SILENT = frozenset({
    "calculate", "hidden", "start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "audit",
    "start-geopoint", "background-audio", "xml-external", "csv-external",
})  # fmt: skip
_OPEN = re.compile(r"begin[ _](group|repeat)")
_CLOSE = re.compile(r"end[ _](group|repeat)")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `kind` is the first word of its type, `choices` code → words, `depth` how many groups it is in."""

    name: str
    kind: str
    label: str
    hint: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    is_required: bool = False
    # In words of the form, `${name} = 'yes'`: whoever fills in on paper decides by themselves.
    depends_on: str = ""

    def words(self, answer: str) -> str:
        """An answer in words: of a choice its label, of several all of theirs."""
        if not self.choices:
            return answer
        codes = answer.split() if self.kind == "select_multiple" else [answer]
        return " · ".join(self.choices.get(code, code) for code in codes if code)


@dataclass(slots=True)
class Theme:
    """A group, or the questions between two groups (then without a title); a repeat is asked several times."""

    title: str
    questions: list[Question]
    repeats: bool = False


@lru_cache(maxsize=16)
def outline(xlsx_sha256: str, language: str) -> tuple[Theme, ...]:
    """The themes of the spreadsheet kept under that digest, in `language` where it has it, else in its first."""
    sheets = read_sheets(files.read(xlsx_sha256))
    choices: dict[str, dict[str, str]] = {}
    for row in _rows(sheets.get("choices", []), language):
        choices.setdefault(row.get("list_name", ""), {})[row.get("name", "")] = row["label"]
    themes, titles = [Theme("", [])], [""]
    for row in _rows(sheets.get("survey", []), language):
        asked = row.get("type", "")
        if not asked:
            continue  # an empty line of the spreadsheet
        kind, *more = asked.split()
        if opened := _OPEN.fullmatch(asked):
            titles.append(row["label"] or titles[-1])
            themes.append(Theme(titles[-1], [], opened.group(1) == "repeat"))
        elif _CLOSE.fullmatch(asked):
            titles.pop()
            themes.append(Theme(titles[-1] if titles else "", []))
        elif kind not in SILENT:
            themes[-1].questions.append(
                Question(
                    row.get("name", ""), kind, row["label"], row["hint"],
                    choices.get(more[0], {}) if kind.startswith("select") and more else {},
                    row.get("required", "").lower() in ("yes", "true", "true()"), row.get("relevant", ""),
                )
            )  # fmt: skip
    return tuple(theme for theme in themes if theme.questions)


def _rows(rows: list[list[str]], language: str) -> list[dict[str, str]]:
    """The rows by column, with `label` and `hint` in the language."""
    if not rows:
        return []
    found = []
    for row in rows[1:]:
        cells = dict(zip(rows[0], row, strict=False))
        found.append(cells | {what: _said(cells, what, language) for what in ("label", "hint")})
    return found


def _said(cells: dict[str, str], what: str, language: str) -> str:
    spoken = {column: text for column, text in cells.items() if re.match(rf"{what}(::.*)?$", column)}
    for column, text in spoken.items():
        if text and re.search(rf"(\(|::){language}\)?$", column):
            return text
    return next((text for text in spoken.values() if text), "")


def compared(themes: tuple[Theme, ...], *answers: Answers) -> list[tuple[str, list[str]]]:
    """Question in words → its answer in each of `answers`, for those that anybody answered."""
    found = []
    for theme in themes:
        for question in theme.questions:
            said = [
                " · ".join(question.words(text) for text in one.values.get(question.name, []) if text)
                for one in answers
            ]
            if any(said):
                found.append((question.label or question.name, said))
    return found
