"""Beginning ways and ending them, offering places, and referring people to them."""

from fursa.pathways.actions.openings import OpeningFacts, close_opening, record_opening
from fursa.pathways.actions.referrals import (
    FullError,
    answer_referral,
    begin_from_referral,
    record_no_show,
    refer,
    withdraw_referral,
)
from fursa.pathways.actions.ways import Beginning, begin_pathway, record_result, stop_pathway

__all__ = [
    "Beginning",
    "FullError",
    "OpeningFacts",
    "answer_referral",
    "begin_from_referral",
    "begin_pathway",
    "close_opening",
    "record_no_show",
    "record_opening",
    "record_result",
    "refer",
    "stop_pathway",
    "withdraw_referral",
]
