"""Text files of names: one a line, in the encodings that offices use, written so that a half is never left."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

import click

from fursa.config.cli.words import tell
from fursa.rules.messages import N_


def read_lines(path: Path) -> list[str]:
    """The lines of `path`, without their ends: UTF-8, UTF-16 with its mark, or else Windows Arabic (cp1256).

    Only a line feed ends a line, since other separators may stand inside a name; lines are counted as editors do.
    """
    data = path.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            sentence = N_("%(file)s is not UTF-8 and was read as Windows Arabic (cp1256).")
            click.echo(tell(sentence, file=path), err=True)
            text = data.decode("cp1256", errors="replace")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write `lines` beside `path` and put them in its place when all are there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
    partial.replace(path)
