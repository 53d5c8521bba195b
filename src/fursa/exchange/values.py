"""The closed lists of values of the edition folder, as ASCII codes.

A sheet may write any of them in Arabic, French or English (`choices.py`); a row always holds the code.
"""

from __future__ import annotations

from typing import Literal

SheetName = Literal[
    "network", "people", "custody", "diagnoses", "life_projects", "applications", "marks", "pathways"
]

Sex = Literal["female", "male"]
NetworkKind = Literal["centre", "establishment", "partner"]
CentreState = Literal["open", "under_construction", "planned"]
PartnerKind = Literal[
    "citizen_enterprise",
    "training_centre",
    "school",
    "university",
    "master_craftsman",
    "public_service",
    "association",
    "micro_credit",
]
Schooling = Literal["none", "primary", "lower_secondary", "upper_secondary", "vocational", "university"]
Literacy = Literal["none", "reads", "reads_and_writes"]
Language = Literal[
    "darija",
    "arabic",
    "tachelhit",
    "tamazight",
    "tarifit",
    "hassania",
    "french",
    "spanish",
    "english",
    "other",
]
Proof = Literal["none", "declared", "attestation", "certificate", "diploma"]
Goal = Literal[
    "employment",
    "self_employment",
    "school",
    "university",
    "vocational_training",
    "apprenticeship",
    "paid_placement",
]
OptionKind = Literal["cheque", "equipment", "both"]
PathwayKind = Literal[
    "secondary_education",
    "university",
    "vocational_training",
    "apprenticeship",
    "paid_placement",
    "employment",
    "micro_project",
]
Funder = Literal["edition", "other_programme", "micro_credit", "own"]
PathwayState = Literal["planned", "active", "completed", "stopped"]
Result = Literal["passed", "failed", "none"]

Aim = Literal["value", "merit"]
RuleKind = Literal[
    "territory_minimum",
    "territory_maximum",
    "trade_maximum",
    "trade_minimum",
    "women_minimum_share",
    "young_adults_minimum_share",
]
