"""Reports inside, the market, and the public page."""

from fursa.reporting.views.inside import behind, publish, report, reports
from fursa.reporting.views.market import market, market_place
from fursa.reporting.views.public import public, public_csv, public_list

__all__ = [
    "behind",
    "market",
    "market_place",
    "public",
    "public_csv",
    "public_list",
    "publish",
    "report",
    "reports",
]
