"""Typed builders of invented people and things. Each makes the least that is valid; a test names what it needs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import connection

from fursa.accounts.models import Role, Unit, User
from fursa.core.scope import scope
from fursa.custody.models import Episode
from fursa.diagnosis.models import Diagnosis, Questionnaire, QuestionnaireVersion, Submission
from fursa.editions.models import (
    Application,
    Award,
    Cofunder,
    CommitteeMember,
    Criterion,
    Decision,
    Edition,
    Kit,
    Mark,
    Minutes,
    OptionKit,
    Proposal,
    SupportOption,
    Territory,
)
from fursa.handover.models import Ceremony, Cheque
from fursa.ledger.actions import ensure_budget
from fursa.ledger.models import Budget
from fursa.lifeproject.models import LifeProject
from fursa.network.models import Agreement, Centre, Establishment, Partner
from fursa.pathways.models import Activity, Opening, PartnerWord, Pathway, Referral
from fursa.people.actions.keys import person_search_key, person_sort_key
from fursa.people.models import Access, Person

_numbers = itertools.count(1)
LONG_AGO = date(2010, 1, 1)


def unit(kind: str = "centre", code: str | None = None, name_ar: str = "مركز تجريبي") -> Unit:
    return Unit.objects.create(
        code=code or f"{kind}-{next(_numbers)}", kind=kind, name_ar=name_ar, name_fr="Unité"
    )


def national() -> Unit:
    return Unit.objects.get(code="national")


def system() -> User:
    return User.objects.get(username="system")


def user(
    *, role: str | None = None, of: Unit | None = None, password: str = "كلمة سر طويلة", **fields: object
) -> User:
    number = next(_numbers)
    made = User.objects.create_user(
        username=str(fields.pop("username", f"user-{number}")),
        password=password,
        full_name=str(fields.pop("full_name", f"مستخدم {number}")),
        **fields,
    )
    if role:
        Role.objects.create(user=made, code=role, unit=of or national(), from_on=LONG_AGO)
    return made


def person(*, seen_by: Unit | None = None, by: User | None = None, **fields: object) -> Person:
    """A person whose file `seen_by` may see (nobody but the national services where None)."""
    number = next(_numbers)
    actor = by or system()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('people_person', 'id'))")
        (pk,) = cursor.fetchone()
    values: dict[str, object] = {
        "reference": f"T{number:06d}",
        "given_name_ar": "يوسف",
        "family_name_ar": "التجريبي",
        "given_name_latin": "Youssef",
        "family_name_latin": "Tajribi",
        "sex": "male",
        "birth_on": date(1990, 5, 1),
        **fields,
    }
    names = [
        str(values[f"{part}_name_{script}"]) for script in ("ar", "latin") for part in ("given", "family")
    ]
    values.setdefault(
        "search_key", person_search_key(names, [str(values["reference"]), str(values.get("cnie", ""))])
    )
    values.setdefault("sort_key", person_sort_key(names[1], names[0], names[3], names[2]))
    with scope(system()):
        if seen_by is not None:
            give_access(pk, seen_by, actor)
        return Person.objects.create(pk=pk, recorded_by=actor, **values)


def give_access(
    person_pk: int, unit: Unit, by: User, *, from_on: date = LONG_AGO, until_on: date | None = None
) -> None:
    with scope(system()):
        Access.objects.create(
            person_id=person_pk, unit=unit, from_on=from_on, until_on=until_on, reason="recorded", given_by=by
        )


def edition(*, members: int = 3, territories: Iterable[str] = ("rabat",), **fields: object) -> Edition:
    """An edition with two criteria out of 20 (weights 2 and 1.5), so many seats held by members, and places."""
    number = next(_numbers)
    values: dict[str, object] = {
        "code": f"edition-{number}",
        "source": "test",
        "name_ar": "دورة تجريبية",
        "name_fr": "Édition d'essai",
        "places": 100,
        "budget_centimes": 100_000_000,
        "pass_mark": 30,
        "quorum": 2,
        "launched_on": date(2015, 6, 18),
        "state": Edition.State.MARKING,
        **fields,
    }
    made = Edition.objects.create(**values)
    for position, code in enumerate(territories, 1):
        territory(made, code, position=position)
    for position, (code, weight) in enumerate([("plan", "2"), ("market", "1.5")], 1):
        Criterion.objects.create(
            edition=made, code=code, name_ar=code, position=position, maximum=20, weight=Decimal(weight)
        )
    for position in range(1, members + 1):
        CommitteeMember.objects.create(
            edition=made,
            code=f"m{position}",
            position=position,
            name_ar=f"عضو {position}",
            chairs=position == 1,
            user=user(role="committee_member"),
        )
    return made


def territory(of: Edition, code: str, *, position: int = 99, **fields: object) -> Territory:
    return Territory.objects.create(edition=of, code=code, position=position, name_ar=code, **fields)


def complete_file(person: Person) -> None:
    """What makes a person's file ready: a card, a diagnosis, a life project drawn from it."""
    with scope(system()):
        Person.objects.filter(pk=person.pk).update(cnie=f"AB{person.pk}", cnie_valid_until=date(2030, 1, 1))
        diagnosis = Diagnosis.objects.create(
            person=person, made_on=date(2014, 10, 1), unit=national(), recorded_by=system()
        )
        LifeProject.objects.create(
            person=person,
            diagnosis=diagnosis,
            goal="self_employment",
            agreed_on=date(2014, 11, 1),
            unit=national(),
            recorded_by=system(),
        )


