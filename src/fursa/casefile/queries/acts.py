"""What this reader may do next in a person's file, part by part."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import may, require
from fursa.casefile.queries.person import File
from fursa.core.templatetags.parts import Link
from fursa.custody.actions.transfer import MOVING
from fursa.custody.policies import may_act_for
from fursa.custody.queries import has_left, list_seeing
from fursa.pathways.actions.ways import UNDER_WAY
from fursa.people.models import Person
from fursa.people.queries import get_person


def person_for(user: object, permission: str, person_uuid: UUID) -> tuple[User, Person]:
    """The reader, whose role allows the act, and the person, whom they see."""
    assert isinstance(user, User)
    require(user, permission)
    return user, get_person(user, person_uuid)


def list_units_to_leave(user: User, person: Person, *, today: date) -> list[Unit]:
    """The establishments and centres that hold this file and for which the reader may act."""
    units = {access.unit.code: access.unit for access in list_seeing(person, today)}
    return [unit for unit in units.values() if unit.kind in MOVING and may_act_for(user, unit)]


def list_acts(user: User, file: File, *, today: date) -> dict[str, list[Link]]:
    """Tab → the acts that its part offers; none where the person has left the reader's establishment."""
    if has_left(user, file.person, today=today):
        return {}
    return {
        "project": _project(user, file),
        "own": _own(user, file),
        "support": _support(user, file),
        "file": _file(user, file),
    }


def next_act(acts: dict[str, list[Link]], file: File) -> Link | None:
    """The act that the journey waits for: a first diagnosis, then a first project."""
    first = {"diagnosis": file.diagnoses, "lifeproject": file.projects}
    waiting = [room for room, rows in first.items() if room in file.opens and not rows]
    offered = acts.get("project", [])
    return offered[0] if waiting and offered and not file.has_ended else None


def _to(file: File, name: str, *more: object) -> str:
    return reverse(f"casefile:{name}", args=[file.person.uuid, *more])


def _project(user: User, file: File) -> list[Link]:
    if file.has_ended:
        resume = Link(_("Take the follow-up up again"), _to(file, "resume-follow-up"))
        return [resume] if may(user, "followup.end") else []
    diagnose = Link(_("Record a diagnosis"), _to(file, "record-diagnosis"))
    acts = [
        *([diagnose] if may(user, "diagnosis.change") else []),
        *([Link(_writing(file), _to(file, "project-draft"))] if may(user, "lifeproject.change") else []),
    ]
    by_questionnaire = Link(
        _("Fill in a questionnaire"), f"{reverse('diagnosis:field')}#person={file.person.reference}"
    )
    ordered = acts if not file.diagnoses else acts[::-1]
    if may(user, "diagnosis.change"):
        ordered.append(by_questionnaire)
    # Also long after: what was learnt inside counts whenever somebody finds its paper.
    if may(user, "pathway.change") and file.stays:
        ordered.append(Link(_("Record an activity inside"), _to(file, "record-activity")))
    return ordered


def _own(user: User, file: File) -> list[Link]:
    """What only the person decides; rarely needed, and never in the way."""
    if file.has_ended or not file.projects:
        return []
    photograph = Link(_("Photograph"), _to(file, "photograph"))
    end = Link(_("The person ends the follow-up"), _to(file, "end-follow-up"))
    return [
        *([photograph] if may(user, "lifeproject.change") else []),
        *([end] if may(user, "followup.end") else []),
    ]


def _writing(file: File) -> str:
    if file.draft is not None:
        return _("Go on writing the life project")
    return _("Write a new version") if file.projects else _("Write the life project")


def _support(user: User, file: File) -> list[Link]:
    if not may(user, "pathway.change"):
        return []
    acts = [Link(_("Begin a pathway"), _to(file, "begin-pathway"))]
    if may(user, "referral.make"):
        acts.insert(0, Link(_("Find a place"), _to(file, "places")))
    for pathway in file.pathways:
        if pathway.state in UNDER_WAY:
            kind = {"kind": pathway.get_kind_display()}
            acts += [
                Link(_("Record the result: %(kind)s") % kind, _to(file, "record-result", pathway.uuid)),
                Link(_("Given up: %(kind)s") % kind, _to(file, "stop-pathway", pathway.uuid)),
            ]
    return acts


def _file(user: User, file: File) -> list[Link]:
    acts: list[Link] = []
    under_way = next((stay for stay in file.stays if stay.ended_on is None), None)
    if may(user, "custody.change"):
        if under_way is None:
            acts.append(Link(_("Record the admission"), _to(file, "admit")))
        elif may_act_for(user, under_way.establishment.unit):
            acts += [
                Link(_("Prepare the release"), _to(file, "expect-release")),
                Link(_("Record the release"), _to(file, "release")),
            ]
    units = {access.unit for access in file.accesses if access.unit.kind in {"establishment", "centre"}}
    if may(user, "person.transfer") and any(may_act_for(user, unit) for unit in units):
        acts.append(Link(_("Transfer to another unit"), _to(file, "move")))
    return acts
