from django.db import migrations

TAKEN = """
CREATE OR REPLACE FUNCTION fursa_places_taken(opening bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT count(*) FROM pathways_referral f LEFT JOIN pathways_pathway w ON w.id = f.pathway_id
        WHERE f.opening_id = opening AND f.state IN ('proposed', 'accepted', 'begun')
          AND w.state IS DISTINCT FROM 'stopped');
END $$;
"""


class Migration(migrations.Migration):
    """Whoever gave the way up holds its place no longer."""

    dependencies = [("pathways", "0005_who_sees_referrals")]
    operations = [migrations.RunSQL(TAKEN, migrations.RunSQL.noop)]