def application(
    of: Edition,
    *,
    territory: str | None = None,
    applicant: Person | None = None,
    cheques: Iterable[int] = (1_500_000,),
    mark: str | None = "14",
    trade: str = "7531",
    **fields: object,
) -> Application:
    """A complete file before the edition, one option a cheque; `mark` on every criterion by every member."""
    who = applicant or person()
    complete_file(who)
    places = Territory.objects.filter(edition=of)
    with scope(system()):
        made = Application.objects.create(
            edition=of,
            person=who,
            reference=str(fields.pop("reference", f"D-{next(_numbers):05d}")),
            territory=places.get(code=territory) if territory else places.order_by("position")[0],
            trade_isco=trade,
            title_ar="ورشة خياطة",
            **fields,
        )
        for position, centimes in enumerate(cheques, 1):
            SupportOption.objects.create(
                application=made, person=who, position=position, kind="cheque", cheque_centimes=centimes
            )
    if mark is not None:
        give_marks(made, mark)
    return made


def give_marks(application: Application, mark: str, *, members: Iterable[str] | None = None) -> None:
    """The same mark on every criterion by every member, or by those named."""
    seats = CommitteeMember.objects.filter(edition=application.edition)
    if members is not None:
        seats = seats.filter(code__in=list(members))
    with scope(system()):
        Mark.objects.bulk_create(
            Mark(
                application=application,
                person_id=application.person_id,
                member=seat,
                criterion=criterion,
                mark=Decimal(mark),
                recorded_by_id=seat.user_id or system().pk,
            )
            for seat in seats
            for criterion in Criterion.objects.filter(edition=application.edition)
        )


def equipment(application: Application, kits: dict[Kit, int]) -> SupportOption:
    """An option of equipment alone, at the price of its kits."""
    with scope(system()):
        option = SupportOption.objects.create(
            application=application,
            person_id=application.person_id,
            position=application.options.count() + 1,
            kind="equipment",
            equipment_centimes=sum(kit.price_centimes * quantity for kit, quantity in kits.items()),
        )
        for kit, quantity in kits.items():
            OptionKit.objects.create(
                option=option, person_id=application.person_id, kit=kit, quantity=quantity
            )
    return option


