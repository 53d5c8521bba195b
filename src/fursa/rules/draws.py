"""A public draw that anyone can repeat by hand: an order made from a seed and the references, by SHA-256.

In prose: docs/rules/draws.md.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable


def draw_key(seed: str, reference: str) -> str:
    """The lot of one reference: the SHA-256, in hexadecimal, of seed, line feed and reference in UTF-8.

    By hand: `printf '%s\\n%s' SEED REFERENCE | sha256sum`.
    """
    text = f"{_normal(seed)}\n{_normal(reference)}"
    return hashlib.sha256(text.encode()).hexdigest()


def draw_order(seed: str, references: Iterable[str]) -> list[str]:
    """The references in the order of their lots, the smallest first.

    The order in which they are given plays no part; a reference drawn among others keeps its place before or
    after each of them. Raises ValueError for an empty seed or a reference that stands twice.
    """
    listed = list(references)
    if not _normal(seed):
        raise ValueError("a draw needs a seed")
    if len({_normal(reference) for reference in listed}) != len(listed):
        raise ValueError("a reference stands twice in the draw")
    return sorted(listed, key=lambda reference: draw_key(seed, reference))


def fingerprint(references: Iterable[str]) -> str:
    """The SHA-256 of the sorted references, one a line: published before the seed is drawn, it fixes who
    takes part. By hand: `sort FILE | sha256sum` under LC_ALL=C, with a line feed after each reference.
    """
    lines = sorted(_normal(reference).encode() + b"\n" for reference in references)
    return hashlib.sha256(b"".join(lines)).hexdigest()


def _normal(text: str) -> str:
    """Composed and trimmed, so that what is typed from a paper gives the same lots."""
    return unicodedata.normalize("NFC", text.strip())
