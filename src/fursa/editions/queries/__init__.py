"""Reading an edition: its parts, its files, its marks."""

from fursa.editions.queries.applications import get_application, list_applications, lock_application
from fursa.editions.queries.decisions import (
    find_decision,
    get_decision_figures,
    get_minutes,
    list_decisions,
    list_minutes,
    list_missing_signers,
    list_recusals,
    list_reserve,
    lock_minutes,
)
from fursa.editions.queries.edition import (
    find_seat,
    get_draw_fingerprint,
    get_edition,
    list_criteria,
    list_editions,
    list_members,
    list_territories,
    lock_edition,
)
from fursa.editions.queries.explanations import explain_application, explain_to_committee, explain_to_person
from fursa.editions.queries.marks import count_complete, get_marking_progress, list_marks
from fursa.editions.queries.proposals import (
    compare,
    compare_proposals,
    find_proposal,
    get_proposal,
    list_lines,
    list_rules,
    reasons_of,
)
from fursa.editions.queries.readiness import list_readiness, summary
from fursa.editions.queries.reconsidering import answer_reconsideration

__all__ = [
    "answer_reconsideration",
    "compare",
    "compare_proposals",
    "count_complete",
    "explain_application",
    "explain_to_committee",
    "explain_to_person",
    "find_decision",
    "find_proposal",
    "find_seat",
    "get_application",
    "get_decision_figures",
    "get_draw_fingerprint",
    "get_edition",
    "get_marking_progress",
    "get_minutes",
    "get_proposal",
    "list_applications",
    "list_criteria",
    "list_decisions",
    "list_editions",
    "list_lines",
    "list_marks",
    "list_members",
    "list_minutes",
    "list_missing_signers",
    "list_readiness",
    "list_recusals",
    "list_reserve",
    "list_rules",
    "list_territories",
    "lock_application",
    "lock_edition",
    "lock_minutes",
    "reasons_of",
    "summary",
]
