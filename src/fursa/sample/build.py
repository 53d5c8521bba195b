"""Puts a sample edition together and writes its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from fursa.exchange.values import SheetName
from fursa.sample import ramadan_2015, regions_2016
from fursa.sample.applications import application_rows, make_applicants
from fursa.sample.folder import replacing
from fursa.sample.marks import mark_rows
from fursa.sample.network import network_rows, partners
from fursa.sample.pathways import earlier_years, examinations_of_2015, other_rows, rows_of_2014
from fursa.sample.people import Registry, custody_rows, people_rows
from fursa.sample.plans import diagnosis_rows, life_project_rows
from fursa.sample.rows import SheetRow
from fursa.sample.write import write_csv, write_workbook

SEED = 2015
_PEOPLE_OF_A_SCALE = 3500
Written = Callable[[str, int], None]


def write_ramadan_2015(
    folder: Path, *, seed: int = SEED, scale: int = 1, written: Written | None = None
) -> dict[SheetName, int]:
    """The sample edition in `folder`; `written(file, rows)` is told of each file. Same seed, same bytes.

    `scale` adds people with pathways of earlier years, about 10,000 rows each; what was published of 2014
    and of the edition stays. Raises NotASampleError for a folder that holds an edition that is no sample,
    OSError where it cannot be written; then nothing of the folder has changed.
    """
    tell = written or (lambda file, rows: None)
    with replacing(folder) as draft:
        counts: dict[SheetName, int] = {}
        for name, rows in _sheets(seed, scale).items():
            if name in _CSV:
                counts[name] = write_csv(draft, name, rows, *_CSV[name])
                tell(f"{name}.csv", counts[name])
            else:
                counts[name] = write_workbook(draft, name, rows, "ar")
                tell(f"{name}.xlsx", counts[name])
        (draft / "edition.toml").write_text(ramadan_2015.edition_text(), encoding="utf-8")
    return counts


def write_regions_2016(
    folder: Path, *, seed: int = SEED, written: Written | None = None
) -> dict[SheetName, int]:
    """The small second sample in `folder`, in French workbooks; raises as `write_ramadan_2015` does."""
    tell = written or (lambda file, rows: None)
    with replacing(folder) as draft:
        counts: dict[SheetName, int] = {}
        for name, rows in regions_2016.sheets(seed).items():
            counts[name] = write_workbook(draft, name, rows, "fr")
            tell(f"{name}.xlsx", counts[name])
        (draft / "edition.toml").write_text(regions_2016.edition_text(), encoding="utf-8")
    return counts


# The sample shows the formats and languages that a folder may mix: language and separator of a .csv.
_CSV: dict[SheetName, tuple[str, str]] = {"marks": ("en", ","), "pathways": ("fr", ";")}


def _sheets(seed: int, scale: int) -> dict[SheetName, list[SheetRow]]:
    """Every sheet's rows; each part draws from a stream of its own, so that one can change without the others."""

    def stream(part: str) -> Random:
        return Random(f"{seed}:{part}")  # noqa: S311 - a sample, not a secret

    registry = Registry(stream("registry"))
    network = partners(stream("partners"))
    applicants = make_applicants(registry, stream("applicants"))
    year_2014 = rows_of_2014(applicants, registry, network, stream("2014"))
    people = [a.person for a in applicants] + year_2014.people
    pathways = [*year_2014.rows, *other_rows(applicants, network, stream("inside"))]
    pathways += examinations_of_2015(year_2014.people, network, stream("examinations"))
    for person, row in earlier_years(_PEOPLE_OF_A_SCALE * (scale - 1), registry, network, stream("earlier")):
        people.append(person)
        pathways.append(row)
    return {
        "network": network_rows(network, stream("network")),
        "people": list(people_rows(people, stream("people"))),
        "custody": list(custody_rows(people, stream("custody"))),
        "diagnoses": list(diagnosis_rows(applicants, stream("diagnoses"))),
        "life_projects": list(life_project_rows(applicants, stream("life_projects"))),
        "applications": list(application_rows(applicants)),
        "marks": list(mark_rows(applicants, stream("marks"))),
        "pathways": pathways,
    }
