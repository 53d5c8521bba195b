"""The people of these tests, and a folder for what they keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # loaded before Django knows its models
    from fursa.accounts.models import User
    from fursa.people.models import Person


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Path) -> None:
    settings.FURSA_FILES = tmp_path / "files"


@pytest.fixture
def manager() -> User:
    from tests import make

    return make.user(role="programme_manager")


@pytest.fixture
def adviser() -> User:
    from tests import make

    return make.user(role="centre_adviser", of=make.unit())


@pytest.fixture
def person(adviser: User) -> Person:
    from tests import make

    return make.person(seen_by=adviser.roles.get().unit)
