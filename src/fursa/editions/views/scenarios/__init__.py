"""Rules that are tried: kept under a name, counted while they are written, worked out, compared, put in force."""

from fursa.editions.views.scenarios.listing import beside, keep, scenarios
from fursa.editions.views.scenarios.one import adopt, count, scenario, solve

__all__ = ["adopt", "beside", "count", "keep", "scenario", "scenarios", "solve"]
