"""Reading a register: every row is either read or refused with its place and the reason."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path

from fursa.rules.messages import N_, Message

FIELDS = (
    "id", "given_name", "family_name", "father_name", "sex", "birth_date", "birth_precision", "birth_place",
    "national_id", "phone", "source",
)  # fmt: skip
_LOST = "\ufffd"  # stands for what could not be read
_LONGEST_CELL = 20_000  # characters; what is longer is a broken file


class RegisterError(Exception):
    """A file that cannot be read as a register at all; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row left out, or read with a doubt: its line (or row, from 1) in the file, and why."""

    row: int
    reason: Message


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns of a register by name, each as long as `id`, the rows refused, and those read with a doubt."""

    columns: dict[str, list[str]]
    refused: list[Refusal]
    doubted: list[Refusal] = field(default_factory=list)


def read_register(path: Path) -> Rows:
    """The rows of a CSV (UTF-8, UTF-16 with its mark, or Windows Arabic; comma, semicolon or tab) or Parquet file."""
    if path.suffix.lower() == ".parquet":
        return _checked(_read_parquet(path))
    return _read_csv(path)


def _read_parquet(path: Path) -> dict[str, list[str]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(path)
    except pa.ArrowException as error:
        raise RegisterError(
            Message(N_("the file is not a Parquet file: %(error)s"), {"error": error})
        ) from error
    return {
        name: ["" if value is None else str(value) for value in table.column(name).to_pylist()]
        for name in table.column_names
        if name in FIELDS
    }


def _read_csv(path: Path) -> Rows:
    text = _decode(path.read_bytes())
    header, _, _ = text.partition("\n")
    separator = max(",;\t", key=header.count)
    # The limit is the whole process's: it is raised for this file, never lowered for the others.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    names = [name.strip().lower() for name in next(reader, [])]
    if len(set(names)) < len(names):
        raise RegisterError(Message(N_("a column stands twice in the first line")))
    chosen = [(name, names.index(name)) for name in FIELDS if name in names]
    columns: dict[str, list[str]] = {name: [] for name, _ in chosen}
    lines: list[int] = []
    refused: list[Refusal] = []
    # Where the quotation marks are odd in number, the last row is one that never closed.
    last = text.count("\n") if text.count('"') % 2 else len(text)
    line = reader.line_num + 1
    for row in reader:
        began, line = line, reader.line_num + 1
        if not row:
            continue
        if reason := _broken(row, len(names), began, reader.line_num, last):
            refused.append(Refusal(began, reason))
            continue
        lines.append(began)
        for name, at in chosen:
            columns[name].append(row[at])
    read = _checked(columns, lines, refused)
    # Many programs leave out the last line end; a file that was cut inside its last cell looks the same.
    if lines and lines[-1] == began and not text.endswith(("\n", "\r")):
        doubt = Message(N_("the file ends inside this row: if it was cut, its last cell is not whole"))
        return replace(read, doubted=[Refusal(began, doubt)])
    return read


def _broken(row: list[str], wanted: int, began: int, ended: int, last: int) -> Message | None:
    """Why a row read from the lines `began` to `ended`, cannot be used; None where it can. One that reaches line
    `last` was never closed.
    """
    if ended > began and (len(row) != wanted or ended >= last):
        return Message(
            N_("a quotation mark is not closed: lines %(began)s to %(ended)s are read as one"),
            {"began": began, "ended": ended},
        )
    if len(row) != wanted:
        return Message(N_("%(found)s cells, not %(wanted)s"), {"found": len(row), "wanted": wanted})
    if any(_LOST in cell for cell in row):
        return Message(N_("a letter is broken: the file was cut here, or saved in two encodings"))
    return None


def _decode(data: bytes) -> str:
    """The text, with `_LOST` for what is broken in it.

    Windows Arabic is read where most of what is not ASCII is no UTF-8: one broken byte does not change the encoding.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    text = data.decode("utf-8-sig", errors="replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if text.count(_LOST) * 2 > beyond_ascii:
        return data.decode("cp1256", errors="replace")
    return text


def _checked(
    columns: dict[str, list[str]], lines: list[int] | None = None, refused: list[Refusal] | None = None
) -> Rows:
    """`columns` with every field of `FIELDS`, rows without an id or with one seen before refused."""
    if "id" not in columns:
        raise RegisterError(Message(N_("there is no column «id»")))
    count = len(columns["id"])
    lines = lines if lines is not None else list(range(1, count + 1))
    refused = refused or []
    seen: set[str] = set()
    kept = []
    for k, number in enumerate(columns["id"]):
        number = number.strip()
        if reason := _refusal(number, seen, columns, k):
            refused.append(Refusal(lines[k], reason))
        else:
            seen.add(number)
            kept.append(k)
    whole = {name: columns.get(name) or [""] * count for name in FIELDS}
    if len(kept) < count:
        whole = {name: [values[k] for k in kept] for name, values in whole.items()}
    whole["id"] = [number.strip() for number in whole["id"]]
    return Rows(whole, sorted(refused, key=lambda refusal: refusal.row))


def _refusal(number: str, seen: set[str], columns: dict[str, list[str]], k: int) -> Message | None:
    if not number:
        return Message(N_("no id"))
    if number in seen:
        return Message(N_("the id %(id)s was seen before"), {"id": number[:80]})
    for name, values in columns.items():
        if len(values[k]) > _LONGEST_CELL:
            return Message(
                N_("«%(column)s» is longer than any name: the file is broken here"), {"column": name}
            )
    return None
