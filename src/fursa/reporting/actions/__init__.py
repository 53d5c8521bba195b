"""Publishing figures and wording the communiqué."""

from fursa.reporting.actions.communique import issue_communiques
from fursa.reporting.actions.publishing import publish_figures

__all__ = ["issue_communiques", "publish_figures"]
