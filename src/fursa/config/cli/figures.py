"""An edition's figures as a table on the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

from fursa.config.cli.session import say
from fursa.editions.models import Edition
from fursa.rules.messages import N_
from fursa.rules.money import format_money


def print_figures(edition: Edition, figures: dict[str, Any]) -> None:
    """Print the report of `edition_figures`, amounts in dirhams."""
    table = Table(title=edition.name, show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    previous = figures["previous_year"]
    learning = previous["learning"]
    year = previous["year"]
    lines: list[tuple[str, object]] = [
        (say(N_("Beneficiaries")), figures["beneficiaries"]),
        (say(N_("Territories")), figures["territories"]),
        (say(N_("Budget (MAD)")), format_money(figures["budget_centimes"])),
        (say(N_("Committed (MAD)")), format_money(figures["committed_centimes"])),
        (say(N_("Cheques handed over")), figures["handed_over"]["cheques"]),
        (say(N_("Equipment handed over")), figures["handed_over"]["equipment"]),
        (say(N_("Women")), figures["by_sex"]["female"]),
        (say(N_("Men")), figures["by_sex"]["male"]),
        (
            say(N_("%(year)s: employed in citizen enterprises"), year=year),
            previous["employed_in_citizen_enterprises"],
        ),
        (say(N_("%(year)s: micro-projects"), year=year), previous["micro_projects"]),
        (say(N_("%(year)s: in education, training and placement"), year=year), learning["total"]),
        (say(N_("… of whom women")), learning["women"]),
        (say(N_("… of whom juveniles")), learning["juveniles"]),
        (say(N_("Centres open")), figures["centres"]["open"]),
        (say(N_("Centres under construction")), figures["centres"]["under_construction"]),
    ]
    for label, value in lines:
        table.add_row(label, str(value))
    names = {territory.code: territory.name for territory in edition.territories.all()}
    for code, people in figures["by_territory"].items():
        table.add_row(f"· {names[code]}", str(people))
    Console().print(table)
