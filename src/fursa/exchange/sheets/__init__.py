"""The sheets of an edition folder, in the order in which they refer to each other."""

from __future__ import annotations

from fursa.exchange.sheets.applications import APPLICATIONS
from fursa.exchange.sheets.custody import CUSTODY
from fursa.exchange.sheets.diagnoses import DIAGNOSES
from fursa.exchange.sheets.life_projects import LIFE_PROJECTS
from fursa.exchange.sheets.marks import MARKS
from fursa.exchange.sheets.network import NETWORK
from fursa.exchange.sheets.pathways import PATHWAYS
from fursa.exchange.sheets.people import PEOPLE
from fursa.exchange.sheets.sheet import Cells, Column, Sheet
from fursa.exchange.values import SheetName

SHEETS: dict[SheetName, Sheet] = {
    sheet.name: sheet
    for sheet in (NETWORK, PEOPLE, CUSTODY, DIAGNOSES, LIFE_PROJECTS, APPLICATIONS, MARKS, PATHWAYS)
}

__all__ = ["SHEETS", "Cells", "Column", "Sheet"]
