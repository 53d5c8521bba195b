"""What a place needs: the figures in force, and what the programme itself has seen."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.db.models import Sum

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.pathways.models import Opening
from fursa.rules.market.assess import Assessment, assess
from fursa.rules.market.isco import unit_codes
from fursa.rules.market.places import MarketTable
from fursa.rules.market.programme import MicroProjectCount, OpeningCount, Programme
from fursa.territory.queries import get_market_table


def get_market(user: User, *, today: date) -> tuple[MarketTable, Programme]:
    """The table in force, and what the programme knows by trade and place: counts, of nobody in particular.

    Places that partners offer and that may still be joined; micro-projects that run or were given up.
    """
    require(user, "market.read")
    table = get_market_table()
    with connection.cursor() as cursor:
        cursor.execute("SELECT trade, place, running, closed FROM fursa_count_micro_projects()")
        rows = cursor.fetchall()
    units = set(unit_codes())
    counts = [
        MicroProjectCount(trade, place, running, closed)
        for trade, place, running, closed in rows
        if trade in units and place in table.places
    ]
    return table, Programme(table, _openings(table, units, today), counts)


def _openings(table: MarketTable, units: set[str], today: date) -> list[OpeningCount]:
    offered = (
        Opening.objects.filter(state=Opening.State.OPEN, trade_isco__in=units, place__isnull=False)
        .exclude(closes_on__lt=today)
        .order_by()
        .values_list("trade_isco", "place__code")
        .annotate(Sum("places"))
    )
    return [OpeningCount(trade, place, places) for trade, place, places in offered if place in table.places]


def find_assessment(
    user: User, trade: str, place: str, *, today: date
) -> tuple[Assessment, MarketTable] | None:
    """What the place needs of the trade; None where the figures do not know the place."""
    table, programme = get_market(user, today=today)
    if trade not in unit_codes() or place not in table.places:
        return None
    return assess(table, programme, trade, place, asked_in=today.year), table
