"""The rules of the house that a linter cannot see: names in a room, keys between rooms, what views may know."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "fursa"
PURE = {"rules", "exchange", "sample"}
# From the top of the house (casefile) to its ground (core), as import-linter holds it.
LAYERS: list[str] = next(
    contract["layers"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    if contract["id"] == "rooms"
)
ROOMS = [layer for layer in LAYERS if layer not in PURE | {"config"}]

IN_A_ROOM = {
    "models", "policies", "queries", "actions", "forms", "tasks", "views", "urls", "api", "apps",
    "migrations", "templates", "templatetags", "static", "management", "locale",
}  # fmt: skip
# What every room stands on has a few names of its own, and so have the door and the paper.
OF_ITS_OWN = {
    "core": {"errors", "scope", "origin", "bulk", "row_security", "files", "pictures", "localized", "catalogues",
             "hijri", "formats", "middleware", "styleguide"},
    "accounts": {"adapters", "middleware"},
    "diagnosis": {"shipped"},
    "documents": {"paper"},
}  # fmt: skip
A_SCREEN = 60


def modules(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.rglob("*.py"))]


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def imported(path: Path) -> Iterator[str]:
    """Every dotted name a module imports, with the name taken from it: `fursa.people.models.Person`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("fursa.")]


def keys_of(model: type[models.Model]) -> Iterator[models.ForeignKey[models.Model, models.Model]]:
    yield from (field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey))


def is_history(model: type[models.Model]) -> bool:
    return hasattr(model, "pgh_tracked_model")


def test_every_folder_has_its_place_in_the_house() -> None:
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert folders == set(LAYERS)
    assert set(settings.ROOMS) == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_holds_only_the_names_of_a_room(room: str) -> None:
    found = {path.stem for path in (SOURCE / room).iterdir()} - {"__init__", "__pycache__"}

    assert found - IN_A_ROOM - OF_ITS_OWN.get(room, set()) == set()


def test_a_module_is_never_beside_a_package_of_its_name() -> None:
    twins = [path for path in modules(SOURCE) if path.with_suffix("").is_dir()]

    assert twins == []


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_a_foreign_key_points_to_the_same_room_or_one_above(model: type[models.Model]) -> None:
    places = {room: place for place, room in enumerate(LAYERS)}
    here = places[model._meta.app_label]
    below = [
        f"{model._meta.label}.{key.name} -> {key.related_model._meta.label}"
        for key in keys_of(model)
        if key.related_model._meta.app_label in places and places[key.related_model._meta.app_label] < here
    ]

    assert below == []


@pytest.mark.parametrize(
    "model", [m for m in our_models() if not is_history(m)], ids=lambda model: model._meta.label
)
def test_nothing_is_deleted_because_something_else_is(model: type[models.Model]) -> None:
    unprotected = [key.name for key in keys_of(model) if key.remote_field.on_delete is not models.PROTECT]

    assert unprotected == []


@pytest.mark.parametrize(
    "path",
    [p for room in ROOMS for p in modules(SOURCE / room) if "views" in p.with_suffix("").parts],
    ids=name_of,
)
def test_a_view_imports_no_model_but_the_user(path: Path) -> None:
    taken = {name for name in imported(path) if re.match(r"fursa\.\w+\.models(\.|$)", name)}

    assert taken <= {"fursa.accounts.models.User"}


def test_no_room_works_by_signals() -> None:
    listening = {
        name_of(path)
        for path in modules(SOURCE)
        for name in imported(path)
        if not name.startswith("fursa.") and {"signals", "dispatch"} & set(name.split("."))
    }

    assert listening == set()


def test_no_module_is_called_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "misc", "common_utils", "tools"}

    assert [name_of(path) for path in SOURCE.rglob("*") if path.stem in vague] == []


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = {
        f"{name_of(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in modules(SOURCE)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > A_SCREEN
    }

    assert too_long == {}


def test_a_migration_is_named_for_what_it_does() -> None:
    """`0002_who_sees_whom`, not `0002_auto_20150618` nor Django's `0002_alter_person_cnie_and_more`."""
    suggested = re.compile(r"_(auto|alter|and_more|remove|rename|delete)(_|$)")
    names = [
        path.stem for path in modules(SOURCE) if path.parent.name == "migrations" and path.stem != "__init__"
    ]

    assert names, "there are migrations to look at"
    assert [
        name for name in names if not re.fullmatch(r"\d{4}_[a-z][a-z_]+", name) or suggested.search(name)
    ] == []


def test_there_is_no_second_way_in() -> None:
    from fursa.accounts.models import User

    assert not [app for app in settings.INSTALLED_APPS if app.startswith("django.contrib.admin")]
    fields = {field.name for field in User._meta.get_fields()}
    assert fields.isdisjoint({"is_superuser", "is_staff", "groups", "user_permissions"})
