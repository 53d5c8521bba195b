from django.db import migrations

# The files open to whoever asks, with the other records that a review joined to them. A search or a comparison by a
# role with a scope reads these alone: how long it takes says nothing of anybody else.
OPEN_FILES = """
CREATE INDEX people_person_linked ON people_person (id) INCLUDE (canonical_id) WHERE canonical_id IS NOT NULL;
CREATE FUNCTION fursa_open_files() RETURNS TABLE (id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2000 SET search_path = pg_catalog, public AS $$
DECLARE
    today CONSTANT date := fursa_today();
    units CONSTANT bigint[] := ARRAY(
        SELECT r.unit_id FROM accounts_role r WHERE r.user_id = fursa_user()
          AND r.from_on <= today AND (r.until_on IS NULL OR r.until_on > today));
BEGIN
    RETURN QUERY
        WITH mine AS MATERIALIZED (
            SELECT DISTINCT a.person_id FROM people_access a
            WHERE a.unit_id = ANY(units) AND a.from_on <= today
              AND (a.until_on IS NULL OR a.until_on > today))
        SELECT mine.person_id FROM mine
        -- Joined records are few: an index holds them alone.
        UNION SELECT l.canonical_id FROM people_person l JOIN mine ON mine.person_id = l.id
            WHERE l.canonical_id IS NOT NULL
        UNION SELECT l.id FROM people_person l
            WHERE l.canonical_id IS NOT NULL AND (
                l.canonical_id IN (SELECT mine.person_id FROM mine)
                OR l.canonical_id IN (
                    SELECT o.canonical_id FROM people_person o JOIN mine ON mine.person_id = o.id
                    WHERE o.canonical_id IS NOT NULL));
END $$;
"""

SEARCH = """
CREATE OR REPLACE FUNCTION fursa_search_people(words jsonb, likeness text, most integer)
RETURNS TABLE (person_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public SET pg_trgm.word_similarity_threshold = 0.4 AS $$
DECLARE
    everyone boolean := fursa_sees_everyone();
    condition text := 'true';
    spellings jsonb;
    either text;
    -- Nobody reads thousands of rows: of so many the first in the alphabet are not looked for.
    enough CONSTANT integer := 500;
BEGIN
    -- Every word must be there, in one of its spellings: [["%youssef%", "%ysf%"], ["%alami%"]].
    FOR spellings IN SELECT * FROM jsonb_array_elements(words) LOOP
        SELECT string_agg(format('search_key LIKE %L', s), ' OR ') INTO either
        FROM jsonb_array_elements_text(spellings) AS s;
        condition := condition || ' AND (' || either || ')';
    END LOOP;
    IF everyone THEN
        RETURN QUERY EXECUTE format(
            'SELECT f.id FROM (SELECT id, sort_key FROM people_person WHERE %s LIMIT $2) AS f '
            'ORDER BY f.sort_key, f.id LIMIT $1', condition) USING most, enough;
        IF NOT FOUND AND likeness <> '' THEN
            RETURN QUERY SELECT f.id FROM (
                    SELECT p.id, p.search_key, p.sort_key FROM people_person p
                    WHERE likeness <% p.search_key LIMIT enough) AS f
                ORDER BY word_similarity(likeness, f.search_key) DESC, f.sort_key, f.id LIMIT most;
        END IF;
        RETURN;
    END IF;
    -- One pass over one's own files, whether somebody is found or not.
    RETURN QUERY EXECUTE format($q$
        WITH mine AS MATERIALIZED (
            SELECT p.id, p.search_key, p.sort_key FROM fursa_open_files() AS o JOIN people_person p ON p.id = o.id),
        exact AS MATERIALIZED (SELECT id, sort_key FROM mine WHERE %s ORDER BY sort_key, id LIMIT $1),
        near AS (
            SELECT id, sort_key, word_similarity($2, search_key)::double precision AS likeness FROM mine
            WHERE $2 <> '' AND NOT EXISTS (SELECT FROM exact))
        SELECT found.id FROM (
            SELECT id, sort_key, 1.0::double precision AS likeness FROM exact
            UNION ALL (SELECT id, sort_key, likeness FROM near WHERE likeness >= 0.4
                ORDER BY likeness DESC, sort_key, id LIMIT $1)) AS found
        ORDER BY found.likeness DESC, found.sort_key, found.id $q$, condition) USING most, likeness;
END $$;
"""

ALIKE = """
CREATE OR REPLACE FUNCTION fursa_people_alike(keys bigint[], most integer)
RETURNS TABLE (person_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF fursa_sees_everyone() THEN
        RETURN QUERY
            SELECT b.person_id FROM unnest(keys) AS k CROSS JOIN LATERAL (
                SELECT pb.person_id FROM people_block pb WHERE pb.key = k LIMIT 3000) AS b
            GROUP BY b.person_id ORDER BY count(*) DESC, b.person_id LIMIT most;
        RETURN;
    END IF;
    RETURN QUERY
        WITH mine AS MATERIALIZED (SELECT o.id FROM fursa_open_files() AS o)
        SELECT pb.person_id FROM mine JOIN people_block pb ON pb.person_id = mine.id
        WHERE pb.key = ANY(keys)
        GROUP BY pb.person_id ORDER BY count(*) DESC, pb.person_id LIMIT most;
END $$;
"""


class Migration(migrations.Migration):
    """A search by a role with a scope reads that scope alone; one by a national role stops at enough."""

    dependencies = [("people", "0004_who_may_be_the_same_is_seen_by_whom")]
    operations = [
        migrations.RunSQL(OPEN_FILES, "DROP FUNCTION fursa_open_files(); DROP INDEX people_person_linked;"),
        migrations.RunSQL(SEARCH, migrations.RunSQL.noop),
        migrations.RunSQL(ALIKE, migrations.RunSQL.noop),
    ]
