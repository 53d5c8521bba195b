"""Preparing, giving, undoing: what happens between an award and its receipt."""

from fursa.handover.actions.ceremonies import give_certificate, plan_ceremonies
from fursa.handover.actions.cheques import prepare_cheques, prepare_equipment
from fursa.handover.actions.giving import record_hand_over, undo_hand_over
from fursa.handover.actions.giving_up import give_up_award
from fursa.handover.actions.together import record_hand_overs

__all__ = [
    "give_certificate",
    "give_up_award",
    "plan_ceremonies",
    "prepare_cheques",
    "prepare_equipment",
    "record_hand_over",
    "record_hand_overs",
    "undo_hand_over",
]
