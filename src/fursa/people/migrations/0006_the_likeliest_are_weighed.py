from importlib import import_module

from django.db import migrations

# A key says the more the fewer people have it: those are weighed who share the keys that say most. Of a key that more
# have than are read, the first are taken. `namesakes`: how many share the rarest pair of words of the name.
ALIKE = """
DROP FUNCTION fursa_people_alike(bigint[], integer);
CREATE FUNCTION fursa_people_alike(keys bigint[], names bigint[], register integer, most integer)
RETURNS TABLE (person_id bigint, namesakes bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    everyone CONSTANT boolean := fursa_sees_everyone();
    mine CONSTANT bigint[] := CASE WHEN everyone THEN NULL ELSE ARRAY(SELECT o.id FROM fursa_open_files() AS o) END;
BEGIN
    RETURN QUERY
        WITH shared AS MATERIALIZED (
            SELECT k AS key, b.person_id FROM unnest(keys) AS k CROSS JOIN LATERAL (
                SELECT pb.person_id FROM people_block pb WHERE pb.key = k LIMIT 3000) AS b
            WHERE everyone
            UNION ALL
            SELECT pb.key, pb.person_id FROM unnest(mine) AS m JOIN people_block pb ON pb.person_id = m
            WHERE pb.key = ANY(keys)),
        sized AS MATERIALIZED (SELECT s.key, count(*) AS size FROM shared s GROUP BY s.key)
        SELECT s.person_id, (SELECT coalesce(min(n.size), 0) FROM sized n WHERE n.key = ANY(names))
        FROM shared s JOIN sized USING (key)
        GROUP BY s.person_id
        ORDER BY sum(ln(greatest(register, 1) + 1.0::double precision) - ln(sized.size)) DESC, s.person_id
        LIMIT most;
END $$;
"""


BEFORE = import_module("fursa.people.migrations.0005_search_within_ones_own_files").ALIKE


class Migration(migrations.Migration):
    """Whoever shares rare keys is weighed first; and how many bear the name is said."""

    dependencies = [("people", "0005_search_within_ones_own_files")]
    operations = [migrations.RunSQL(ALIKE, f"DROP FUNCTION fursa_people_alike(bigint[], bigint[], integer, integer); {BEFORE}")]
