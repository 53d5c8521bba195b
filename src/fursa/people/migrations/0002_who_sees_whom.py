from django.db import migrations

from fursa.core.row_security import protect, protect_history

# plpgsql, whose plans are kept: a policy calls these once a query (the first) or once a row (the second).
FUNCTIONS = """
CREATE FUNCTION fursa_sees_everyone() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM accounts_role r JOIN accounts_unit u ON u.id = r.unit_id
        WHERE r.user_id = fursa_user() AND u.kind = 'national'
          AND r.code IN ('programme_manager', 'committee_member', 'finance_officer', 'director', 'auditor', 'system')
          AND r.from_on <= fursa_today() AND (r.until_on IS NULL OR r.until_on > fursa_today()));
END $$;

CREATE FUNCTION fursa_sees_person(person bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM people_access a JOIN accounts_role r ON r.unit_id = a.unit_id
        WHERE a.person_id = person AND r.user_id = fursa_user()
          AND r.from_on <= fursa_today() AND (r.until_on IS NULL OR r.until_on > fursa_today())
          AND a.from_on <= fursa_today() AND (a.until_on IS NULL OR a.until_on > fursa_today()));
END $$;
"""

# Under a policy the trigram index is not used; inside this function it is, and the scope is applied here.
SEARCH = """
CREATE FUNCTION fursa_search_people(words jsonb, likeness text, most integer)
RETURNS TABLE (person_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public SET pg_trgm.word_similarity_threshold = 0.4 AS $$
DECLARE
    everyone boolean := fursa_sees_everyone();
    condition text := 'true';
    spellings jsonb;
    either text;
BEGIN
    -- Every word must be there, in one of its spellings: [["%youssef%", "%ysf%"], ["%alami%"]].
    FOR spellings IN SELECT * FROM jsonb_array_elements(words) LOOP
        SELECT string_agg(format('p.search_key LIKE %L', s), ' OR ') INTO either
        FROM jsonb_array_elements_text(spellings) AS s;
        condition := condition || ' AND (' || either || ')';
    END LOOP;
    RETURN QUERY EXECUTE format(
        'SELECT p.id FROM people_person p WHERE %s AND ($1 OR fursa_sees_person(p.id)) '
        'ORDER BY p.sort_key, p.id LIMIT $2', condition) USING everyone, most;
    IF NOT FOUND AND likeness <> '' THEN
        RETURN QUERY SELECT p.id FROM people_person p
            WHERE likeness <% p.search_key AND (everyone OR fursa_sees_person(p.id))
            ORDER BY word_similarity(likeness, p.search_key) DESC, p.sort_key, p.id LIMIT most;
    END IF;
END $$;
CREATE INDEX people_person_search ON people_person USING gin (search_key gin_trgm_ops);
"""

# pghistory writes the context's row anew for each row of an import. Here it is written once a transaction (a
# local setting remembers it, and is undone with the savepoint), for the program, which may add to it and read it
# but never change it by itself.
CONTEXT = """
CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_catalog AS $$
DECLARE
    context text := nullif(current_setting('pghistory.context_id', true), '');
    told text := nullif(current_setting('pghistory.context_metadata', true), '');
BEGIN
    IF context IS NULL OR told IS NULL THEN
        RETURN NULL;
    END IF;
    IF current_setting('fursa.context_written', true) IS DISTINCT FROM context || told THEN
        INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
        VALUES (context::uuid, told::jsonb, now(), now())
        ON CONFLICT (id) DO UPDATE SET metadata = EXCLUDED.metadata, updated_at = EXCLUDED.updated_at
        WHERE pghistory_context.metadata <> EXCLUDED.metadata;
        PERFORM set_config('fursa.context_written', context || told, true);
    END IF;
    RETURN context::uuid;
END $$;
"""

# A source record is what a source said: kept as said.
IMMUTABLE = """
CREATE FUNCTION fursa_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a % is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER people_source_record_kept BEFORE UPDATE OR DELETE ON people_source_record
FOR EACH ROW EXECUTE FUNCTION fursa_refuse_change();
"""


class Migration(migrations.Migration):
    """Row-level security over `people_access`, the scoped search, and immutable source records."""

    dependencies = [
        ("people", "0001_initial"),
        ("core", "0002_who_is_reading"),
        ("accounts", "0002_system_user"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]
    operations = [
        migrations.RunSQL(CONTEXT, migrations.RunSQL.noop),
        migrations.RunSQL(
            FUNCTIONS, "DROP FUNCTION fursa_sees_person(bigint); DROP FUNCTION fursa_sees_everyone();"
        ),
        protect("people_person", "id"),
        protect_history("people_personevent", "pgh_obj_id"),
        # Opening a file to another unit is an action's work; the policy only asks that someone stands for it.
        protect("people_access", check="fursa_user() IS NOT NULL"),
        protect("people_source_record"),
        protect("people_link_assertion"),
        migrations.RunSQL(
            SEARCH,
            "DROP INDEX people_person_search; DROP FUNCTION fursa_search_people(jsonb, text, integer);",
        ),
        migrations.RunSQL(
            IMMUTABLE,
            "DROP TRIGGER people_source_record_kept ON people_source_record; DROP FUNCTION fursa_refuse_change();",
        ),
    ]
