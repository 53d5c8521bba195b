"""Signing a life project, by the person and the service: what was written becomes a version, frozen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import once
from fursa.core.errors import InvalidError, MissingError, WrongStateError
from fursa.custody.queries import writing_unit
from fursa.diagnosis.models import Diagnosis
from fursa.diagnosis.policies import refuse_offence
from fursa.lifeproject.models import Draft, LifeProject, Need, Step
from fursa.lifeproject.policies import refuse_ended, refuse_wrong_theme, require_read_aloud
from fursa.lifeproject.queries import (
    digest_of,
    find_draft,
    list_projects,
    needs_reading_aloud,
    plan_of_content,
    plan_of_project,
)
from fursa.people.models import Person
from fursa.people.queries import list_records, lock_person
from fursa.rules.dates import format_day
from fursa.rules.life_plan import COST_TITLES, differences, lacking
from fursa.territory.queries import find_area


@dataclass(frozen=True, slots=True)
class Signing:
    """When and how it was signed; `reason` says why a version that follows another changes it."""

    agreed_on: date
    signature: str = LifeProject.Signature.SIGNATURE
    read_aloud: bool = False
    witness: str = ""
    reason: str = ""


@transaction.atomic
def sign_life_project(
    *, actor: User, person_uuid: UUID, signing: Signing, seen: str, key: UUID, today: date
) -> LifeProject:
    """Make a version of what was written, exactly once per key; nothing of it changes afterwards.

    `seen` is the digest of what stood before the two when they signed: WrongStateError where it is another.
    """
    require(actor, "lifeproject.change")

    def act() -> dict[str, str]:
        person = lock_person(actor, person_uuid)
        unit = writing_unit(actor, person, today=today)
        draft = find_draft(actor, person)
        if draft is None:
            raise MissingError(_("Nothing is being written for this person."))
        last = list_projects(actor, person).first()
        _refuse_wrong(actor, person, draft, last, signing, seen=seen, today=today)
        made = _write(actor, unit, draft, signing)
        record(actor, "lifeproject.signed", made, unit=unit.code, goal=made.goal, number=made.number)
        draft.delete()
        return {"uuid": str(made.uuid)}

    body = {"person": person_uuid, "seen": seen, **asdict(signing)}
    return LifeProject.objects.get(uuid=once(actor, "lifeproject.sign", key, body, act)["uuid"])


def _refuse_wrong(
    actor: User,
    person: Person,
    draft: Draft,
    last: LifeProject | None,
    signing: Signing,
    *,
    seen: str,
    today: date,
) -> None:
    refuse_ended(actor, person)
    if digest_of(draft.content) != seen:
        raise WrongStateError(_("The project was changed meanwhile. Read it through again before signing."))
    for theme, content in draft.content.items():
        refuse_wrong_theme(theme, content)
    plan = plan_of_content(draft.content)
    if said := lacking(plan):
        raise InvalidError(said[0].message)
    if signing.agreed_on > today:
        raise InvalidError(_("The day of the agreement has not come yet."))
    require_read_aloud(
        needed=needs_reading_aloud(actor, person),
        read_aloud=signing.read_aloud,
        witness=signing.witness,
        thumb_mark=signing.signature == LifeProject.Signature.THUMB_MARK,
    )
    refuse_offence(signing.reason)
    if last is None:
        return
    if signing.agreed_on < last.agreed_on:
        raise InvalidError(
            _("The version before was agreed on %(day)s: this one cannot be older."),
            day=format_day(last.agreed_on),
        )
    if not differences(plan_of_project(last), plan, "ar"):
        raise InvalidError(_("Nothing changed since the version before: there is nothing to sign."))
    if not signing.reason:
        raise InvalidError(_("Say why the project changes, in the person's words."))


def _write(actor: User, unit: Unit, draft: Draft, signing: Signing) -> LifeProject:
    about = draft.content["goal"]
    works_alone = about["goal"] == LifeProject.Goal.SELF_EMPLOYMENT
    costs = draft.content.get("costs", {}) if works_alone else {}
    made = LifeProject.objects.create(
        person=draft.person,
        number=list_projects(actor, draft.person).count() + 1,
        diagnosis=_drawn_from(actor, draft.person, signing.agreed_on),
        goal=about["goal"],
        trade_isco=about.get("trade", ""),
        title=about["title"],
        place=find_area(about.get("place", "")),
        unit=unit,
        recorded_by=actor,
        **asdict(signing),
        **{name: costs.get(name) for name in COST_TITLES},
    )
    for model, theme in ((Step, "steps"), (Need, "needs")):
        rows: list[dict[str, Any]] = draft.content.get(theme, {}).get("rows", [])
        model.objects.bulk_create(
            model(life_project=made, person=draft.person, position=position, **row)  # type: ignore[misc]
            for position, row in enumerate(rows, start=1)
        )
    # From here on the database itself refuses every change.
    made.signed_at = timezone.now()
    made.save(update_fields=["signed_at"])
    return made


def _drawn_from(actor: User, person: Person, day: date) -> Diagnosis | None:
    """The last diagnosis there was on that day."""
    made = Diagnosis.objects.filter(person__in=list_records(actor, person), made_on__lte=day)
    return made.order_by("-made_on").first()
