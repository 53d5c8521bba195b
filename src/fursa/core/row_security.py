"""The second wall: which rows PostgreSQL shows to the user of this transaction.

Every table that speaks of a person carries `person_id` itself, so that a policy never reads another table that
has a policy (PostgreSQL would recurse without end). The two functions are made by people's migrations.
"""

from __future__ import annotations

from django.db import migrations

_SEES = "(SELECT fursa_sees_everyone()) OR fursa_sees_person({column})"


def protect(table: str, column: str = "person_id", *, check: str | None = None) -> migrations.RunSQL:
    """Policies of a table that speaks of people: read and write only those one sees."""
    sees = _SEES.format(column=f'"{column}"')
    return migrations.RunSQL(
        f"""
        ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
        CREATE POLICY "{table}_scope" ON "{table}" USING ({sees}) WITH CHECK ({check or sees});
        """,
        f"""
        DROP POLICY "{table}_scope" ON "{table}";
        ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY;
        """,
    )


def protect_history(table: str, column: str = "person_id") -> migrations.RunSQL:
    """Policies of an event table: triggers add, those who see the person read, nobody changes or removes."""
    sees = _SEES.format(column=f'"{column}"')
    return migrations.RunSQL(
        f"""
        ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
        CREATE POLICY "{table}_read" ON "{table}" FOR SELECT USING ({sees});
        CREATE POLICY "{table}_add" ON "{table}" FOR INSERT WITH CHECK (true);
        """,
        f"""
        DROP POLICY "{table}_add" ON "{table}";
        DROP POLICY "{table}_read" ON "{table}";
        ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY;
        """,
    )
