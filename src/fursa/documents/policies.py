"""Who may have which document issued: whoever may do the act that it records."""

from __future__ import annotations

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.core.errors import ForbiddenError
from fursa.documents.paper.kinds import Kind

ISSUED_WITH: dict[Kind, tuple[str, ...]] = {
    Kind.CHEQUE_RECEIPT: ("handover.record",),
    Kind.EQUIPMENT_RECORD: ("handover.record",),
    Kind.CERTIFICATE: ("handover.record", "pathway.change"),
    Kind.UNDERTAKING: ("undertaking.record", "handover.record"),
    Kind.MINUTES: ("decision.record", "minutes.sign", "edition.propose"),
    Kind.CHEQUE_LIST: ("cheque.prepare",),
    Kind.EQUIPMENT_LIST: ("cheque.prepare", "handover.record"),
    Kind.CEREMONY_LIST: ("handover.record",),
    Kind.COMMUNIQUE: ("report.publish", "edition.compose"),
    Kind.APPLICANT_SHEET: ("application.read",),
    Kind.COMMITTEE_SHEET: ("appraisal.read",),
    Kind.LIFE_PROJECT: ("lifeproject.change",),
}


def require_may_issue(user: User, kind: Kind) -> None:
    """ForbiddenError where no role in force does the act that this kind of document records."""
    if not any(may(user, permission) for permission in ISSUED_WITH[kind]):
        raise ForbiddenError
