"""The papers around a hand-over: receipts, undertakings, certificates, and the office's lists."""

from fursa.handover.actions.papers.carried import (
    issue_certificates,
    issue_receipts,
    issue_undertakings,
)
from fursa.handover.actions.papers.lists import issue_ceremony_list, issue_cheque_list, issue_equipment_list

__all__ = [
    "issue_ceremony_list",
    "issue_certificates",
    "issue_cheque_list",
    "issue_equipment_list",
    "issue_receipts",
    "issue_undertakings",
]
