"""Writes TOML the way people read it: one key a line, names in three languages on one line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping

Value = str | int | float | bool | dt.date | list["Value"] | Mapping[str, "Value"]


def inline(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {inline(item)}" for key, item in value.items()) + "}"
    return f"{value:_}" if isinstance(value, int) else str(value)


def table(header: str, values: Mapping[str, Value | None]) -> str:
    """A table under its header (empty for the file's own keys); keys whose value is None are left out."""
    lines = [header] if header else []
    lines += [f"{key} = {inline(value)}" for key, value in values.items() if value is not None]
    return "\n".join(lines) + "\n"


def tables(name: str, members: Iterable[Mapping[str, Value | None]]) -> str:
    """An array of tables."""
    return "\n".join(table(f"[[{name}]]", member) for member in members)
