"""The day of a ceremony."""

from fursa.handover.views.ceremony import ceremonies, ceremony
from fursa.handover.views.doubled import doubled, give_up
from fursa.handover.views.giving import give, give_together, undo
from fursa.handover.views.preparing import (
    draw_cheques,
    plan,
    prepare,
    print_list,
    set_equipment_aside,
    undertake,
)

__all__ = [
    "ceremonies",
    "ceremony",
    "doubled",
    "draw_cheques",
    "give",
    "give_together",
    "give_up",
    "plan",
    "prepare",
    "print_list",
    "set_equipment_aside",
    "undertake",
    "undo",
]
