"""Which documents there are. A kind's code never changes: it is printed in codes that live for decades."""

from __future__ import annotations

from enum import Enum

from fursa.rules.messages import N_, Message


class Kind(Enum):
    """A kind of document: (number in the signed code, slug, letters of the reference, carried, title).

    What a person carries bears the neutral issuer and no word of prison; the others are internal. Letters come
    from French, in which the administration files its papers (reçu, procès-verbal, engagement, attestation).
    """

    CHEQUE_RECEIPT = (1, "cheque-receipt", "RC", True, N_("Cheque receipt"))
    EQUIPMENT_RECORD = (2, "equipment-record", "RE", True, N_("Equipment hand-over record"))
    CERTIFICATE = (3, "certificate", "AT", True, N_("Certificate"))
    UNDERTAKING = (4, "undertaking", "EN", True, N_("Beneficiary's undertaking"))
    MINUTES = (5, "minutes", "PV", False, N_("Minutes of the selection committee"))
    CHEQUE_LIST = (6, "cheque-list", "CQ", False, N_("Cheque list"))
    EQUIPMENT_LIST = (7, "equipment-list", "EQ", False, N_("Equipment list"))
    CEREMONY_LIST = (8, "ceremony-list", "CE", False, N_("Ceremony list"))
    COMMUNIQUE = (9, "communique", "CM", False, N_("Communiqué"))
    APPLICANT_SHEET = (10, "applicant-sheet", "RS", True, N_("Applicant's own sheet"))
    COMMITTEE_SHEET = (11, "committee-sheet", "FC", False, N_("Committee's sheet of an applicant"))
    LIFE_PROJECT = (12, "life-project", "PJ", True, N_("Life project"))

    def __init__(self, number: int, slug: str, letters: str, carried: bool, title: str) -> None:
        self.number = number
        self.slug = slug
        self.letters = letters
        self.carried = carried
        self.title = Message(title)

    @classmethod
    def numbered(cls, number: int) -> Kind:
        """The kind with this number in a code; ValueError when this version knows none."""
        for kind in cls:
            if kind.number == number:
                return kind
        raise ValueError(f"no kind of document has number {number}")

    @classmethod
    def named(cls, slug: str) -> Kind:
        """The kind with this ASCII code, as stored and in addresses; ValueError when there is none."""
        for kind in cls:
            if kind.slug == slug:
                return kind
        raise ValueError(f"no kind of document is called {slug}")
