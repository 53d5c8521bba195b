"""Reports inside, and the public page."""

from fursa.reporting.views.inside import behind, publish, report, reports
from fursa.reporting.views.public import public, public_csv, public_list

__all__ = ["behind", "public", "public_csv", "public_list", "publish", "report", "reports"]
