"""What a test of consistency says: a verdict, and the evidence it rests on, each piece a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fursa.rules.messages import N_, Message

Test = Literal["training", "experience", "market"]
Verdict = Literal["consistent", "partly", "not_consistent", "unknown"]
Weight = Literal["for", "against", "check"]
Goal = Literal[
    "employment",
    "self_employment",
    "school",
    "university",
    "vocational_training",
    "apprenticeship",
    "paid_placement",
]
# Ways that teach: what the trade asks is their end, not their beginning.
LEARNING: frozenset[Goal] = frozenset({"school", "university", "vocational_training", "apprenticeship"})

Proof = Literal["none", "declared", "attestation", "certificate", "diploma"]
PROOFS: dict[Proof, Message] = {
    "none": Message(N_("without proof")),
    "declared": Message(N_("as the person says")),
    "attestation": Message(N_("shown by an attestation")),
    "certificate": Message(N_("shown by a certificate")),
    "diploma": Message(N_("shown by a diploma")),
}
ON_PAPER: frozenset[Proof] = frozenset({"attestation", "certificate", "diploma"})

TEST_TITLES: dict[Test, Message] = {
    "training": Message(N_("Training and the trade")),
    "experience": Message(N_("Experience and the trade")),
    "market": Message(N_("The market and the trade")),
}
VERDICT_TITLES: dict[Verdict, Message] = {
    "consistent": Message(N_("fits")),
    "partly": Message(N_("fits in part")),
    "not_consistent": Message(N_("does not fit yet")),
    "unknown": Message(N_("cannot be said yet")),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against, or that someone should check; a sentence to read."""

    weight: Weight
    message: Message


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one test. There is always evidence, also for "cannot be said yet"."""

    test: Test
    verdict: Verdict
    evidence: tuple[Evidence, ...]


def evidence_for(text: str, **params: object) -> Evidence:
    """Evidence that speaks for the project."""
    return Evidence("for", Message(text, params))


def evidence_against(text: str, **params: object) -> Evidence:
    """Evidence that speaks against it, as it stands."""
    return Evidence("against", Message(text, params))


def to_check(text: str, **params: object) -> Evidence:
    """Something that is not known and that someone should find out."""
    return Evidence("check", Message(text, params))
