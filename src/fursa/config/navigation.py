"""The pages a role finds at the top, in the order of its day."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.accounts.policies import may


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation; `icon` names a symbol of the icon sheet."""

    label: str
    url: str
    icon: str
    current: bool


def entries(request: HttpRequest) -> list[Entry]:
    """The entries this user may open; the one whose address begins this page's is current."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    offered = [
        (_("My work"), reverse("casefile:my-work"), "tasks", True),
        (_("People"), reverse("casefile:people"), "people", may(user, "person.read")),
        (_("Possible duplicates"), reverse("casefile:duplicates"), "verify", may(user, "identity.review")),
        (_("Places offered"), reverse("pathways:openings"), "search", may(user, "opening.read")),
        (
            _("People proposed to you"),
            reverse("pathways:placements"),
            "people",
            may(user, "placement.answer"),
        ),
        (_("Questionnaires"), reverse("diagnosis:questionnaires"), "edit", may(user, "questionnaire.read")),
        (_("Editions"), reverse("editions:list"), "edition", may(user, "edition.read")),
        (_("Hand-overs"), reverse("handover:list"), "ceremony", may(user, "handover.read")),
        (_("Market"), reverse("reporting:market"), "market", may(user, "market.read")),
        (_("Reports"), reverse("reporting:list"), "reports", may(user, "report.read")),
    ]
    path = request.path
    return [
        Entry(label, url, icon, path == url if url == "/" else path.startswith(url))
        for label, url, icon, open_ in offered
        if open_
    ]
