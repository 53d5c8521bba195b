"""Publishing an edition's figures: what the public page shows from then on."""

from __future__ import annotations

from django.db import transaction

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.editions.models import Edition
from fursa.reporting.models import Publication
from fursa.reporting.queries.public import public_figures


@transaction.atomic
def publish_figures(*, actor: User, edition: Edition) -> Publication:
    """Publish the figures as they are now; figures that did not change are not published again."""
    require(actor, "report.publish")
    figures = public_figures(actor, edition)
    newest = Publication.objects.filter(edition=edition).order_by("-published_at").first()
    if newest is not None and newest.figures == figures:
        return newest
    published = Publication.objects.create(edition=edition, figures=figures, published_by=actor)
    record(actor, "report.published", published)
    return published
