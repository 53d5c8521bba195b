"""People already recorded who may be the one being recorded: shown before saving."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from fursa.casefile.views.duplicates import likely
from fursa.core.templatetags.fursa_format import partial_date
from fursa.core.templatetags.parts import Column, Link, Table


def candidate_table(candidates: Any) -> Table:
    """People already recorded who may be the one being recorded, each with what agrees."""
    rows = [
        [
            Link(one.person.full_name, reverse("casefile:person", args=[one.person.uuid])),
            one.person.full_name_latin
            if one.person.full_name == one.person.full_name_ar
            else one.person.full_name_ar,
            partial_date(one.person.birth),
            one.person.reference,
            likely(one.likeness.probability),
            format_html(
                '<span class="soft">{}</span>',
                "، ".join(f"{word}: {_words(level)}" for word, level in _evidence(one.likeness.evidence())),
            ),
        ]
        for one in candidates
    ]
    columns = [Column(_("Name")), Column(_("In the other script")), Column(_("Born")), Column(_("Reference")),
               Column(_("How likely")), Column(_("What agrees"))]  # fmt: skip
    return Table(_("Perhaps already recorded"), columns, rows, caption_hidden=True)


def _evidence(evidence: Mapping[str, str]) -> list[tuple[str, str]]:
    words = {"name": _("Name"), "birth": _("Born"), "national_id": _("Identity card"), "phone": _("Phone"),
             "birth_place": _("Birth place"), "sex": _("Sex")}  # fmt: skip
    return [(words[what], level) for what, level in evidence.items()]


def _words(level: str) -> str:
    return {"same": _("agrees"), "near": _("nearly agrees"), "differs": _("differs")}[level]
