"""The smallest whole edition folder, for tests to change one thing in."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

Rows = Sequence[Mapping[str, object]]

EDITION = """
code = "spring-2016"
places = 4
budget_mad = "100.000,00"
pass_mark = 20
aim = "merit"
quorum = 2
reconsideration_days = 15
name = {ar = "دورة الربيع", fr = "Édition de printemps", en = "Spring edition"}
implementer = {ar = "مؤسسة نموذجية"}

[issuer]
ar = "برنامج فرصة"

[dates]
launched_on = 2016-04-15

[[territories]]
code = "sale"
name = {ar = "سلا", fr = "Salé"}
hcp = ["04.441"]
min = 1
max = 3

[[criteria]]
code = "market"
name = {ar = "السوق"}
max = 20

[[criteria]]
code = "skill"
name = {ar = "المهارة"}
max = 10
weight = 2

[[committee]]
code = "m1"
name_ar = "العضو الأول"
signs = true

[[committee]]
code = "m2"
name_ar = "العضو الثاني"

[[kits]]
code = "sewing"
name = {ar = "عدة خياطة"}
price_mad = 6500.50
stock = 3
items = [{ar = "آلة خياطة"}, {ar = "مكواة", quantity = 2}]
"""

SHEETS: dict[str, Rows] = {
    "network": (
        {"kind": "centre", "code": "centre-sale", "name_ar": "مركز سلا", "commune": "سلا", "state": "open"},
        {"kind": "establishment", "code": "etab-sale", "name_ar": "مؤسسة سلا", "commune": "04.441.01.0"},
        {
            "kind": "partner",
            "code": "cfa-sale",
            "name_ar": "مركز التكوين",
            "commune": "Salé",
            "partner_kind": "training_centre",
        },
    ),
    "people": (
        {
            "person": "P1",
            "given_name_ar": "مريم",
            "family_name_ar": "الوردي",
            "sex": "female",
            "birth_date": "14/05/1990",
            "cnie": "AB123456",
            "centre": "centre-sale",
        },
        {
            "person": "P2",
            "given_name_latin": "Hamid",
            "family_name_latin": "Saïdi",
            "sex": "male",
            "birth_date": "1985",
        },
    ),
    "custody": (
        {
            "person": "P1",
            "establishment": "etab-sale",
            "entered_on": "03/02/2012",
            "released_on": "01/12/2014",
        },
    ),
    "diagnoses": (
        {
            "person": "P1",
            "made_on": "12/09/2014",
            "unit": "etab-sale",
            "languages": "darija | français",
            "trade1_isco": 7531,
            "trade1_years": 4,
            "trade1_proof": "certificate",
        },
    ),
    "life_projects": (
        {
            "person": "P1",
            "goal": "self_employment",
            "trade_isco": "7531",
            "steps": "كراء محل | اقتناء آلة",
            "agreed_on": "2014-10-20",
            "unit": "centre-sale",
        },
    ),
    "applications": (
        {
            "application": "A1",
            "person": "P1",
            "territory": "sale",
            "trade_isco": "7531",
            "title_ar": "ورشة خياطة",
            "option1_kind": "both",
            "option1_cheque_mad": "8 500,00",
            "option1_kits": "sewing:2",
        },
    ),
    "marks": (
        {"application": "A1", "member": "m1", "criterion": "market", "mark": "14,5"},
        {"application": "A1", "member": "m2", "recused": "yes"},
    ),
    "pathways": (
        {"person": "P2", "kind": "employment", "year": 2014, "partner": "cfa-sale", "place": "الرباط"},
    ),
}


def write_folder(folder: Path, *, edition: str = EDITION, **changed: Rows) -> Path:
    """The small edition as .csv files in `folder`, with whole sheets replaced."""
    folder.mkdir(exist_ok=True)
    (folder / "edition.toml").write_text(edition, encoding="utf-8")
    for name, rows in {**SHEETS, **changed}.items():
        write_csv(folder / f"{name}.csv", rows)
    return folder


def changed(name: str, **cells: object) -> Rows:
    """The sheet with cells of its first row changed; None takes a cell out."""
    first, *others = SHEETS[name]
    return ({k: v for k, v in {**first, **cells}.items() if v is not None}, *others)


def write_csv(path: Path, rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8") -> None:
    """Rows under a header of all their keys."""
    header = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, header, delimiter=delimiter, restval="")
        writer.writeheader()
        writer.writerows(rows)
