"""Applications with their options, and the committee's marks."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from django.utils import timezone

from fursa.accounts.models import User
from fursa.core.bulk import Counts, upsert
from fursa.editions.models import Application, Edition, Kit, Mark, OptionKit, Recusal, SupportOption
from fursa.exchange.rows import ApplicationRow, MarkRow


def write_applications(edition: Edition, rows: Sequence[ApplicationRow], people: dict[str, int]) -> Counts:
    territories = dict(edition.territories.values_list("code", "pk"))
    counts = upsert(
        Application,
        ("uuid", "edition_id", "person_id", "reference", "territory_id", "trade_isco", "title_ar", "title_fr",
         "summary", "state"),
        [
            (uuid4(), edition.pk, people[row.person], row.application, territories[row.territory], row.trade_isco,
             row.title_ar, row.title_fr, row.summary, Application.State.SUBMITTED)
            for row in rows
        ],
        unique=("edition_id", "reference"),
        kept=("uuid", "state"),
    )  # fmt: skip
    keys = map_applications(edition, [row.application for row in rows])
    prices = {kit.code: kit for kit in Kit.objects.filter(edition=edition)}
    upsert(
        SupportOption,
        ("person_id", "application_id", "position", "kind", "cheque_centimes", "equipment_centimes"),
        [
            (people[row.person], keys[row.application], option.number, option.kind, option.cheque_centimes,
             sum(prices[kit].price_centimes * quantity for kit, quantity in option.kits))
            for row in rows
            for option in row.options
        ],
        unique=("application_id", "position"),
        kept=("person_id",),
    )  # fmt: skip
    options = {
        (application, position): pk
        for pk, application, position in SupportOption.objects.filter(
            application_id__in=keys.values()
        ).values_list("pk", "application_id", "position")
    }
    upsert(
        OptionKit,
        ("person_id", "option_id", "kit_id", "quantity"),
        [
            (people[row.person], options[keys[row.application], option.number], prices[kit].pk, quantity)
            for row in rows
            for option in row.options
            for kit, quantity in option.kits
        ],
        unique=("option_id", "kit_id"),
        kept=("person_id",),
    )
    return counts


def write_marks(actor: User, edition: Edition, rows: Sequence[MarkRow]) -> Counts:
    now = timezone.now()
    members = dict(edition.members.values_list("code", "pk"))
    criteria = dict(edition.criteria.values_list("code", "pk"))
    applications = dict(edition.applications.values_list("reference", "pk"))
    people = dict(edition.applications.values_list("pk", "person_id"))

    def about(row: MarkRow) -> tuple[int, int, int]:
        application = applications[row.application]
        return people[application], application, members[row.member]

    recusals = upsert(
        Recusal,
        ("person_id", "application_id", "member_id", "declared_at"),
        [(*about(row), now) for row in rows if row.recused],
        unique=("application_id", "member_id"),
        kept=("person_id", "declared_at"),
    )
    marks = upsert(
        Mark,
        ("person_id", "application_id", "member_id", "criterion_id", "mark", "recorded_by_id", "recorded_at"),
        [
            (*about(row), criteria[row.criterion], row.mark, actor.pk, now)
            for row in rows
            if row.mark is not None
        ],
        unique=("application_id", "member_id", "criterion_id"),
        kept=("person_id", "recorded_by_id", "recorded_at"),
    )
    return marks + recusals


def map_applications(edition: Edition, references: Sequence[str]) -> dict[str, int]:
    """The edition's references → keys."""
    return dict(edition.applications.filter(reference__in=references).values_list("reference", "pk"))
