"""What a file or a code proves, in one of a few outcomes, each with its own sentence.

What is proved and what is not: docs/rules/receipts.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from fursa.documents.paper.codes import CodeError, CodeFacts, SignedCode, read_code
from fursa.documents.paper.keys import KeyClass, KeyRing, PublicKey
from fursa.documents.paper.reading import NotAPdfError, TooLargeError, read_codes
from fursa.documents.paper.seals import Seal, bears_seal_mark, find_seal
from fursa.documents.paper.values import Wording
from fursa.rules.messages import N_, Message


class State(Enum):
    """The three states a person sees: in word, colour and icon."""

    GENUINE = "genuine"
    COMPARE = "compare"
    REFUSED = "refused"


class Outcome(Enum):
    """(state, sentence). Only GENUINE lets `fursa verify` exit with 0."""

    GENUINE = (
        State.GENUINE,
        N_("This document is genuine: it is the file as it was issued, and nothing in it was changed."),
    )
    CODE_GENUINE = (
        State.COMPARE,
        N_("The code is genuine. Compare these facts with the paper: a code can be copied onto another."),
    )
    PAPER = (
        State.COMPARE,
        N_(
            "The code is genuine, but this file is not the one that was issued (a scan or a copy). "
            "Compare these facts with the paper."
        ),
    )
    NOT_A_PDF = (State.REFUSED, N_("This file is not a PDF. Choose the PDF file of the document."))
    TOO_LARGE = (
        State.REFUSED,
        N_("This file is too large for a document of ours: at most 40 pages and 30 MB are looked at."),
    )
    NO_CODE = (
        State.REFUSED,
        N_("No verification code was found. If this is a scan, scan it again, straight and sharp."),
    )
    SEVERAL_CODES = (
        State.REFUSED,
        N_("This file holds the codes of several documents. Check each document by itself."),
    )
    DAMAGED = (State.REFUSED, N_("The code cannot be read as one of ours: it is damaged or forged."))
    FORGED = (
        State.REFUSED,
        N_("The code is forged: its signature does not fit what it says. Do not accept this document."),
    )
    ALTERED = (
        State.REFUSED,
        N_("This file was altered after it was issued: its code is genuine, its pages are not."),
    )
    UNKNOWN_KEY = (
        State.REFUSED,
        N_("This document was signed with a key that is unknown here, so nothing can be said of it."),
    )
    SAMPLE_REFUSED = (
        State.REFUSED,
        N_("This is a sample document for demonstration. It has no value and is not accepted here."),
    )

    def __init__(self, state: State, sentence: str) -> None:
        self.state = state
        self.sentence = Message(sentence)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. `facts`, `issuer` and `key_id` are given only where the code's own signature holds."""

    outcome: Outcome
    facts: CodeFacts | None = None
    issuer: Wording | None = None
    key_id: str | None = None
    sample: bool = False

    @property
    def state(self) -> State:
        return self.outcome.state


def verify_code(text: str, ring: KeyRing, *, accepts_sample: bool) -> Verification:
    """Check a code alone, as scanned from paper. At best CODE_GENUINE: a code can be copied."""
    try:
        code = read_code(text)
    except CodeError:
        return Verification(Outcome.DAMAGED)
    return _verify_signature(code, ring, accepts_sample=accepts_sample)


def verify_file(pdf: bytes, ring: KeyRing, *, accepts_sample: bool) -> Verification:
    """Check a PDF: the code on the drawn page, the seal over the file, and that both are of one document."""
    try:
        codes = read_codes(pdf)
    except NotAPdfError:
        return Verification(Outcome.NOT_A_PDF)
    except TooLargeError:
        return Verification(Outcome.TOO_LARGE)
    except CodeError:
        return Verification(Outcome.DAMAGED)
    if not codes:
        return Verification(Outcome.NO_CODE)
    if len(codes) > 1:
        return Verification(Outcome.SEVERAL_CODES)
    code = codes[0]
    said = _verify_signature(code, ring, accepts_sample=accepts_sample)
    key = code.key(ring)
    if said.outcome is not Outcome.CODE_GENUINE or key is None:
        return said
    return _with_outcome(said, _file_outcome(pdf, code, key))


def _file_outcome(pdf: bytes, code: SignedCode, key: PublicKey) -> Outcome:
    seal: Seal | None = find_seal(pdf)
    if seal is None:
        return Outcome.ALTERED if bears_seal_mark(pdf) else Outcome.PAPER
    return Outcome.GENUINE if seal.holds(code, key) else Outcome.ALTERED


def _verify_signature(code: SignedCode, ring: KeyRing, *, accepts_sample: bool) -> Verification:
    sample = code.key_class is KeyClass.SAMPLE
    if sample and not accepts_sample:
        return Verification(Outcome.SAMPLE_REFUSED, sample=True)
    key = code.key(ring)
    if key is None:
        return Verification(Outcome.UNKNOWN_KEY, sample=sample)
    if not code.holds(key):
        return Verification(Outcome.FORGED, sample=sample)
    return Verification(Outcome.CODE_GENUINE, code.facts, key.issuer, key.key_id, sample)


def _with_outcome(said: Verification, outcome: Outcome) -> Verification:
    return Verification(outcome, said.facts, said.issuer, said.key_id, said.sample)
