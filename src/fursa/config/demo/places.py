"""Places that partners offer today, and one person proposed for one of them. Every person here is invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid5

from fursa.accounts.models import User
from fursa.accounts.queries import get_system_user
from fursa.config.demo.accounts import demo_user
from fursa.core.actions import running
from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.network.actions import AgreementFacts, make_agreement
from fursa.network.models import Partner
from fursa.network.queries import get_partner
from fursa.pathways.actions import OpeningFacts, record_opening, refer
from fursa.people.models import Person
from fursa.rules.messages import N_

KIND = "demo.places"
_KEYS = UUID("5d7f4c0e-54a7-4d0a-9a31-6f6b2f2c9b15")


def run_places(listener: Callable[[Run], None], *, today: date) -> None:
    """Record the places and propose somebody, once."""
    if Run.objects.filter(kind=KIND, state=Run.State.DONE).exists():
        return
    manager, officer = demo_user("manager"), demo_user("officer")
    with running(get_system_user(), KIND, listener=listener) as progress:
        offers = _offers(today)
        progress.step(N_("Places that partners offer"), len(offers) + 1)
        made = []
        with scope(manager):
            for number, facts in enumerate(offers):
                _agree(manager, facts, today)
                key = uuid5(_KEYS, str(number))
                made.append(record_opening(actor=manager, facts=facts, key=key, today=today))
                progress.advance()
        with scope(officer):
            person = Person.objects.get(given_name_latin="Youssef", family_name_latin="Marini")
            refer(
                actor=officer, person_uuid=person.uuid, opening_uuid=made[0].uuid, shows_phone=False,
                key=uuid5(_KEYS, "youssef"), today=today,
            )  # fmt: skip
        progress.advance()


def _agree(manager: User, facts: OpeningFacts, today: date) -> None:
    """This year's and next year's agreement with the partner of an offer, once."""
    reference = f"CONV-{today.year}-{facts.partner}"
    partner = get_partner(manager, facts.partner)
    if all(one.reference != reference for one in partner.agreements.all()):
        begins = date(today.year, 1, 1)
        agreed = AgreementFacts(
            facts.partner, reference, begins, date(today.year + 1, 12, 31), {facts.kind: 10}
        )
        make_agreement(actor=manager, facts=agreed)


def _offers(today: date) -> list[OpeningFacts]:
    training, enterprise, craftsman = (
        Partner.objects.filter(kind=kind).order_by("pk")[0].code
        for kind in ("training_centre", "citizen_enterprise", "master_craftsman")
    )
    begins, closes = today + timedelta(days=20), today + timedelta(days=35)
    return [
        OpeningFacts(
            training, "vocational_training", "7531", "تكوين في الخياطة العصرية", 6, starts_on=begins, closes_on=closes
        ),
        OpeningFacts(
            enterprise, "employment", "7115", "نجار في ورش للبناء", 2, starts_on=begins, closes_on=closes,
            years_least=2, pays_centimes=350_000,
        ),
        OpeningFacts(
            enterprise, "employment", "7411", "كهربائي في ورش للبناء", 1, starts_on=begins + timedelta(days=10),
            closes_on=closes + timedelta(days=10), years_least=1, pays_centimes=400_000,
        ),
        OpeningFacts(
            craftsman, "apprenticeship", "7512", "التدرج في صناعة الحلويات", 1, starts_on=begins, closes_on=closes,
            pays_centimes=100_000, lodging=True,
        ),
    ]  # fmt: skip
