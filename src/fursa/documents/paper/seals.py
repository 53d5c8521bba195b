"""The seal of a file: a signature over its own bytes, in a comment that every reader passes over.

The comment stands just before the last ``startxref``, where it moves nothing the file points at and the file
still ends as PDF/A demands. Everything outside that one line is signed, together with the document's code, so
that neither a word on the page nor the code in its corner can be exchanged.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from fursa.documents.paper.codes import SignedCode
from fursa.documents.paper.keys import PublicKey, SigningKey

CONTEXT = b"fursa document seal\x00"
_MARK = b"%FURSA-SEAL-1 "
_TAIL = re.compile(rb"startxref\s+\d+\s+%%EOF\s*\Z")
_SEAL = re.compile(rb"\n%FURSA-SEAL-1 ([A-Za-z0-9+/]{86}==)\n\Z")


class SealError(ValueError):
    """The bytes are no PDF that can be sealed."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal as found in a file: its signature, and the bytes that it speaks of."""

    signature: bytes
    head: bytes
    tail: bytes

    def holds(self, code: SignedCode, key: PublicKey) -> bool:
        """Whether `key` sealed exactly these bytes for exactly this code."""
        return key.verifies(self.signature, _message(self.head, self.tail, code))


def _message(head: bytes, tail: bytes, code: SignedCode) -> bytes:
    pages = hashlib.sha256(len(head).to_bytes(8) + head + tail).digest()
    return CONTEXT + hashlib.sha256(code.text.encode()).digest() + pages


def seal_file(pdf: bytes, code: SignedCode, key: SigningKey) -> bytes:
    """`pdf` with its seal; SealError when it does not end as a PDF does or is sealed already."""
    tail = _TAIL.search(pdf)
    if tail is None or _MARK in pdf:
        raise SealError("only an unsealed PDF can be sealed")
    head = pdf[: tail.start()]
    head = head.removesuffix(b"\n")
    signature = base64.b64encode(key.sign(_message(head, tail[0], code)))
    return head + b"\n" + _MARK + signature + b"\n" + tail[0]


def find_seal(pdf: bytes) -> Seal | None:
    """The seal of a file, None when there is none in its place."""
    tail = _TAIL.search(pdf)
    if tail is None:
        return None
    before = pdf[: tail.start()]
    found = _SEAL.search(before)
    if found is None:
        return None
    try:
        signature = base64.b64decode(found[1], validate=True)
    except binascii.Error:
        return None
    if base64.b64encode(signature) != found[1]:  # spare bits would be a second writing of the same seal
        return None
    return Seal(signature, before[: found.start()], tail[0])


def bears_seal_mark(pdf: bytes) -> bool:
    """Whether a seal was ever here, even one moved or broken."""
    return b"FURSA-SEAL" in pdf
