"""Ways, places offered, and referrals, as far as the reader's role opens them."""

from fursa.pathways.queries.following import Due, Seen, get_seen, list_due, list_left_behind
from fursa.pathways.queries.inside import get_activity, list_activities, lock_activity
from fursa.pathways.queries.openings import (
    count_agreed_left,
    count_offered,
    count_taken,
    get_opening,
    list_openings,
    lock_opening,
)
from fursa.pathways.queries.referrals import (
    get_placement,
    list_placements,
    list_referrals,
    list_referrals_to,
    lock_referral,
)
from fursa.pathways.queries.ways import get_pathway, lock_pathway
from fursa.pathways.queries.words import list_said, list_waiting_words, list_words, lock_word

__all__ = [
    "Due",
    "Seen",
    "count_agreed_left",
    "count_offered",
    "count_taken",
    "get_activity",
    "get_opening",
    "get_pathway",
    "get_placement",
    "get_seen",
    "list_activities",
    "list_due",
    "list_left_behind",
    "list_openings",
    "list_placements",
    "list_referrals",
    "list_referrals_to",
    "list_said",
    "list_waiting_words",
    "list_words",
    "lock_activity",
    "lock_opening",
    "lock_pathway",
    "lock_referral",
    "lock_word",
]
