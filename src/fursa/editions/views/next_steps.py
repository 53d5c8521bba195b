"""What is next in an edition, and for whom: each line an act, who does it, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fursa.accounts.models import User
from fursa.accounts.policies import may, role_codes
from fursa.editions import queries
from fursa.editions.queries.overview import STAGES, Overview, role_words
from fursa.editions.views.frame import joined


@dataclass(frozen=True, slots=True)
class Next:
    """An act that waits, beginning with its verb; `mine` where the reader is who does it."""

    what: str
    who: str
    url: str
    mine: bool


def list_next(user: User, edition: Any, overview: Overview) -> list[Next]:
    """What waits now, the reader's own first."""
    before_rulings = STAGES.index(overview.stage) <= STAGES.index("decisions")
    found = [*(_files(user, edition, overview) if before_rulings else []), *_act(user, edition, overview)]
    return sorted(found, key=lambda act: not act.mine)


def _files(user: User, edition: Any, overview: Overview) -> list[Next]:
    words, mine = role_words(), role_codes(user)
    readiness = reverse("editions:readiness", args=[edition.code])
    applications = reverse("editions:applications", args=[edition.code])
    found = []
    for role, files in overview.readiness.by_role.items():
        if role == "committee_member":
            continue
        what = ngettext("Complete %(count)s file", "Complete %(count)s files", files) % {"count": files}
        found.append(Next(what, words[role], f"{readiness}?role={role}", role in mine))
    missing = overview.readiness.by_role.get("committee_member", 0)
    if missing:
        progress = queries.get_marking_progress(user, edition) if may(user, "appraisal.mark") else None
        owed = progress.to_mark - progress.done if progress else missing
        if owed:
            what = ngettext("Mark %(count)s application", "Mark %(count)s applications", owed) % {
                "count": owed
            }
            wanted = "mine" if progress else "missing"
            found.append(
                Next(what, words["committee_member"], f"{applications}?marks={wanted}", progress is not None)
            )
    return found


def _act(user: User, edition: Any, overview: Overview) -> list[Next]:
    words = role_words()
    code = edition.code
    match overview.stage:
        case "files" | "marks" | "proposal":
            what = _("Make the proposal of beneficiaries")
            return [
                _next(user, what, words["programme_manager"], "editions:proposal", code, "edition.propose")
            ]
        case "decisions":
            what = _("Rule on each application in a session of the committee")
            return [
                _next(user, what, words["committee_member"], "editions:decisions", code, "decision.record")
            ]
        case "signatures":
            who = joined(overview.signers) or words["committee_member"]
            return [_next(user, _("Sign the minutes"), who, "editions:decisions", code, "minutes.sign")]
        case "awards":
            what = _("Commit the awards against the budget")
            return [_next(user, what, words["finance_officer"], "editions:budget", code, "award.commit")]
        case "hand_overs":
            return _hand_overs(user, edition, overview)
    return [_next(user, _("Read the report"), "", "reporting:report", code, "report.read")]


def _hand_overs(user: User, edition: Any, overview: Overview) -> list[Next]:
    words, counts = role_words(), overview.awards or {}
    ceremonies = reverse("handover:list")
    found = []
    if waiting := counts.get("committed", 0):
        what = ngettext(
            "Have %(count)s undertaking signed", "Have %(count)s undertakings signed", waiting
        ) % {"count": waiting}
        found.append(Next(what, words["centre_adviser"], "", may(user, "undertaking.record")))
    if waiting := counts.get("undertaken", 0):
        what = ngettext("Prepare %(count)s award", "Prepare %(count)s awards", waiting) % {"count": waiting}
        found.append(
            _next(user, what, words["finance_officer"], "handover:prepare", edition.code, "cheque.prepare")
        )
    if waiting := counts.get("ready", 0):
        what = ngettext("Hand over %(count)s award", "Hand over %(count)s awards", waiting) % {
            "count": waiting
        }
        found.append(Next(what, words["centre_adviser"], ceremonies, may(user, "handover.record")))
    return found


def _next(user: User, what: str, who: str, name: str, code: str, permission: str) -> Next:
    return Next(what, who, reverse(name, args=[code]), may(user, permission))
