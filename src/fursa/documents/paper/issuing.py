"""One call from facts to a file that can be handed over: neutral, coded, drawn, sealed."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from fursa.documents.paper.codes import CodeFacts, SignedCode, code_svg, sign_code
from fursa.documents.paper.heading import Heading
from fursa.documents.paper.keys import KeyClass, SigningKey
from fursa.documents.paper.neutrality import require_neutral
from fursa.documents.paper.seals import seal_file
from fursa.documents.paper.typesetting import Content, Typesetter

WORKERS = 2
WINDOW = 64


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be drawn: what it says and the frame around it."""

    content: Content
    heading: Heading


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """A finished file: its bytes, their SHA-256 (hex), and the code it bears."""

    pdf: bytes
    sha256: str
    code: SignedCode
    key_id: str


def seal_paper(order: Order, key: SigningKey, typesetter: Typesetter) -> SealedPaper:
    """Draw and seal one document. A sample key marks the page as a sample, whatever the heading says.

    NeutralityError when what a person carries would speak of prison; ValueError for a reference that a code
    cannot hold.
    """
    content = order.content
    heading = replace(order.heading, sample=key.public.key_class is KeyClass.SAMPLE)
    if content.kind.carried:
        require_neutral(
            content,
            (heading.reference, heading.edition_code),
            (heading.issuer.neutral, heading.issuer.programme, heading.issuer.address),
        )
    facts = CodeFacts(
        kind=content.kind,
        reference=heading.reference,
        edition_code=heading.edition_code,
        amount_centimes=content.code_amount_centimes,
        issued_on=heading.issued_on,
    )
    code = sign_code(facts, key)
    drawn = typesetter.draw(content, heading, code_svg(code, heading.issuer.address))
    pdf = seal_file(drawn, code, key)
    return SealedPaper(pdf, hashlib.sha256(pdf).hexdigest(), code, key.public.key_id)


def seal_papers(
    orders: Sequence[Order],
    key: SigningKey,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    workers: int = WORKERS,
) -> Iterator[SealedPaper]:
    """Draw and seal many documents, in order, each a file of its own; `progress(done, total)` after each."""
    warm = threading.local()

    def one(order: Order) -> SealedPaper:
        if not hasattr(warm, "typesetter"):
            warm.typesetter = Typesetter()
        return seal_paper(order, key, warm.typesetter)

    with ThreadPoolExecutor(workers) as pool:
        # A window at a time: an edition's thousands of files never stand in memory together.
        for start in range(0, len(orders), WINDOW):
            for done, paper in enumerate(pool.map(one, orders[start : start + WINDOW]), start=start + 1):
                progress(done, len(orders))
                yield paper
