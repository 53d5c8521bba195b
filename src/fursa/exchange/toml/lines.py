"""On which line of a TOML file a key stands: the parser does not say, and people look for lines."""

from __future__ import annotations

import re

_TABLE = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-\s\"']+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\-\"']+)\s*=")


def key_lines(text: str) -> dict[str, int]:
    """Line from 1 by dotted path such as `territories[2].hcp`; tables have the line of their header.

    Good enough to point: keys inside one-line tables have no line of their own.
    """
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    prefix = ""
    for number, line in enumerate(text.splitlines(), 1):
        if table := _TABLE.match(line):
            parts = [p.strip(" \"'") for p in table[2].split(".")]
            if table[1] == "[[":
                path = _path(parts[:-1], counts, last_is_array=True)
                name = f"{path}.{parts[-1]}" if path else parts[-1]
                counts[name] = counts.get(name, 0) + 1
                prefix = f"{name}[{counts[name]}]"
            else:
                prefix = _path(parts, counts, last_is_array=True)
            lines.setdefault(prefix, number)
        elif key := _KEY.match(line):
            name = key[1].strip("\"'")
            lines.setdefault(f"{prefix}.{name}" if prefix else name, number)
    return lines


def _path(parts: list[str], counts: dict[str, int], *, last_is_array: bool) -> str:
    """The dotted path of nested tables; an array's name stands for its latest member."""
    path = ""
    for part in parts:
        path = f"{path}.{part}" if path else part
        if last_is_array and path in counts:
            path = f"{path}[{counts[path]}]"
    return path
