"""The paper of a signed version, for the person to carry: issued once, and the same paper ever after."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import WrongStateError
from fursa.documents.actions import DocumentRequest, issue_document
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.life_project import LifeProjectPaper, PlannedLine, SimplePlan
from fursa.documents.paper.values import Guardian, Holder, PersonName, Signing, Wording
from fursa.documents.queries import find_by_key
from fursa.lifeproject.models import LifeProject
from fursa.lifeproject.queries import plan_of_project
from fursa.people.models import Person
from fursa.rules.ages import is_juvenile_on
from fursa.rules.business_plan import BusinessPlan, monthly_result_centimes, months_to_break_even
from fursa.rules.life_plan import GOAL_TITLES, NEED_TITLES, OWNER_TITLES, Planned
from fursa.rules.market.isco import is_trade, trade
from fursa.rules.messages import Message

_PAPERS = UUID("0b1f1b0e-9d0e-4a52-8f6b-5b0c7c7e9d41")
# A life project belongs to no edition; what is issued says so in the place of its code.
NO_EDITION = "life-project"


def paper_key(project: LifeProject) -> UUID:
    """The key under which the version's paper is issued."""
    return uuid5(_PAPERS, str(project.uuid))


def find_paper(user: User, project: LifeProject) -> IssuedDocument | None:
    """The paper of this version, where it was issued."""
    require(user, "lifeproject.read")
    return find_by_key(paper_key(project))


def issue_paper(*, actor: User, project: LifeProject, number: int) -> IssuedDocument:
    """Issue the paper of a version; WrongStateError for one that a source brought and nobody signed here."""
    require(actor, "lifeproject.change")
    if project.signed_at is None:
        raise WrongStateError(
            _("This version was signed on paper elsewhere: there is nothing to print here.")
        )
    found = find_paper(actor, project)
    if found is not None:
        return found
    return issue_document(
        actor=actor,
        request=DocumentRequest(
            key=paper_key(project),
            content=_content(project, number),
            edition_code=NO_EDITION,
            edition=Wording(ar="", fr=""),
            issued_on=project.agreed_on,
            subject=project.uuid,
            person_id=project.person_id,
        ),
    )


def _content(project: LifeProject, number: int) -> LifeProjectPaper:
    plan, person = plan_of_project(project), project.person
    assert plan.goal is not None
    return LifeProjectPaper(
        holder=Holder(
            name=PersonName(ar=person.full_name_ar, fr=person.full_name_latin), identity_card=person.cnie
        ),
        signing=Signing(
            read_aloud=project.read_aloud,
            witness=PersonName(ar=project.witness, fr="") if project.witness else None,
            guardian=_guardian(person, project.agreed_on),
        ),
        version=number,
        agreed_on=project.agreed_on,
        goal=_words(GOAL_TITLES[plan.goal]),
        title=plan.title,
        trade=_trade(plan.trade),
        place=Wording(ar=project.place.name_ar, fr=project.place.name_fr) if project.place else None,
        needs=tuple(_line(need) for need in plan.needs),
        steps=tuple(_line(step) for step in plan.steps),
        plan=_simple(plan.business) if plan.business else None,
        signed_for_service=PersonName(ar=project.recorded_by.label, fr=project.recorded_by.label),
    )


def _guardian(person: Person, on: Any) -> Guardian | None:
    minor = is_juvenile_on(person.birth, on)
    if minor is False or not person.guardian_name:
        return None
    return Guardian(name=PersonName(ar=person.guardian_name, fr=""), identity_card=person.guardian_cnie)


def _words(message: Message) -> Wording:
    found = {}
    for language in ("ar", "fr"):
        with override(language):
            found[language] = message.translate(gettext)
    return Wording(**found)


def _trade(code: str) -> Wording | None:
    return Wording(ar=trade(code).title("ar"), fr=trade(code).title("fr")) if is_trade(code) else None


def _line(one: Planned) -> PlannedLine:
    return PlannedLine(
        text=one.text,
        owner=_words(OWNER_TITLES[one.owner]) if one.owner else Wording(ar="—", fr=""),
        due_on=one.due_on,
        what=_words(NEED_TITLES[one.kind]) if one.kind else None,
    )


def _simple(business: BusinessPlan) -> SimplePlan:
    return SimplePlan(
        investment_centimes=business.investment_centimes,
        own_contribution_centimes=business.own_contribution_centimes,
        sales_centimes=business.monthly_sales_centimes,
        purchases_centimes=business.monthly_purchases_centimes,
        charges_centimes=business.monthly_charges_centimes,
        left_centimes=monthly_result_centimes(business),
        month=months_to_break_even(business),
    )
