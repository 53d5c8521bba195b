"""The edition folder as read: good rows, and everything there is to correct."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fursa.exchange.edition import Edition
from fursa.exchange.problems import Problem
from fursa.exchange.rows import (
    ApplicationRow,
    CustodyRow,
    DiagnosisRow,
    LifeProjectRow,
    MarkRow,
    NetworkRow,
    PathwayRow,
    PersonRow,
)
from fursa.exchange.values import SheetName


@dataclass(frozen=True, slots=True)
class Folder:
    """What `read_folder` returns. A sheet holds only rows without a problem whose references are good too.

    `edition` is None where `edition.toml` has a problem; then the sheets are still checked against what
    could be read of it. `files` says which file each sheet came from, `read` how many rows it had, so
    that `read[s] - len(sheet)` rows of it wait for a correction. `digest` is the SHA-256 of all files.
    """

    path: Path
    edition: Edition | None
    network: tuple[NetworkRow, ...]
    people: tuple[PersonRow, ...]
    custody: tuple[CustodyRow, ...]
    diagnoses: tuple[DiagnosisRow, ...]
    life_projects: tuple[LifeProjectRow, ...]
    applications: tuple[ApplicationRow, ...]
    marks: tuple[MarkRow, ...]
    pathways: tuple[PathwayRow, ...]
    problems: tuple[Problem, ...]
    files: Mapping[SheetName, Path]
    read: Mapping[SheetName, int]
    digest: str