def award_row(application: Application) -> Award:
    """An award as it stands in the table, of the application's first option; its session is over."""
    with scope(system()):
        option = application.options.order_by("position")[0]
        proposal = Proposal.objects.create(
            edition=application.edition,
            number=1000 + next(_numbers),
            aim="value",
            instance_sha256="0" * 64,
            result_sha256="0" * 64,
            status="optimal",
            count=1,
            cost_centimes=option.cost_centimes,
            value=0,
            passed_over=0,
            made_by=system(),
        )
        minutes = Minutes.objects.create(
            edition=application.edition,
            proposal=proposal,
            held_on=date(2015, 5, 20),
            state="final",
            opened_by=system(),
        )
        decision = Decision.objects.create(
            minutes=minutes,
            application=application,
            person_id=application.person_id,
            kind="accepted",
            option=option,
            decided_by=system(),
        )
        person = application.person
        return Award.objects.create(
            person_id=person.canonical_id or person.pk,
            reference=f"A-{next(_numbers):05d}",
            edition=application.edition,
            territory=application.territory,
            application=application,
            decision=decision,
            option=option,
            cheque_centimes=option.cheque_centimes,
            equipment_centimes=option.equipment_centimes,
            committed_by=system(),
        )


def budget(of: Edition, own_centimes: int = 100_000_000, **cofunders: int) -> Budget:
    """The edition's own money, and what each co-funder brings; returns the own budget."""
    for code, centimes in cofunders.items():
        Cofunder.objects.create(edition=of, code=code, name_ar=code, amount_centimes=centimes)
        ensure_budget(purpose=f"edition:{of.code}", funder=code, names={"ar": code}, amount_centimes=centimes)
    return ensure_budget(
        purpose=f"edition:{of.code}", funder="own", names={"ar": "ميزانية"}, amount_centimes=own_centimes
    )


def final_minutes(of: Edition, *, held_on: date = date(2015, 5, 20)) -> Minutes:
    """The minutes of a session that is over and signed, on a proposal that nobody solved."""
    proposal = Proposal.objects.create(
        edition=of,
        number=1000 + next(_numbers),
        aim="value",
        instance_sha256="0" * 64,
        result_sha256="0" * 64,
        status="optimal",
        count=0,
        cost_centimes=0,
        value=0,
        passed_over=0,
        made_by=system(),
    )
    Edition.objects.filter(pk=of.pk).update(state=Edition.State.FINAL)
    of.state = Edition.State.FINAL
    return Minutes.objects.create(
        edition=of, proposal=proposal, held_on=held_on, state=Minutes.State.FINAL, opened_by=system()
    )


def accepted(minutes: Minutes, application: Application, *, position: int = 1) -> Decision:
    """The final decision to support an application with its option at `position`."""
    with scope(system()):
        return Decision.objects.create(
            minutes=minutes,
            application=application,
            person_id=application.person_id,
            kind=Decision.Kind.ACCEPTED,
            option=application.options.get(position=position),
            decided_by=system(),
        )


def ready_award(application: Application, *, cheque_number: str | None = None) -> Award:
    """An award of the application's first option, undertaken and prepared: it waits for its ceremony."""
    with scope(system()):
        made = award_row(application)
        Award.objects.filter(pk=made.pk).update(
            state=Award.State.READY, undertaken_on=date(2015, 6, 1), committed_by=system()
        )
        made.refresh_from_db()
        if made.cheque_centimes:
            Cheque.objects.create(
                award=made,
                person_id=made.person_id,
                number=cheque_number or f"{next(_numbers):07d}",
                account="test",
                amount_centimes=made.cheque_centimes,
                drawn_on=date(2015, 6, 10),
                prepared_by=system(),
            )
        return made


def ceremony(of: Edition, *, territory: str | None = None, held_on: date = date(2015, 6, 18)) -> Ceremony:
    """The ceremony of one territory (the edition's first where none is named)."""
    places = Territory.objects.filter(edition=of)
    place = places.get(code=territory) if territory else places.order_by("position")[0]
    return Ceremony.objects.create(edition=of, territory=place, name_ar="قاعة البلدية", held_on=held_on)


def establishment(of: Unit | None = None) -> Establishment:
    """An establishment with its unit."""
    place = of or unit("establishment")
    return Establishment.objects.create(code=place.code, unit=place, name_ar="مؤسسة تجريبية")


