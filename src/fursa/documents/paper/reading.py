"""Finds our code on the drawn pages of a PDF: what people see is checked, not what the file claims."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import zxingcpp

from fursa.documents.paper.codes import SignedCode, read_code

MOST_PAGES = 40
MOST_BYTES = 30 * 1024 * 1024
_LONGEST_SIDE_POINTS = 2000
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_SCALES = (150 / 72, 300 / 72)


class NotAPdfError(ValueError):
    """The bytes are no PDF that can be opened."""


class TooLargeError(ValueError):
    """More pages or bytes than are looked at."""


def read_codes(pdf: bytes) -> list[SignedCode]:
    """The different codes of ours drawn in a PDF, in page order; empty when there is none.

    Each page is drawn at 150 dots an inch, and at 300 when nothing is found (a poor scan). NotAPdfError,
    TooLargeError, or CodeError when something looks like our code and cannot be read as one.
    """
    if len(pdf) > MOST_BYTES:
        raise TooLargeError
    if b"%PDF-" not in pdf[:1024]:
        raise NotAPdfError
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise NotAPdfError from error
    try:
        if len(document) > MOST_PAGES:
            raise TooLargeError
        found: dict[str, SignedCode] = {}
        for text in (text for number in range(len(document)) for text in _page_texts(document, number)):
            code = _as_ours(text)
            if code is not None:
                found[code.text] = code
        return list(found.values())
    except pypdfium2.PdfiumError as error:  # of a page that is broken: the file opened
        raise NotAPdfError from error
    finally:
        document.close()


def count_pages(pdf: bytes) -> int:
    """How many pages a file of ours has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _page_texts(document: pypdfium2.PdfDocument, number: int) -> Iterator[str]:
    page = document[number]
    longest = max(page.get_size())
    if longest <= 0:
        return
    for scale in _SCALES:
        picture = page.render(scale=min(scale, scale * _LONGEST_SIDE_POINTS / longest), grayscale=True)
        texts = [result.text for result in zxingcpp.read_barcodes(picture.to_pil(), _QR)]
        if texts:
            yield from texts
            return


def _as_ours(text: str) -> SignedCode | None:
    """The code in `text`; None for a QR code of somebody else's; CodeError for ours when it is damaged."""
    if "/v/" not in text.lower():
        return None
    return read_code(text)
