"""مقترح لائحة المستفيدين (غير نهائي): drawn in public, solved for both aims, kept so that it can be replayed."""

from fursa.editions.actions.proposal.drawing import set_draw_seed
from fursa.editions.actions.proposal.making import (
    InfeasibleRulesError,
    build_selection,
    is_current,
    make_proposals,
    read_instance,
)

__all__ = [
    "InfeasibleRulesError",
    "build_selection",
    "is_current",
    "make_proposals",
    "read_instance",
    "set_draw_seed",
]