def centre(of: Unit | None = None) -> Centre:
    """An open centre with its unit."""
    place = of or unit("centre")
    return Centre.objects.create(code=place.code, unit=place, name_ar="مركز تجريبي", state=Centre.State.OPEN)


def questionnaire(**fields: object) -> QuestionnaireVersion:
    """A version of a questionnaire as it stands in the table, in use unless said otherwise."""
    number = next(_numbers)
    form = Questionnaire.objects.create(form_id=f"form-{number}", title="استمارة تجريبية")
    values: dict[str, object] = {
        "version": "1", "title": form.title, "xlsx_sha256": "0" * 64, "xml_sha256": "0" * 64, "form_hash": "md5:0",
        "mapping": {}, "state": "published", **fields,
    }  # fmt: skip
    return QuestionnaireVersion.objects.create(questionnaire=form, uploaded_by=system(), **values)


def submission(version: QuestionnaireVersion, person: Person, **fields: object) -> Submission:
    """Something sent about somebody, which waits."""
    form = version.questionnaire.form_id
    xml = f'<d id="{form}" version="{version.version}"><meta><instanceID>uuid:1</instanceID></meta></d>'
    values: dict[str, object] = {"instance_id": "uuid:1", "xml": xml, "digest": "0" * 64, **fields}
    with scope(system()):
        return Submission.objects.create(version=version, person=person, sent_by=system(), **values)


def partner(of: Unit | None = None, **fields: object) -> Partner:
    """A training centre that works with the programme, with its unit."""
    place = of or unit("partner", name_ar="مركز التكوين المهني")
    values: dict[str, object] = {"name_ar": "مركز التكوين المهني", "name_fr": "Centre de formation", **fields}
    made = Partner.objects.create(code=place.code, unit=place, kind="training_centre", **values)
    Agreement.objects.create(partner=made, reference="CONV-1")
    return made


def opening(by: Partner | None = None, **fields: object) -> Opening:
    """Places to learn tailoring, one unless said otherwise."""
    values: dict[str, object] = {
        "kind": "vocational_training", "trade_isco": "7531", "title": "تكوين في الخياطة", "places": 1, **fields,
    }  # fmt: skip
    return Opening.objects.create(partner=by or partner(), recorded_by=system(), **values)


def referral(person: Person, to: Opening, **fields: object) -> Referral:
    """Somebody proposed, as it stands in the table."""
    shown = {
        "name_ar": person.full_name_ar,
        "name_latin": person.full_name_latin,
        "birth_year": "1990",
        "phone": "",
    }
    with scope(system()):
        return Referral.objects.create(person=person, opening=to, shown=shown, referred_by=system(), **fields)


def stay(person: Person, at: Establishment, *, entered_on: date = LONG_AGO, **fields: object) -> Episode:
    """A stay under way, unless `released_on` or `transferred_on` says otherwise."""
    with scope(system()):
        return Episode.objects.create(person=person, establishment=at, entered_on=entered_on, **fields)


def activity(person: Person, at: Establishment, **fields: object) -> Activity:
    """A training inside that was ended, unless said otherwise."""
    values: dict[str, object] = {
        "kind": "training", "title": "تكوين في الخياطة", "started_on": LONG_AGO, "ended_on": LONG_AGO, **fields,
    }  # fmt: skip
    with scope(system()):
        return Activity.objects.create(person=person, establishment=at, recorded_by=system(), **values)


def word(of: Referral, about: Pathway, **fields: object) -> PartnerWord:
    """What a partner said of a month, and nobody took over yet."""
    values: dict[str, object] = {
        "kind": "attendance", "about_on": date(2015, 5, 1), "held": 10, "attended": 8, "excused": 1, **fields,
    }  # fmt: skip
    with scope(system()):
        return PartnerWord.objects.create(
            referral=of, person=of.person, opening=of.opening, pathway=about, said_by=system(), **values
        )
