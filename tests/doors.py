"""Every address of the site, and whom it opens to. A new address needs a line here: tests/test_doors.py asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from fursa.accounts.models import Unit, User
from fursa.core import files
from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.documents.models import IssuedDocument
from fursa.editions.actions.scenarios import keep_scenario
from fursa.editions.models import Award, Edition, Kit, Minutes, Proposal
from fursa.handover.actions import record_hand_over
from fursa.handover.models import Ceremony, HandOver
from fursa.lifeproject.models import LifeProject
from fursa.pathways.models import Pathway
from fursa.people.models import DuplicatePair, Person
from fursa.reporting.models import Publication
from fursa.reporting.queries import public_figures
from tests import make
from tests.diagnosis.sending import workbook

OFFICER, ADVISER, MANAGER = "reintegration_officer", "centre_adviser", "programme_manager"
MEMBER, FINANCE, DIRECTOR, AUDITOR = "committee_member", "finance_officer", "director", "auditor"
REVIEWER, PARTNER = "identity_reviewer", "partner_contact"
ROLES = (OFFICER, ADVISER, MANAGER, MEMBER, FINANCE, DIRECTOR, AUDITOR, REVIEWER, PARTNER)
# The reviewer of identities has one task, and sees people for it; a partner sees what was written for it.
EVERY_ROLE = frozenset(ROLES) - {REVIEWER, PARTNER}
STAFF = EVERY_ROLE | {REVIEWER}
ANYONE = frozenset(ROLES)


class World:
    """One edition on its way to its ceremony, with one person whom one centre and one establishment know."""

    def __init__(self) -> None:
        self.centre, self.establishment = make.unit("centre"), make.unit("establishment")
        prison = make.establishment(self.establishment)
        self.edition: Edition = make.edition(members=1)
        make.budget(self.edition)
        self.person: Person = make.person(seen_by=self.centre)
        make.give_access(self.person.pk, self.establishment, make.system())
        make.stay(self.person, prison)
        self.pathway = self._pathway()
        self.activity = make.activity(self.person, prison)
        self.application = make.application(self.edition, applicant=self.person)
        self.project = self._second_project()
        self.award: Award = self._award()
        self._minutes()
        self.ceremony: Ceremony = make.ceremony(self.edition)
        self.given: HandOver = self._given()
        self.document = self._document()
        self.pair = self._pair()
        self.version = make.questionnaire(xlsx_sha256=files.store(workbook()))
        self.sent = make.submission(self.version, self.person)
        self.opening = make.opening()
        self.referral = make.referral(self.person, self.opening)
        self.word = make.word(self.referral, self.pathway)
        self.scenario = keep_scenario(actor=make.user(role=MANAGER), edition=self.edition, name="more women")
        self.run = Run.objects.create(kind="edition.propose", actor_id=make.system().pk, actor_label="Fursa")
        self._publish()

    def user(self, role: str, *, stranger: bool = False) -> User:
        """Someone with that role: in the units that know the person, or in others that do not."""
        seat = self.edition.members.get()
        if role == MEMBER and seat.user is not None:
            return seat.user
        units: dict[str, Unit] = {
            OFFICER: self.establishment, ADVISER: self.centre, PARTNER: self.opening.partner.unit,
        }  # fmt: skip
        if stranger and role in units:
            return make.user(role=role, of=make.unit(units[role].kind))
        return make.user(role=role, of=units.get(role))

    def _pair(self) -> DuplicatePair:
        with scope(make.system()):
            return DuplicatePair.objects.create(
                person=self.person, other=make.person(), probability=0.3, model_version="m"
            )

    def _pathway(self) -> Pathway:
        with scope(make.system()):
            return Pathway.objects.create(
                person=self.person, kind="apprenticeship", year=2014, started_on=date(2014, 1, 6),
                recorded_by=make.system(),
            )  # fmt: skip

    def _second_project(self) -> LifeProject:
        with scope(make.system()):
            return LifeProject.objects.create(
                person=self.person, goal="employment", title="عمل", agreed_on=date(2014, 12, 1), unit=self.centre,
                recorded_by=make.system(),
            )  # fmt: skip

    def _minutes(self) -> None:
        """The member was there, and the proposal was one without rules."""
        Minutes.objects.get().present.add(self.edition.members.get())
        Proposal.objects.update(figures={"rules": {}, "slack": {}, "price": {}})

    def _award(self) -> Award:
        with scope(make.system()):
            kit = Kit.objects.create(edition=self.edition, code="kit", name_ar="عدة", price_centimes=500)
            self.application.options.update(kind="both", equipment_centimes=kit.price_centimes)
        self.edition.state = Edition.State.HANDING_OVER
        self.edition.save()
        return make.ready_award(self.application)

    def _given(self) -> HandOver:
        manager = make.user(role=MANAGER)
        with scope(manager):
            return record_hand_over(
                actor=manager, award_uuid=self.award.uuid, part="equipment", ceremony=self.ceremony,
                on=self.ceremony.held_on, key=uuid4(),
            )  # fmt: skip

    def _document(self) -> IssuedDocument:
        with scope(make.system()):
            return IssuedDocument.objects.create(
                key=uuid4(), facts_digest="0" * 64, kind="cheque-receipt", reference="RC-2015-000001-X",
                edition_code=self.edition.code, issued_on=date(2015, 6, 18), issued_by_id=make.system().pk,
                issued_by_label="Fursa", person_id=self.person.pk, payload="", key_id="k",
                sha256=files.store(b"%PDF-1.7"), size=8, pages=1, is_sample=False,
            )  # fmt: skip

    def _publish(self) -> None:
        director = make.user(role=DIRECTOR)
        with scope(director):
            Publication.objects.create(
                edition=self.edition, figures=public_figures(director, self.edition), published_by=director
            )


@dataclass(frozen=True, slots=True)
class Door:
    """One address: how to reach it, which roles pass, what they find, and what a stranger finds."""

    name: str
    opens_to: frozenset[str]
    args: Callable[[World], Iterable[Any]] = lambda world: ()
    query: str = ""
    post: Callable[[World], dict[str, Any]] | None = None
    # None: it passes, whatever it then says of the form that was sent.
    answer: int | None = 200
    # It speaks of one person: who does not see the person finds nothing.
    of_a_person: bool = False

    def url(self, world: World) -> str:
        return reverse(self.name, args=list(self.args(world))) + self.query


def to(*roles: str) -> frozenset[str]:
    return frozenset(roles)


def but(*roles: str) -> frozenset[str]:
    return EVERY_ROLE - frozenset(roles)


def nothing(world: World) -> dict[str, Any]:
    """A form with its key alone: it passes the door, or not, before anyone looks at what it lacks."""
    return {"key": str(uuid4())}


def _edition(world: World) -> list[str]:
    return [world.edition.code]


def _aim(world: World) -> list[str]:
    return [world.edition.code, "value"]


def _scenario(world: World) -> list[Any]:
    return [world.edition.code, world.scenario.uuid]


def _referral(world: World) -> list[Any]:
    return [world.person.uuid, world.referral.uuid]


def _pair(world: World) -> list[Any]:
    return [world.pair.uuid]


def _application(world: World) -> list[Any]:
    return [world.edition.code, world.application.uuid]


def _person(world: World) -> list[Any]:
    return [world.person.uuid]


def _pathway(world: World) -> list[Any]:
    return [world.person.uuid, world.pathway.uuid]


def _project(world: World) -> list[Any]:
    return [world.person.uuid, world.project.uuid]


def and_then(args: Callable[[World], list[Any]], last: str) -> Callable[[World], list[Any]]:
    return lambda world: [*args(world), last]


DOORS = [
    Door("casefile:leaving", to(OFFICER, ADVISER, MANAGER, DIRECTOR, AUDITOR)),
    Door("casefile:my-work", ANYONE),
    Door("casefile:people", STAFF),
    *(
        Door(f"casefile:{name}", to(OFFICER, ADVISER, MANAGER), args, post=post, answer=answer, of_a_person=True)
        for name, args, post, answer in (
            ("places", _person, None, 200), ("refer", _person, nothing, None), ("begin-place", _referral, None, 200),
            ("withdraw", _referral, nothing, None),
        )
    ),
    Door("diagnosis:questionnaires", to(OFFICER, ADVISER, MANAGER)),
    Door("diagnosis:take-up-shipped", to(MANAGER), post=nothing, answer=None),
    Door("diagnosis:spreadsheet", to(OFFICER, ADVISER, MANAGER), lambda w: [w.version.uuid]),
    Door("diagnosis:blank-paper", to(OFFICER, ADVISER, MANAGER), lambda w: [w.version.uuid]),
    Door("diagnosis:publish", to(MANAGER), lambda w: [w.version.uuid], post=nothing, answer=None),
    Door("diagnosis:withdraw", to(MANAGER), lambda w: [w.version.uuid], post=nothing, answer=None),
    Door("diagnosis:devices", to(OFFICER, ADVISER)),
    Door("diagnosis:revoke", to(OFFICER, ADVISER), post=nothing, answer=None),
    Door("diagnosis:submissions", to(OFFICER, ADVISER)),
    Door("diagnosis:sent", to(OFFICER, ADVISER), lambda w: [w.sent.uuid], of_a_person=True),
    Door("diagnosis:settle", to(OFFICER, ADVISER), lambda w: [w.sent.uuid], post=nothing, answer=None),
    Door("diagnosis:field", to(OFFICER, ADVISER)),
    Door("diagnosis:field-state", to(OFFICER, ADVISER)),
    Door("diagnosis:field-form", to(OFFICER, ADVISER, MANAGER), lambda w: ["entry"], answer=404),
    Door("diagnosis:field-submission", to(OFFICER, ADVISER), post=nothing, answer=None),
    Door("pathways:partners", to(OFFICER, ADVISER, MANAGER, DIRECTOR, AUDITOR)),
    Door("pathways:partner", to(OFFICER, ADVISER, MANAGER, DIRECTOR, AUDITOR), lambda w: [w.opening.partner.code]),
    Door("pathways:new-agreement", to(MANAGER), lambda w: [w.opening.partner.code]),
    Door("pathways:end-agreement", to(MANAGER), lambda w: [w.opening.partner.agreements.get().uuid]),
    Door("pathways:openings", to(OFFICER, ADVISER, MANAGER, DIRECTOR, AUDITOR)),
    Door("pathways:opening", to(OFFICER, ADVISER, MANAGER, DIRECTOR, AUDITOR), lambda w: [w.opening.uuid]),
    Door("pathways:new-opening", to(ADVISER, MANAGER)),
    Door("pathways:close", to(ADVISER, MANAGER), lambda w: [w.opening.uuid], post=nothing, answer=None),
    Door("pathways:placements", to(PARTNER)),
    Door("pathways:placement", to(PARTNER), lambda w: [w.referral.uuid]),
    *(
        Door(f"pathways:{name}", to(PARTNER), lambda w: [w.referral.uuid], post=post, answer=answer)
        for name in ("say-attendance", "say-end")
        for post, answer in ((None, 200), (nothing, 422))
    ),
    Door(
        "casefile:settle-word", to(OFFICER, ADVISER, MANAGER), lambda w: [w.person.uuid, w.pathway.uuid, w.word.uuid],
        post=nothing, answer=None, of_a_person=True,
    ),
    Door("pathways:did-not-come", to(PARTNER), lambda w: [w.referral.uuid], post=nothing, answer=None),
    Door("casefile:duplicates", to(REVIEWER)),
    Door("casefile:new-pair", to(REVIEWER)),
    Door("casefile:duplicate", to(REVIEWER), _pair),
    Door("casefile:retract", to(REVIEWER), _pair, post=nothing, answer=None),
    Door("casefile:release-payment", to(ADVISER, MANAGER, DIRECTOR), _person, of_a_person=True),
    Door("casefile:new-person", to(OFFICER, ADVISER, MANAGER), query="?q=يوسف"),
    Door("casefile:person", STAFF, _person, of_a_person=True),
    *(
        Door("casefile:person-tab", roles, and_then(_person, tab), of_a_person=True)
        for tab, roles in (
            ("journey", STAFF), ("project", but(FINANCE)), ("support", STAFF), ("file", STAFF)
        )
    ),
    *(
        Door(f"casefile:{name}", roles, _person, post=post, of_a_person=True)
        for name, roles in (
            ("admit", to(OFFICER, MANAGER)), ("expect-release", to(OFFICER, MANAGER)),
            ("release", to(OFFICER, MANAGER)), ("move", to(OFFICER, ADVISER, MANAGER)),
            ("record-diagnosis", to(OFFICER, ADVISER)), ("end-follow-up", to(OFFICER, ADVISER)),
            ("begin-pathway", to(OFFICER, ADVISER, MANAGER)),
        )
        for post in (None, nothing)
    ),
    Door("casefile:project-draft", to(OFFICER, ADVISER), _person, of_a_person=True),
    Door("casefile:project-theme", to(OFFICER, ADVISER), and_then(_person, "goal"), of_a_person=True),
    Door("casefile:project-sign", to(OFFICER, ADVISER), _person, answer=302, of_a_person=True),
    Door("casefile:project-discard", to(OFFICER, ADVISER), _person, post=nothing, answer=302, of_a_person=True),
    Door("casefile:project-version", but(FINANCE), _project, of_a_person=True),
    Door("casefile:project-compare", but(FINANCE), _person, of_a_person=True),
    Door("casefile:project-paper", but(MEMBER, FINANCE), _project, answer=404, of_a_person=True),
    Door("casefile:photograph", to(OFFICER, ADVISER), _person, of_a_person=True),
    Door("casefile:photograph-file", to(OFFICER, ADVISER), _person, answer=404, of_a_person=True),
    Door("casefile:take-back-photograph", to(OFFICER, ADVISER), _person, post=nothing, answer=302, of_a_person=True),
    Door("casefile:resume-follow-up", to(OFFICER, ADVISER), _person, of_a_person=True),
    *(
        Door(f"casefile:{name}", to(OFFICER, ADVISER, MANAGER), _pathway, post=post, of_a_person=True)
        for name in ("record-result", "stop-pathway", "pause-pathway", "resume-pathway", "attendance")
        for post in (None, nothing)
    ),
    Door("casefile:retention", to(OFFICER, ADVISER, MANAGER), _pathway, answer=404, of_a_person=True),
    *(
        Door("casefile:record-activity", to(OFFICER, ADVISER, MANAGER), _person, post=post, of_a_person=True)
        for post in (None, nothing)
    ),
    *(
        Door(
            "casefile:activity", to(OFFICER, ADVISER, MANAGER), lambda w: [w.person.uuid, w.activity.uuid], post=post,
            of_a_person=True,
        )
        for post in (None, nothing)
    ),
    Door("casefile:assignment", to(OFFICER, ADVISER, MANAGER)),
    Door("casefile:way", but(MEMBER, FINANCE), _pathway, of_a_person=True),
    Door("casefile:certificate", but(MEMBER, FINANCE), _pathway, answer=404, of_a_person=True),
    Door("core:run", ANYONE, lambda w: [w.run.uuid]),
    Door("core:stop-run", to(), lambda w: [w.run.uuid], post=nothing, answer=None),
    Door("documents:file", but(OFFICER), lambda w: [w.document.uuid], of_a_person=True),
    Door("editions:list", EVERY_ROLE),
    Door("editions:edition", EVERY_ROLE, _edition),
    Door("editions:readiness", EVERY_ROLE, _edition),
    Door("editions:applications", EVERY_ROLE, _edition),
    Door("editions:application", EVERY_ROLE, _application, of_a_person=True),
    Door("editions:mark", to(MEMBER), _application, post=nothing, answer=None, of_a_person=True),
    Door("editions:recuse", to(MEMBER), _application, of_a_person=True),
    Door("editions:read-aloud", but(OFFICER), _application, of_a_person=True),
    *(
        Door(
            "editions:sheet", roles, and_then(_application, which), post=nothing, answer=None,
            of_a_person=True,
        )
        for which, roles in (("person", but(OFFICER)), ("committee", to(MANAGER, MEMBER, DIRECTOR, AUDITOR)))
    ),
    Door("editions:reconsideration", to(ADVISER, MANAGER, MEMBER, DIRECTOR, AUDITOR), _application, of_a_person=True),
    Door("editions:weigh", to(MANAGER, MEMBER), _application, post=nothing, answer=None, of_a_person=True),
    Door("editions:answer", to(MEMBER), _application, post=nothing, answer=None, of_a_person=True),
    Door("editions:decide", to(MEMBER), _application, post=nothing, answer=None, of_a_person=True),
    Door("editions:proposal", to(MANAGER, MEMBER, DIRECTOR, AUDITOR), _edition),
    Door("editions:draw", to(MANAGER), _edition, post=nothing, answer=None),
    Door("editions:make", to(MANAGER), _edition, post=nothing, answer=None),
    Door("editions:lines", to(MANAGER, MEMBER, DIRECTOR, AUDITOR), _aim),
    Door("editions:rules", to(MANAGER, MEMBER, DIRECTOR, AUDITOR), _aim),
    Door("editions:frontier", to(MANAGER, MEMBER, DIRECTOR, AUDITOR), _aim),
    Door("editions:try-budgets", to(MANAGER), _aim, post=nothing, answer=None),
    Door("editions:fairness", to(MANAGER, MEMBER, DIRECTOR, AUDITOR), _aim),
    Door("editions:scenarios", to(MANAGER, MEMBER, DIRECTOR, AUDITOR), _edition),
    Door("editions:beside", to(MANAGER, MEMBER, DIRECTOR, AUDITOR), _edition),
    Door("editions:keep", to(MANAGER), _edition, post=nothing, answer=None),
    Door("editions:scenario", to(MANAGER, MEMBER, DIRECTOR, AUDITOR), _scenario),
    Door("editions:count", to(MANAGER), _scenario, post=nothing, answer=None),
    Door("editions:solve", to(MANAGER), _scenario, post=nothing, answer=None),
    Door("editions:adopt", to(MANAGER), _scenario, post=nothing, answer=None),
    Door("editions:decisions", but(OFFICER), _edition),
    Door("editions:open-session", to(MEMBER), _edition, answer=None),
    Door("editions:decide-together", to(MEMBER), _edition, post=nothing, answer=None),
    Door("editions:finish", to(MEMBER), _edition, post=nothing, answer=None),
    Door("editions:reopen", to(MEMBER), _edition, post=nothing, answer=None),
    Door("editions:write-minutes", to(MEMBER), _edition, post=nothing, answer=None),
    Door("editions:sign", to(MEMBER, DIRECTOR), _edition, answer=None),
    Door("editions:reserve", to(MANAGER, MEMBER, DIRECTOR, AUDITOR), _edition),
    Door("editions:commit", to(FINANCE), _edition, post=nothing, answer=None),
    Door("editions:budget", to(MANAGER, MEMBER, FINANCE, DIRECTOR, AUDITOR), _edition),
    Door("handover:list", but(OFFICER, MEMBER)),
    Door("handover:prepare", but(OFFICER), _edition),
    Door("handover:draw-cheques", to(FINANCE), _edition, post=nothing, answer=None),
    Door("handover:set-equipment-aside", to(FINANCE), _edition, post=nothing, answer=None),
    Door("handover:plan", to(ADVISER, MANAGER), _edition, post=nothing, answer=None),
    *(
        Door("handover:print-list", roles, and_then(_edition, which), post=nothing, answer=None)
        for which, roles in (("cheques", to(FINANCE)), ("equipment", to(FINANCE)))
    ),
    Door("handover:undertake", to(ADVISER, MANAGER), lambda w: [w.award.uuid], of_a_person=True, answer=None),
    Door("handover:ceremony", but(OFFICER, MEMBER), lambda w: [w.ceremony.uuid]),
    Door(
        "handover:give", to(ADVISER, MANAGER), lambda w: [w.ceremony.uuid, w.award.uuid, "cheque"], of_a_person=True
    ),
    Door(
        "handover:give-together", to(ADVISER, MANAGER), lambda w: [w.ceremony.uuid], answer=302,
        post=lambda w: {"key": str(uuid4()), "chosen": [str(w.award.uuid)]},
    ),
    Door("handover:doubled", but(OFFICER)),
    Door("handover:give-up", to(FINANCE), lambda w: [w.award.uuid]),
    Door("handover:undo", to(MANAGER), lambda w: [w.given.uuid], of_a_person=True),
    Door("reporting:market", EVERY_ROLE, query="?trade=7531"),
    Door("reporting:market-place", EVERY_ROLE, lambda w: ["04"]),
    Door("reporting:list", but(OFFICER)),
    Door("reporting:report", but(OFFICER), _edition),
    Door("reporting:publish", to(DIRECTOR), _edition, answer=302, post=nothing),
    *(
        Door("reporting:behind", to(MANAGER, DIRECTOR, AUDITOR), and_then(_edition, of))
        for of in ("beneficiaries", "cheques", "equipment", "employed", "micro_projects", "learning")
    ),
]  # fmt: skip

# Open to whoever passes, signed in or not.
PUBLIC = [
    # A program for browsers, the same for everybody.
    Door("diagnosis:field-worker", ANYONE),
    # Known by the token in the address: a wrong one is nothing, whoever asks.
    # … or by a Basic sign-in, whoever else is signed in.
    Door("diagnosis:basic-form-list", ANYONE, answer=401),
    Door("diagnosis:basic-form-xml", ANYONE, lambda w: ["f"], answer=401),
    Door("diagnosis:basic-manifest", ANYONE, lambda w: ["f"], answer=401),
    Door("diagnosis:basic-submission", ANYONE, post=nothing, answer=401),
    Door("diagnosis:form-list", ANYONE, lambda w: ["x"], answer=404),
    Door("diagnosis:form-xml", ANYONE, lambda w: ["x", "f"], answer=404),
    Door("diagnosis:manifest", ANYONE, lambda w: ["x", "f"], answer=404),
    Door("diagnosis:submission", ANYONE, lambda w: ["x"], post=nothing, answer=404),
    Door("reporting:public-list", ANYONE, lambda w: ["ar"]),
    Door("reporting:public", ANYONE, lambda w: ["fr", w.edition.code]),
    Door("reporting:public-csv", ANYONE, lambda w: ["en", w.edition.code]),
    Door("documents:verify", ANYONE, lambda w: ["ar"]),
    Door("documents:verify-code", ANYONE, lambda w: ["ar", "AAAA"]),
    Door("documents:verify-shortly", ANYONE, answer=302),
    Door("documents:code", ANYONE, lambda w: ["AAAA"], answer=302),
    Door("set_language", ANYONE, post=lambda w: {"language": "fr"}, answer=302),
]

# Sign-in is the library's: what its pages answer to a stranger, and to someone who is signed in.
LIBRARY = {
    "closed": (404, 404),
    "account_login": (200, 302),
    "account_logout": (302, 200),
    "account_inactive": (200, 200),
    "account_signup": (200, 302),
    "account_reauthenticate": (302, 200),
    "account_email": (404, 404),
    "account_email_verification_sent": (404, 404),
    "account_change_password": (302, 200),
    "account_set_password": (302, 302),
    "account_reset_password": (200, 200),
    "account_confirm_login_code": (302, 302),
    "account_confirm_email": (404, 404),
    "account_reset_password_done": (404, 404),
    "account_reset_password_from_key": (404, 404),
    "account_reset_password_from_key_done": (404, 404),
    "mfa_index": (302, 200),
    "mfa_authenticate": (302, 302),
    "mfa_reauthenticate": (302, 302),
    "mfa_activate_totp": (302, 302),
    "mfa_deactivate_totp": (302, 404),
    "mfa_view_recovery_codes": (302, 404),
    "mfa_generate_recovery_codes": (302, 302),
    "mfa_download_recovery_codes": (302, 404),
}
LIBRARY_ARGS = {"account_confirm_email": ["abc"], "account_reset_password_from_key": ["1", "abc"]}


def every_name() -> set[str]:
    """The names of all addresses of the site, with their room."""
    return set(_names(get_resolver().url_patterns, ""))


def _names(patterns: Iterable[URLPattern | URLResolver], room: str) -> Iterable[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{room}{pattern.namespace}:" if pattern.namespace else room
            yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{room}{pattern.name or pattern.pattern}"
