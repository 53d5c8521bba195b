"""Another edition, with regions, other rules and a co-funder, from the same format."""

from __future__ import annotations

from pathlib import Path

import pytest

from fursa.exchange.folder import Folder
from fursa.exchange.reader import read_folder
from fursa.rules.allocation import solve
from fursa.rules.allocation.mapping import instance_from_mapping
from fursa.sample.build import write_regions_2016
from tests.sample.allocation_of import instance_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    path = tmp_path_factory.mktemp("regions-2016")
    write_regions_2016(path)
    return read_folder(path)


def test_it_is_read_without_a_problem(folder: Folder) -> None:
    assert folder.problems == ()
    assert all(folder.read.values())


def test_its_territories_are_regions_and_it_has_a_cofunder(folder: Folder) -> None:
    assert folder.edition is not None
    assert [h.code for t in folder.edition.territories for h in t.hcp] == ["01", "03", "09"]
    assert folder.edition.cofunders[0].territories == ("souss-massa",)


def test_its_places_can_be_filled(folder: Folder) -> None:
    assert folder.edition is not None

    assert solve(instance_from_mapping(instance_of(folder)), aim="value").count == folder.edition.places


def test_it_is_another_folder_for_another_seed(tmp_path: Path) -> None:
    for seed in (1, 2):
        write_regions_2016(tmp_path / str(seed), seed=seed)

    first, second = (tmp_path / name / "people.xlsx" for name in "12")
    assert first.read_bytes() != second.read_bytes()
