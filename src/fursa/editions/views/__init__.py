"""An edition's pages."""

from fursa.editions.views.application import application
from fursa.editions.views.applications import applications
from fursa.editions.views.budget import budget, commit
from fursa.editions.views.decisions import decisions
from fursa.editions.views.edition import edition, editions
from fursa.editions.views.fairness import fairness
from fursa.editions.views.frontier import frontier, try_budgets
from fursa.editions.views.lines import lines, rules
from fursa.editions.views.marking import mark, recuse
from fursa.editions.views.proposal import draw, make, proposal
from fursa.editions.views.readiness import readiness
from fursa.editions.views.reconsideration import answer, reconsideration, weigh
from fursa.editions.views.ruling import decide
from fursa.editions.views.scenarios import adopt, beside, count, keep, scenario, scenarios, solve
from fursa.editions.views.session import (
    decide_together,
    finish,
    open_session,
    reopen,
    reserve,
    sign,
    write_minutes,
)
from fursa.editions.views.sheets import read_aloud, sheet

__all__ = [
    "adopt",
    "answer",
    "application",
    "applications",
    "beside",
    "budget",
    "commit",
    "count",
    "decide",
    "decide_together",
    "decisions",
    "draw",
    "edition",
    "editions",
    "fairness",
    "finish",
    "frontier",
    "keep",
    "lines",
    "make",
    "mark",
    "open_session",
    "proposal",
    "read_aloud",
    "readiness",
    "reconsideration",
    "recuse",
    "reopen",
    "reserve",
    "rules",
    "scenario",
    "scenarios",
    "sheet",
    "sign",
    "solve",
    "try_budgets",
    "weigh",
    "write_minutes",
]
