"""Columns that several sheets have."""

from __future__ import annotations

from fursa.exchange.kinds.text import Reference, Slug
from fursa.exchange.sheets.sheet import Column
from fursa.rules.messages import N_

PERSON = Column(
    "person",
    "مرجع المعني بالأمر",
    "Référence de la personne",
    Reference(),
    N_("The person's reference in the sheet people."),
    "P-00017",
    required=True,
)

UNIT = Column(
    "unit",
    "المصلحة أو المركز",
    "Unité",
    Slug(),
    N_("The code of the establishment or centre where it was done (sheet network)."),
    "etab-sale",
    required=True,
    also=("المؤسسة أو المركز", "Établissement ou centre"),
)
