"""Bring the database up to date as its owner, and give the program's role exactly what it needs."""

from __future__ import annotations

import fcntl

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

# History and audit are added to and read, never changed or removed.
_APPEND_ONLY = "tablename LIKE '%%event' OR tablename IN ('audit_entry', 'audit_seal', 'pghistory_context')"

_GRANTS = """
DO $$
DECLARE t record; append_only boolean;
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %%I', %(role)s::text);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %%I', %(role)s::text);
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        append_only := (SELECT {append_only} FROM pg_tables x
                        WHERE x.schemaname = 'public' AND x.tablename = t.tablename);
        EXECUTE format('REVOKE ALL ON public.%%I FROM %%I', t.tablename, %(role)s::text);
        IF append_only THEN
            EXECUTE format('GRANT SELECT, INSERT ON public.%%I TO %%I', t.tablename, %(role)s::text);
        ELSIF t.tablename = 'django_migrations' THEN
            EXECUTE format('GRANT SELECT ON public.%%I TO %%I', t.tablename, %(role)s::text);
        ELSE
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%%I TO %%I', t.tablename, %(role)s::text);
        END IF;
    END LOOP;
END $$;
""".replace("{append_only}", _APPEND_ONLY)


def is_up_to_date(alias: str = "owner") -> bool:
    """Whether every migration is applied."""
    executor = MigrationExecutor(connections[alias])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def migrate(*, verbosity: int = 0, force: bool = False) -> bool:
    """Apply what is missing; returns whether there was anything. Two programs at once: the second waits."""
    settings.FURSA_DATA.mkdir(parents=True, exist_ok=True)
    with (settings.FURSA_DATA / ".migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not force and is_up_to_date():
            return False
        call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
        grant()
        return True


def grant() -> None:
    """Give the program's role its rights on every table; safe to repeat."""
    role = settings.DATABASES["default"]["USER"]
    if role == settings.DATABASES["owner"]["USER"]:
        return
    with connections["owner"].cursor() as cursor:
        # DO takes no bound parameters: the role's name is quoted by the driver on the client.
        from psycopg import sql

        statement = _GRANTS.replace(
            "%(role)s", sql.Literal(role).as_string(cursor.connection.connection)
        ).replace("%%", "%")
        cursor.execute(statement)
