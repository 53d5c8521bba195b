from django.db import migrations

SQL = """
CREATE FUNCTION fursa_analyze() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
    ANALYZE;
END $$;
"""


class Migration(migrations.Migration):
    """Let the program refresh the planner's statistics after a bulk load; only the owner may do it directly."""

    dependencies = [("core", "0002_who_is_reading")]
    operations = [migrations.RunSQL(SQL, "DROP FUNCTION fursa_analyze();")]
