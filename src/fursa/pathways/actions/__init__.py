"""Beginning ways, following and ending them, offering places, and referring people to them."""

from fursa.pathways.actions.certificates import find_certificate, issue_certificate
from fursa.pathways.actions.following import (
    pause_pathway,
    record_attendance,
    record_retention,
    resume_pathway,
)
from fursa.pathways.actions.inside import ActivityTold, correct_activity, record_activity, stop_at_departure
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
from fursa.pathways.actions.words import say_attendance, say_end, set_word_aside, take_over

__all__ = [
    "ActivityTold",
    "Beginning",
    "FullError",
    "OpeningFacts",
    "answer_referral",
    "begin_from_referral",
    "begin_pathway",
    "close_opening",
    "correct_activity",
    "find_certificate",
    "issue_certificate",
    "pause_pathway",
    "record_activity",
    "record_attendance",
    "record_no_show",
    "record_opening",
    "record_result",
    "record_retention",
    "refer",
    "resume_pathway",
    "say_attendance",
    "say_end",
    "set_word_aside",
    "stop_at_departure",
    "stop_pathway",
    "take_over",
    "withdraw_referral",
]
