"""The tests run in Arabic, migrate as the owner and work as the program, on a server of their own."""

from __future__ import annotations

import fcntl
import hashlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# One server for each PostgreSQL the tests run on: a data folder belongs to the version that made it.
DATA = (
    ROOT
    / "build"
    / ("tests-" + (os.environ.get("FURSA_PG_BIN", "").strip("/").replace("/", "-") or "embedded"))
)
(DATA / "static").mkdir(parents=True, exist_ok=True)
os.environ["FURSA_DATA"] = str(DATA)
os.environ["DJANGO_SETTINGS_MODULE"] = "fursa.config.settings"
os.environ.setdefault("FURSA_ODK_VALIDATE", "0")  # a second a form; its own tests turn it on
os.environ.setdefault("FURSA_SECRET_KEY", "only-for-tests")
# Nothing of a test outlives it: the disk need not be waited for.
os.environ.setdefault("FURSA_PG_OPTIONS", "-c fsync=off -c synchronous_commit=off -c full_page_writes=off")
for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "FURSA_DEMO"):
    os.environ.pop(name, None)

from fursa.core.catalogues import compile_catalogues  # noqa: E402

with (DATA / ".catalogues.lock").open("w") as _lock:
    fcntl.flock(_lock, fcntl.LOCK_EX)
    compile_catalogues(ROOT / "src" / "fursa")

import pytest  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402
from django.utils import translation  # noqa: E402
from psycopg import sql  # noqa: E402

from fursa.config.database import ensure_running, locate  # noqa: E402
from fursa.config.database.server import connect  # noqa: E402


def _migrations_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src" / "fursa").rglob("migrations/*.py")):
        digest.update(path.read_bytes())
    digest.update((ROOT / "src/fursa/config/database/migrate.py").read_bytes())
    digest.update((ROOT / "src/fursa/core/row_security.py").read_bytes())
    return digest.hexdigest()[:12]


def _point_at(name: str) -> None:
    from django.db import connections

    for alias in ("default", "progress", "owner"):
        connections[alias].close()
        for config in (connections[alias].settings_dict, settings.DATABASES[alias]):
            config["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: object) -> Iterator[None]:
    """A database of this process, copied from a template that is migrated once for each set of migrations."""
    from django.db import connections

    from fursa.config.database.migrate import migrate

    location = locate(DATA)
    ensure_running(location)
    template, name = f"template_{_migrations_digest()}", f"test_{uuid.uuid4().hex[:12]}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        with (DATA / ".template.lock").open("w") as lock, connect(location.owner, name="postgres") as server:
            fcntl.flock(lock, fcntl.LOCK_EX)
            known = {str(row[0]) for row in server.execute("SELECT datname FROM pg_database")}
            if template not in known:
                building = f"{template}_new"
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(building)))
                server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(building)))
                with connect(location.owner, name=building) as database:
                    database.execute("CREATE EXTENSION pg_trgm")
                _point_at(building)
                migrate(force=True)
                connections.close_all()
                server.execute(
                    sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                        sql.Identifier(building), sql.Identifier(template)
                    )
                )
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
        _point_at(name)
        yield
        connections.close_all()
        with connect(location.owner, name="postgres") as server:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _empty_as_owner(self: TransactionTestCase) -> None:
    """After a test that commits: empty every table as the owner and put the seeds of the migrations back."""
    import importlib
    from types import SimpleNamespace

    from django.apps import apps
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    connection.close()
    kept = ["django_migrations", "django_content_type"]
    with connect(locate(DATA).owner, name=name) as owner:
        rows = owner.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL(%s)", [kept]
        )
        tables = sql.SQL(", ").join(sql.Identifier(str(row[0])) for row in rows.fetchall())
        owner.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(tables))
    seeds = importlib.import_module("fursa.accounts.migrations.0002_system_user")
    seeds.add(apps, SimpleNamespace(connection=connection))


TransactionTestCase._fixture_teardown = _empty_as_owner  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _arabic() -> Iterator[None]:
    with translation.override("ar"):
        yield


@pytest.fixture(autouse=True)
def _fast_passwords(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


def pytest_configure(config: pytest.Config) -> None:
    # Progress has a connection of its own; inside a test's transaction it must be the same one.
    settings.FURSA_PROGRESS_ALIAS = "default"
    for alias in ("default", "progress"):
        settings.DATABASES[alias]["OPTIONS"] = {}  # a pool would keep the copied database from being dropped


# What takes a minute or more begins first, so that no worker ends with it alone.
LONG = ("tests/journeys/", "tests/config/test_bad_input.py", "tests/diagnosis/test_exactly_once.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
