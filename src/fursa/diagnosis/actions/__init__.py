"""Recording interviews; bringing questionnaires in, and what devices send back."""

from fursa.diagnosis.actions.devices import make_device, revoke_device
from fursa.diagnosis.actions.interviews import (
    MOST_TRADES,
    MOST_YEARS,
    Interview,
    TradeKnown,
    record_diagnosis,
)
from fursa.diagnosis.actions.questionnaires import publish, take_up_shipped, upload, withdraw
from fursa.diagnosis.actions.submissions import Attachment, choose, land, receive, set_aside
from fursa.diagnosis.actions.visits import VisitTold, record_visit

__all__ = [
    "MOST_TRADES",
    "MOST_YEARS",
    "Attachment",
    "Interview",
    "TradeKnown",
    "VisitTold",
    "choose",
    "land",
    "make_device",
    "publish",
    "receive",
    "record_diagnosis",
    "record_visit",
    "revoke_device",
    "set_aside",
    "take_up_shipped",
    "upload",
    "withdraw",
]
