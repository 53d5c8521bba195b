"""What a place needs: the figures in force, and what the programme itself has seen."""

from __future__ import annotations

from django.db import connection

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.rules.market.assess import Assessment, assess
from fursa.rules.market.isco import unit_codes
from fursa.rules.market.places import MarketTable
from fursa.rules.market.programme import MicroProjectCount, Programme
from fursa.territory.queries import get_market_table


def get_market(user: User) -> tuple[MarketTable, Programme]:
    """The table in force, and the programme's micro-projects by trade and place: counts, of nobody in particular."""
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
    return table, Programme(table, micro_projects=counts)


def find_assessment(
    user: User, trade: str, place: str, *, year: int
) -> tuple[Assessment, MarketTable] | None:
    """What the place needs of the trade; None where the figures do not know the place."""
    table, programme = get_market(user)
    if trade not in unit_codes() or place not in table.places:
        return None
    return assess(table, programme, trade, place, asked_in=year), table
