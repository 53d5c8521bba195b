"""An edition's terms and applications as the choice may see them: rows in, values of `rules.selection` out."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from fursa.editions.models import Award, Cofunder, Edition, Kit, OptionKit, SupportOption, Territory
from fursa.editions.queries.files import birth_date, days_of, submitted
from fursa.editions.queries.readiness import gaps_of_files
from fursa.editions.queries.totals import mark_hundredths
from fursa.network.models import Centre
from fursa.people.models import Access
from fursa.rules import cofunding, selection
from fursa.rules.ages import is_juvenile_on
from fursa.rules.marks import hundredths


def terms_of(edition: Edition, *, today: date) -> selection.Terms:
    """The edition's terms. Whoever is a young adult or not is so on the day of the launch."""
    funders = list(Cofunder.objects.filter(edition=edition))
    return selection.Terms(
        budget_centimes=edition.budget_centimes,
        places=edition.places,
        pass_mark_hundredths=hundredths(edition.pass_mark),
        ages_on=days_of(edition, today).handed_over_on,
        territories=tuple(
            selection.Territory(t.code, t.names, t.minimum, t.maximum)
            for t in Territory.objects.filter(edition=edition)
        ),
        kits=tuple(selection.Kit(k.code, k.names, k.stock) for k in Kit.objects.filter(edition=edition)),
        cofunders=tuple(cofunder_of(funder) for funder in funders),
        cofunder_names={funder.code: funder.names for funder in funders},
        rules=tuple(field_rule(rule) for rule in edition.rules),
    )


def cofunder_of(row: Cofunder) -> cofunding.Cofunder:
    """A co-funder's row as the rule reads it."""
    only = {key: tuple(row.restrictions.get(key) or ()) for key in ("territories", "trades", "kits")}
    return cofunding.Cofunder(row.code, row.amount_centimes, **only)


def field_rule(stored: dict[str, Any]) -> selection.FieldRule:
    """A rule of `Edition.rules` (the fields of `exchange.edition.Rule`, its share as text such as "3/20")."""
    share = stored.get("share")
    return selection.FieldRule(
        code=stored["code"],
        kind=stored["kind"],
        names=stored.get("name"),
        territory=stored.get("territory") or "",
        trade=stored.get("trade") or "",
        people=stored.get("people"),
        share=None if share is None else Fraction(str(share)),
        age_from=stored.get("age_from", 18),
        age_until=stored.get("age_until", 30),
    )


def candidates_of(edition: Edition, *, today: date) -> list[selection.Candidate]:
    """The applications that stand before the committee, by reference, in a dozen queries whatever their number."""
    days = days_of(edition, today)
    gaps = gaps_of_files(edition, today=today)
    marks = mark_hundredths(edition)
    options = _options(edition)
    awarded = _awarded(edition)
    centres = _centres(edition, days.today)
    rows = submitted(edition).order_by("reference").values(
        "pk", "reference", "trade_isco", "person", "territory__code", "person__sex", "person__birth_on",
        "person__birth_precision", whose=Coalesce("person__canonical", "person"),
    )  # fmt: skip
    found = []
    for row in rows:
        birth = birth_date(row["person__birth_on"], row["person__birth_precision"])
        born = birth.earliest() <= days.handed_over_on
        found.append(
            selection.Candidate(
                reference=row["reference"],
                person=row["whose"],
                territory=row["territory__code"],
                trade=row["trade_isco"],
                sex=row["person__sex"],
                birth=birth,
                is_juvenile=born and bool(is_juvenile_on(birth, days.handed_over_on)),
                centres=tuple(sorted(centres.get(row["person"], ()))),
                options=tuple(options.get(row["pk"], ())),
                mark_hundredths=marks.get(row["pk"]),
                gaps=tuple(gap.message for gap in gaps[row["pk"]]),
                awarded_option=awarded.get(row["pk"]),
            )
        )
    return found


def _options(edition: Edition) -> dict[int, list[selection.Option]]:
    kits: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    used = OptionKit.objects.filter(option__application__edition=edition).order_by("kit__code")
    for option, kit, quantity in used.values_list("option_id", "kit__code", "quantity"):
        kits[option].append((kit, quantity))
    found: defaultdict[int, list[selection.Option]] = defaultdict(list)
    for row in SupportOption.objects.filter(application__edition=edition).order_by(
        "application_id", "position"
    ):
        found[row.application_id].append(
            selection.Option(row.code, row.cost_centimes, tuple(kits.get(row.pk, ())))
        )
    return found


def _awarded(edition: Edition) -> dict[int, str]:
    """Application id → code of the option already awarded."""
    rows = Award.objects.filter(edition=edition).exclude(state=Award.State.CANCELLED).select_related("option")
    return {award.application_id: award.option.code for award in rows}


def _centres(edition: Edition, day: date) -> dict[int, set[str]]:
    """Person id → the centres that accompany the person on the day."""
    centre_of = dict(Centre.objects.values_list("unit_id", "code"))
    open_files = (
        Access.objects.filter(person__in=submitted(edition).values("person"), unit__in=centre_of)
        .filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)
        .values_list("person_id", "unit_id")
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for person, unit in open_files:
        found[person].add(centre_of[unit])
    return found
