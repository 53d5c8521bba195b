"""Who a page is about: the bar on every page of a person's file."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.casefile.queries.person import list_open_rooms
from fursa.core.templatetags.fursa_format import partial_date
from fursa.core.templatetags.parts import Fact, Identity, Link
from fursa.handover.policies import birth_of

TABS = ("journey", "project", "support", "file")


def list_open_tabs(user: User) -> list[str]:
    """Those that would show something; a plan and its diagnosis are closed to some roles altogether."""
    opens = list_open_rooms(user)
    return [tab for tab in TABS if tab != "project" or opens & {"diagnosis", "lifeproject"}]


def bar_of(user: User, person: Any, tab: str, act: Link | None = None) -> Identity:
    """The person's name, what tells namesakes apart, whom not to call, and the parts of the file."""
    other = person.full_name_latin if person.full_name == person.full_name_ar else person.full_name_ar
    words = {
        "journey": _("Journey"), "project": _("Diagnosis and project"), "support": _("Pathways and support"),
        "file": _("File"),
    }  # fmt: skip
    facts = [
        Fact(_("Born"), partial_date(birth_of(person))),
        Fact(_("Residence"), person.residence.name if person.residence else _("not known")),
        Fact(_("Reference"), person.reference),
    ]
    tabs = [
        Link(words[code], reverse("casefile:person-tab", args=[person.uuid, code]), current=code == tab)
        for code in list_open_tabs(user)
    ]
    return Identity(
        name=person.full_name,
        other_name=other,
        facts=facts,
        warning=person.safe_contact,
        action=act,
        tabs=tabs,
    )
