"""What rules leave, in sentences and a table."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fursa.core.templatetags.cells import amount as bare
from fursa.core.templatetags.parts import Column, Status, Table
from fursa.editions.queries.scenarios import (
    Counts,
    RuleRoom,
)
from fursa.editions.views.frame import amount

# Rules a page tells one by one; what further maximums leave is everything, and is said in one line.
MOST_TOLD = 40


def told_counts(found: Counts) -> dict[str, Any]:
    """What is told of counts: two sentences and a table of the rules that keep or shut out something."""
    telling = [
        rule for rule in found.rules if rule.room.lacking or rule.room.kept_places or rule.room.left_out
    ]
    telling.sort(key=lambda rule: (not rule.room.lacking, not rule.room.kept_places, -rule.room.left_out))
    free = len(found.rules) - len(telling)
    together = found.together
    return {
        "asking": ngettext(
            "%(count)s application is complete and above the pass mark.",
            "%(count)s applications are complete and above the pass mark.",
            together.asking,
        )
        % {"count": together.asking},
        "kept": _("The minimums together keep at least %(places)s places and %(amount)s.")
        % {"places": together.kept_places, "amount": amount(together.kept_centimes)},
        "left": _("Left for everyone: %(places)s places and %(amount)s.")
        % {"places": max(0, together.left_places or 0), "amount": amount(max(0, together.left_centimes or 0))},
        "shares": ngettext(
            "The shares leave room for a list of %(count)s person at most.",
            "The shares leave room for a list of %(count)s people at most.",
            together.most_in_all,
        )
        % {"count": together.most_in_all}
        if together.most_in_all is not None
        else "",
        "short": (together.left_places or 0) < 0 or (together.left_centimes or 0) < 0,
        "table": _rooms(telling[:MOST_TOLD], together.most_in_all),
        "more": ngettext(
            "%(count)s more rule", "%(count)s more rules", len(telling) - MOST_TOLD
        ) % {"count": len(telling) - MOST_TOLD} if len(telling) > MOST_TOLD else "",
        "free": ngettext(
            "%(count)s rule shuts nobody out by itself.", "%(count)s rules shut nobody out by themselves.", free
        )
        % {"count": free}
        if free
        else "",
    }  # fmt: skip


def _rooms(rules: list[RuleRoom], most_in_all: int | None) -> Table:
    rows: list[list[object]] = [
        [
            " ".join(rule.says),
            rule.room.asking,
            rule.room.kept_places or "",
            bare(rule.room.kept_centimes) if rule.room.kept_places else "",
            rule.room.left_places if rule.room.kept_places else "",
            bare(rule.room.left_centimes)
            if rule.room.kept_places and rule.room.left_centimes is not None
            else "",
            _remark(rule, most_in_all),
        ]
        for rule in rules
    ]
    columns = [Column(_("Rule")), Column(_("Ask under it"), "num"), Column(_("Places it keeps"), "num"),
               Column(_("Costs at least, in dirhams"), "num"), Column(_("Places it leaves"), "num"),
               Column(_("Dirhams it leaves"), "num"), Column(_("Remark"))]  # fmt: skip
    return Table(_("What each rule leaves"), columns, rows, caption_hidden=True)


def _remark(rule: RuleRoom, most_in_all: int | None) -> object:
    room = rule.room
    if most_in_all is not None and room.most_in_all == most_in_all:
        text = ngettext(
            "enough for a list of %(count)s person alone",
            "enough for a list of %(count)s people alone",
            most_in_all,
        )
        return Status(text % {"count": most_in_all}, "warning")
    if room.lacking:
        text = ngettext(
            "cannot be kept: %(count)s application is lacking",
            "cannot be kept: %(count)s applications are lacking",
            room.lacking,
        )
        return Status(text % {"count": room.lacking}, "bad")
    if room.left_out:
        text = ngettext("%(count)s cannot be taken", "%(count)s cannot be taken", room.left_out)
        return Status(text % {"count": room.left_out}, "warning")
    return ""
