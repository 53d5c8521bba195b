"""Reading cheques, ceremonies and hand-overs."""

from fursa.handover.queries.ceremonies import (
    find_hand_over,
    get_ceremony,
    get_hand_over,
    is_past_choosing,
    list_begun,
    list_ceremonies,
    list_hand_overs,
    list_table,
    map_given_instead,
)

__all__ = [
    "find_hand_over",
    "get_ceremony",
    "get_hand_over",
    "is_past_choosing",
    "list_begun",
    "list_ceremonies",
    "list_hand_overs",
    "list_table",
    "map_given_instead",
]
