"""The signed code in a document's corner: what it says, in how few bytes, and how it is checked.

Layout and reasons: docs/rules/receipts.md. The code names nobody: no name, no birth date, no identity number.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import zxingcpp

from fursa.documents.paper.keys import ID_BYTES, KeyClass, KeyRing, PublicKey, SigningKey
from fursa.documents.paper.kinds import Kind

VERSION = 1
ERROR_CORRECTION = "M"  # 15 %: a fold or a stamp over the corner does no harm
QUIET_MODULES = 4
SIGNATURE_BYTES = 64
CONTEXT = b"fursa document code\x00"
EPOCH = date(2000, 1, 1)
_NO_AMOUNT = 0xFFFFFFFFFF
_TEXT = re.compile(r"[A-Za-z0-9./-]{1,40}")
_DARK_RUN = re.compile(rb"\x00+")
_CODE_IN_ADDRESS = re.compile(r"(?:^|/[vV]/)([A-Z2-7]{100,400})$")


class CodeError(ValueError):
    """The text is no code of ours, or a code that this version cannot read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFacts:
    """What a code says. `amount_centimes` is None where the document speaks of no amount."""

    kind: Kind
    reference: str
    edition_code: str
    amount_centimes: int | None
    issued_on: date


@dataclass(frozen=True, slots=True)
class SignedCode:
    """A code as read: facts, the key it names, and whether its signature holds is asked of that key."""

    facts: CodeFacts
    key_class: KeyClass
    key_hash: bytes
    body: bytes
    signature: bytes

    @property
    def text(self) -> str:
        """The code itself: base32 capitals, dense in a QR code and safe in an address."""
        return base64.b32encode(self.body + self.signature).decode().rstrip("=")

    def key(self, ring: KeyRing) -> PublicKey | None:
        return ring.find(self.key_class, self.key_hash)

    def holds(self, key: PublicKey) -> bool:
        return key.verifies(self.signature, CONTEXT + self.body)


def sign_code(facts: CodeFacts, key: SigningKey) -> SignedCode:
    """The signed code of `facts`; ValueError when a reference or code is not plain ASCII of 1 to 40 signs."""
    for text in (facts.reference, facts.edition_code):
        if not _TEXT.fullmatch(text):
            raise ValueError(f"{text!r} cannot stand in a code")
    amount = facts.amount_centimes
    if amount is not None and not 0 <= amount < _NO_AMOUNT:
        raise ValueError("the amount does not fit a code")
    body = b"".join(
        (
            bytes([VERSION, key.public.key_class is KeyClass.SAMPLE]),
            key.public.short_hash,
            bytes([facts.kind.number]),
            (facts.issued_on - EPOCH).days.to_bytes(2),
            (_NO_AMOUNT if amount is None else amount).to_bytes(5),
            *(bytes([len(text)]) + text.encode("ascii") for text in (facts.edition_code, facts.reference)),
        )
    )
    return SignedCode(facts, key.public.key_class, key.public.short_hash, body, key.sign(CONTEXT + body))


def read_code(text: str) -> SignedCode:
    """The code in `text` (the code itself, or an address that ends in ``/v/<code>``); CodeError otherwise.

    Reading is not verifying: ask `holds` of the key it names.
    """
    found = _CODE_IN_ADDRESS.search(text.strip())
    if found is None:
        raise CodeError("no code of ours")
    letters = found[1]
    try:
        raw = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError) as error:
        raise CodeError("damaged") from error
    code = _parse(raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:])
    if code.text != letters:  # one document, one writing of its code
        raise CodeError("not written as we write")
    return code


def _parse(body: bytes, signature: bytes) -> SignedCode:
    stream = io.BytesIO(body)

    def take(count: int) -> bytes:
        part = stream.read(count)
        if len(part) != count:
            raise CodeError("cut short")
        return part

    version, sample = take(2)
    if version != VERSION or sample > 1:
        raise CodeError(f"version {version} is unknown")
    key_hash = take(ID_BYTES)
    try:
        kind = Kind.numbered(take(1)[0])
        issued_on = EPOCH + timedelta(days=int.from_bytes(take(2)))
        amount = int.from_bytes(take(5))
        edition_code, reference = (take(take(1)[0]).decode("ascii") for _ in range(2))
    except CodeError:
        raise
    except ValueError as error:
        raise CodeError("says what this version does not know") from error
    if stream.read(1):
        raise CodeError("says more than this version knows")
    facts = CodeFacts(
        kind=kind,
        reference=reference,
        edition_code=edition_code,
        amount_centimes=None if amount == _NO_AMOUNT else amount,
        issued_on=issued_on,
    )
    return SignedCode(facts, KeyClass.SAMPLE if sample else KeyClass.LIVE, key_hash, body, signature)


def code_address(code: SignedCode, address: str) -> str:
    """Where the code leads: the installation's neutral address, which works as a page and is never needed."""
    return f"{address.rstrip('/')}/v/{code.text}"


def code_svg(code: SignedCode, address: str) -> str:
    """The QR code as SVG with its quiet zone of four modules: one path, a run of dark modules a rectangle."""
    symbol = zxingcpp.create_barcode(
        code_address(code, address), zxingcpp.BarcodeFormat.QRCode, ec_level=ERROR_CORRECTION
    )
    picture: Any = symbol.to_image(scale=1, add_quiet_zones=False)  # a buffer, one byte a module
    rows = memoryview(picture).tolist()
    path = "".join(
        f"M{run.start()} {y}h{run.end() - run.start()}v1H{run.start()}z"
        for y, row in enumerate(rows)
        for run in _DARK_RUN.finditer(bytes(row))
    )
    side = len(rows) + 2 * QUIET_MODULES
    box = f"{-QUIET_MODULES} {-QUIET_MODULES} {side} {side}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="{path}"/></svg>'
