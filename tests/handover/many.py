"""Many awards that wait for one ceremony, written a table at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fursa.core.bulk import reserve_keys
from fursa.core.scope import scope
from fursa.editions.models import Application, Award, Decision, Edition, SupportOption
from fursa.people.models import Person
from tests import make


def ready_awards(
    edition: Edition, count: int, *, waiting: Sequence[int] = (), territory: str = "", sex: str = "male"
) -> list[Award]:
    """So many awards of one cheque in a territory (the first); those at `waiting` are not prepared yet."""
    system, minutes = make.system(), make.final_minutes(edition)
    places = edition.territories.order_by("position")
    place = places.get(code=territory) if territory else places[0]
    with scope(system):
        keys = reserve_keys(Person, count)
        Person.objects.bulk_create(
            Person(
                pk=key, reference=f"M{key:06d}", given_name_ar="يوسف", family_name_ar=f"التجريبي {n}", sex=sex,
                birth_on=date(1990, 1, 1), search_key=f" m{key:06d} ", sort_key=f"{n:06d}", recorded_by=system,
            )
            for n, key in enumerate(keys)
        )  # fmt: skip
        applications = Application.objects.bulk_create(
            Application(
                edition=edition, person_id=key, reference=f"D-{key}", territory=place, trade_isco="7531",
                title_ar="ورشة",
            )
            for key in keys
        )  # fmt: skip
        options = SupportOption.objects.bulk_create(
            SupportOption(
                application=a, person_id=a.person_id, position=1, kind="cheque", cheque_centimes=100
            )
            for a in applications
        )
        decisions = Decision.objects.bulk_create(
            Decision(
                minutes=minutes, application=o.application, person_id=o.person_id, kind="accepted", option=o,
                decided_by=system,
            )
            for o in options
        )  # fmt: skip
        return Award.objects.bulk_create(
            Award(
                person_id=d.person_id, reference=f"A-{d.person_id}", edition=edition, territory=place,
                application=d.application, decision=d, option=d.option, cheque_centimes=100, equipment_centimes=0,
                committed_by=system, state="undertaken" if n in waiting else "ready",
            )
            for n, d in enumerate(decisions)
        )  # fmt: skip
