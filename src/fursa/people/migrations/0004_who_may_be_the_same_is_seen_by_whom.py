from django.db import migrations

from fursa.core.row_security import protect

# As before, with the identity reviewer among those who see everyone.
SEES_EVERYONE = """
CREATE OR REPLACE FUNCTION fursa_sees_everyone() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM accounts_role r JOIN accounts_unit u ON u.id = r.unit_id
        WHERE r.user_id = fursa_user() AND u.kind = 'national'
          AND r.code IN ({roles})
          AND r.from_on <= fursa_today() AND (r.until_on IS NULL OR r.until_on > fursa_today()));
END $$;
"""
BEFORE = "'programme_manager', 'committee_member', 'finance_officer', 'director', 'auditor', 'system'"

# Whoever sees one record of a person sees the others that a review joined to it; `canonical` follows from reviews
# alone. The records themselves are looked up only where the file is not open already.
SEES_PERSON = """
CREATE FUNCTION fursa_file_is_open(person bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM people_access a JOIN accounts_role r ON r.unit_id = a.unit_id
        WHERE a.person_id = person AND r.user_id = fursa_user()
          AND r.from_on <= fursa_today() AND (r.until_on IS NULL OR r.until_on > fursa_today())
          AND a.from_on <= fursa_today() AND (a.until_on IS NULL OR a.until_on > fursa_today()));
END $$;
CREATE OR REPLACE FUNCTION fursa_sees_person(person bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    first_recorded bigint;
BEGIN
    IF fursa_file_is_open(person) THEN
        RETURN true;
    END IF;
    SELECT coalesce(p.canonical_id, p.id) INTO first_recorded FROM people_person p WHERE p.id = person;
    IF first_recorded IS NULL THEN
        RETURN false;
    END IF;
    RETURN EXISTS (
        SELECT 1 FROM people_person p
        WHERE (p.canonical_id = first_recorded OR p.id = first_recorded) AND p.id <> person
          AND fursa_file_is_open(p.id));
END $$;
"""
SEES_PERSON_BEFORE = """
CREATE OR REPLACE FUNCTION fursa_sees_person(person bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM people_access a JOIN accounts_role r ON r.unit_id = a.unit_id
        WHERE a.person_id = person AND r.user_id = fursa_user()
          AND r.from_on <= fursa_today() AND (r.until_on IS NULL OR r.until_on > fursa_today())
          AND a.from_on <= fursa_today() AND (a.until_on IS NULL OR a.until_on > fursa_today()));
END $$;
DROP FUNCTION fursa_file_is_open(bigint);
"""

# Those who share most keys, in the scope of whoever asks. A key that very many bear is read in part: who is the same
# shares rarer ones, too.
ALIKE = """
CREATE FUNCTION fursa_people_alike(keys bigint[], most integer)
RETURNS TABLE (person_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    everyone boolean := fursa_sees_everyone();
BEGIN
    RETURN QUERY
        SELECT found.person_id FROM (
            SELECT b.person_id, count(*) AS shared
            FROM unnest(keys) AS k CROSS JOIN LATERAL (
                SELECT pb.person_id FROM people_block pb WHERE pb.key = k LIMIT 3000) AS b
            GROUP BY b.person_id) AS found
        WHERE everyone OR fursa_sees_person(found.person_id)
        ORDER BY found.shared DESC, found.person_id LIMIT most;
END $$;
"""

# Whether a payment waits: a possible duplicate above one half that nobody reviewed, found after the last release by
# two people. It says that of those the user sees alone, and never with whom.
HELD = """
CREATE FUNCTION fursa_held(persons bigint[], holds_from double precision)
RETURNS TABLE (person_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    everyone boolean := fursa_sees_everyone();
BEGIN
    RETURN QUERY
        SELECT asked FROM unnest(persons) AS asked
        WHERE (everyone OR fursa_sees_person(asked)) AND EXISTS (
            SELECT 1 FROM people_person r JOIN people_duplicate_pair d ON d.person_id = r.id OR d.other_id = r.id
            WHERE (r.id = asked OR r.canonical_id = asked) AND d.state = 'open' AND d.probability >= holds_from
              AND d.found_at > coalesce(
                (SELECT max(h.confirmed_at) FROM people_hold_release h WHERE h.person_id = asked), '-infinity'));
END $$;
"""


class Migration(migrations.Migration):
    """Who sees pairs, and the functions that look for them in the scope of whoever asks."""

    dependencies = [
        ("people", "0003_who_may_be_the_same"),
        ("accounts", "0003_identity_reviewer"),
        ("core", "0002_who_is_reading"),
    ]
    operations = [
        migrations.RunSQL(
            SEES_EVERYONE.format(roles=f"{BEFORE}, 'identity_reviewer'"), SEES_EVERYONE.format(roles=BEFORE)
        ),
        migrations.RunSQL(SEES_PERSON, SEES_PERSON_BEFORE),
        protect("people_block"),
        protect("people_hold_release"),
        migrations.RunSQL(
            """
            ALTER TABLE people_duplicate_pair ENABLE ROW LEVEL SECURITY;
            CREATE POLICY people_duplicate_pair_scope ON people_duplicate_pair USING (fursa_sees_everyone());
            """,
            """
            DROP POLICY people_duplicate_pair_scope ON people_duplicate_pair;
            ALTER TABLE people_duplicate_pair DISABLE ROW LEVEL SECURITY;
            """,
        ),
        migrations.RunSQL(ALIKE, "DROP FUNCTION fursa_people_alike(bigint[], integer);"),
        migrations.RunSQL(HELD, "DROP FUNCTION fursa_held(bigint[], double precision);"),
    ]
