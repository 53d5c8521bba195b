"""People of today: some who leave soon, some who have left; their diagnoses, their life projects in versions.

Everything goes through the rooms' own actions, each step by whoever's work it is, on the day it would have been done.
Every person here is invented.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid5

from fursa.accounts.models import Unit, User
from fursa.accounts.queries import get_system_user, list_units_of
from fursa.config.demo.accounts import demo_user
from fursa.config.demo.people import Somebody, Version, invented
from fursa.core.actions import running
from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.custody.actions import admit, release, set_expected_release
from fursa.custody.models import Episode
from fursa.custody.queries import list_stays
from fursa.diagnosis.actions import Interview, record_diagnosis, take_up_shipped
from fursa.diagnosis.actions.themes import CircumstancesTold, PaperTold, Themes
from fursa.lifeproject.actions import Signing, end_follow_up, save_theme, sign_life_project
from fursa.lifeproject.queries import content_of, digest_of, find_draft, list_projects
from fursa.network.models import Centre, Establishment
from fursa.people.actions import record_person
from fursa.people.models import Person
from fursa.rules.messages import N_

Listener = Callable[[Run], None]
KIND = "demo.present"
_KEYS = UUID("9a1f4d53-6d0f-4c1e-8f40-7b9c1a5d2e77")
WITNESS = "شاهد تجريبي"


def run_present(listener: Listener, *, today: date) -> None:
    """Bring these people in, once."""
    if Run.objects.filter(kind=KIND, state=Run.State.DONE).exists():
        return
    officer, adviser = demo_user("officer"), demo_user("adviser")
    people, manager = invented(today), demo_user("manager")
    with running(get_system_user(), KIND, listener=listener) as progress:
        with scope(manager):
            take_up_shipped(actor=manager)
        progress.step(N_("People who leave soon, and their life projects"), len(people))
        for one in people:
            _bring(one, officer, adviser, today)
            progress.advance()


def _key(one: Somebody, what: str) -> UUID:
    return uuid5(_KEYS, f"{one.code}:{what}")


def _bring(one: Somebody, officer: User, adviser: User, today: date) -> None:
    """Recorded, admitted, interviewed, planned, prepared, released: each on its day."""
    released_on = today + timedelta(days=one.leaves_in) if one.leaves_in < 0 else None
    with scope(officer):
        prison = _unit(officer)
        person = _record(one, officer, prison, today)
        stay = _admit(one, officer, person, prison, today)
        if one.schooling:
            _interview(one, officer, person, today)
        for version in one.versions:
            if released_on is None or today - timedelta(days=version.days_ago) <= released_on:
                _sign(one, officer, person, version, today)
        _leave(one, officer, stay, _centre(adviser) if one.to_centre else "", today, released_on)
    if released_on is None:
        return
    with scope(adviser):
        for version in one.versions:
            if today - timedelta(days=version.days_ago) > released_on:
                _sign(one, adviser, person, version, today)
        if one.ended_ago is not None:
            day = today - timedelta(days=one.ended_ago)
            end_follow_up(actor=adviser, person_uuid=person.uuid, ended_on=day, today=day)


def _unit(user: User) -> Unit:
    return list_units_of(user)[0]


def _centre(adviser: User) -> str:
    return Centre.objects.get(unit=_unit(adviser)).code


def _record(one: Somebody, officer: User, prison: Unit, today: date) -> Person:
    given_ar, family_ar, given_latin, family_latin = one.names
    fields = {
        "given_name_ar": given_ar, "family_name_ar": family_ar, "given_name_latin": given_latin,
        "family_name_latin": family_latin, "sex": one.sex, "birth_on": date(one.born, 5, 14),
        "birth_precision": "day", "birth_place": "", "cnie": one.cnie,
        "cnie_valid_until": today + timedelta(days=one.card_ends_in) if one.cnie else None, "phone": "",
        "safe_contact": "", "can_read": one.can_read,
    }  # fmt: skip
    day = today - timedelta(days=300)
    return record_person(actor=officer, fields=fields, unit=prison, key=_key(one, "person"), today=day)


def _admit(one: Somebody, officer: User, person: Person, prison: Unit, today: date) -> Episode:
    return admit(
        actor=officer, person_uuid=person.uuid, establishment=Establishment.objects.get(unit=prison).code,
        entered_on=today - timedelta(days=300), committal_number="",
        expected_release_on=today + timedelta(days=max(one.leaves_in, 0)), key=_key(one, "stay"), today=today,
    )  # fmt: skip


def _interview(one: Somebody, officer: User, person: Person, today: date) -> None:
    day = today - timedelta(days=150)
    literacy = "reads_and_writes" if one.can_read else "none"
    interview = Interview(
        made_on=day, schooling=one.schooling, literacy=literacy, languages=("darija",), trades=one.trades,
        themes=_themes(one), was_read_aloud=not one.can_read,
        agreement="signature" if one.can_read else "thumb_mark", witness="" if one.can_read else WITNESS,
    )  # fmt: skip
    record_diagnosis(
        actor=officer, person_uuid=person.uuid, interview=interview, key=_key(one, "diagnosis"), today=day
    )


def _themes(one: Somebody) -> Themes:
    card = (
        PaperTold("cnie", "has" if one.card_ends_in > 0 else "expired")
        if one.cnie
        else PaperTold("cnie", "never")
    )
    papers = (card, PaperTold("birth_certificate", "has"), PaperTold("criminal_record", "wanted"))
    home = CircumstancesTold(
        family="single", family_support="some", housing="family", phone="basic", digital="with_help",
        counselling=("work", "legal"),
    )  # fmt: skip
    return Themes(papers, home)


def _sign(one: Somebody, actor: User, person: Person, version: Version, today: date) -> None:
    day = today - timedelta(days=version.days_ago)
    last = list_projects(actor, person).first()
    if last is not None and last.agreed_on >= day:
        return  # an interrupted run goes on
    for theme, content in version.themes.items():
        draft = find_draft(actor, person)
        kept = draft.content if draft else content_of(last) if last else {}
        save_theme(
            actor=actor, person_uuid=person.uuid, theme=theme, content=content, seen=digest_of(kept.get(theme)),
            today=today,
        )  # fmt: skip
    draft = find_draft(actor, person)
    assert draft is not None
    aloud = not one.can_read
    signing = Signing(
        agreed_on=day, signature="thumb_mark" if aloud else "signature", read_aloud=aloud,
        witness=WITNESS if aloud else "", reason=version.reason,
    )  # fmt: skip
    sign_life_project(
        actor=actor, person_uuid=person.uuid, signing=signing, seen=digest_of(draft.content),
        key=_key(one, f"sign-{version.days_ago}"), today=today,
    )  # fmt: skip


def _leave(
    one: Somebody, officer: User, stay: Episode, centre: str, today: date, released_on: date | None
) -> None:
    if not list_stays(officer, stay.person).filter(pk=stay.pk, released_on__isnull=True).exists():
        return
    if released_on is not None:
        release(
            actor=officer, stay_uuid=stay.uuid, released_on=released_on, centre=centre, key=_key(one, "release"),
            today=released_on,
        )  # fmt: skip
    elif centre:
        set_expected_release(
            actor=officer, stay_uuid=stay.uuid, expected_on=today + timedelta(days=one.leaves_in), centre=centre,
            key=_key(one, "expected"), today=today,
        )  # fmt: skip
