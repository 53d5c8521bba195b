"""The twelve cities of the edition as it counts them (`data/territories.csv`), and the cities of the centres."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.sample.tables import parts, read_table


@dataclass(frozen=True, slots=True)
class SampleTerritory:
    """A territory: its HCP codes, its communes for residence, its share of places and applications.

    `land` says whether there is coast or fields; `ceremony` is an invented day.
    """

    code: str
    ar: str
    fr: str
    en: str
    hcp: tuple[str, ...]
    communes: tuple[str, ...]
    places: int
    applications: int
    land: tuple[str, ...]
    ceremony: str
    centre: str


def _territory(row: dict[str, str]) -> SampleTerritory:
    return SampleTerritory(
        code=row["code"],
        ar=row["name_ar"],
        fr=row["name_fr"],
        en=row["name_en"],
        hcp=parts(row["hcp"], " "),
        communes=parts(row["communes"], " "),
        places=int(row["places"]),
        applications=int(row["applications"]),
        land=parts(row["land"], " "),
        ceremony=row["ceremony"],
        centre=row["centre"],
    )


# Greater Casablanca was a region of before 2015: two prefectures and two provinces of today.
TERRITORIES = tuple(map(_territory, read_table("territories")))

# Centres in the order of the announcement: the nine that are open, the seven under construction.
OPEN = (
    ("casablanca", "الدار البيضاء", "Casablanca", "06.141.01.0"),
    ("sale", "سلا", "Salé", "04.441.01.0"),
    ("agadir", "أكادير", "Agadir", "09.001.01.01"),
    ("oujda", "وجدة", "Oujda", "02.411.01.23"),
    ("marrakech", "مراكش", "Marrakech", "07.351.01.0"),
    ("fes", "فاس", "Fès", "03.231.01.0"),
    ("tanger", "طنجة", "Tanger", "01.511.01.0"),
    ("settat", "سطات", "Settat", "06.461.01.15"),
    ("beni-mellal", "بني ملال", "Béni Mellal", "05.091.01.01"),
)
UNDER_CONSTRUCTION = (
    ("safi", "آسفي", "Safi", "07.431.01.03"),
    ("tetouan", "تطوان", "Tétouan", "01.571.01.11"),
    ("khouribga", "خريبكة", "Khouribga", "05.311.01.07"),
    ("meknes", "مكناس", "Meknès", "03.061.01.01"),
    ("nador", "الناظور", "Nador", "02.381.01.05"),
    ("el-jadida", "الجديدة", "El Jadida", "06.181.01.03"),
    ("laayoune", "العيون", "Laâyoune", "11.321.01.03"),
)
