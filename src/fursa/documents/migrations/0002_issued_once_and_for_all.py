from django.db import migrations

from fursa.core.row_security import protect

# A list speaks of many people and of none in particular: besides the national services it is for one unit.
UNIT = """
CREATE FUNCTION fursa_works_in(unit bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM accounts_role r
        WHERE r.unit_id = unit AND r.user_id = fursa_user()
          AND r.from_on <= fursa_today() AND (r.until_on IS NULL OR r.until_on > fursa_today()));
END $$;
CREATE POLICY documents_issueddocument_unit ON documents_issueddocument
    USING (person_id IS NULL AND fursa_works_in(unit_id))
    WITH CHECK (person_id IS NULL AND fursa_works_in(unit_id));
"""

IMMUTABLE = """
CREATE TRIGGER documents_issueddocument_kept BEFORE UPDATE OR DELETE ON documents_issueddocument
FOR EACH ROW EXECUTE FUNCTION fursa_refuse_change();
"""


class Migration(migrations.Migration):
    """Who sees which issued document; none is ever changed."""

    dependencies = [("documents", "0001_initial"), ("people", "0002_who_sees_whom")]
    operations = [
        protect("documents_issueddocument"),
        migrations.RunSQL(
            UNIT,
            "DROP POLICY documents_issueddocument_unit ON documents_issueddocument; DROP FUNCTION fursa_works_in(bigint);",
        ),
        migrations.RunSQL(
            IMMUTABLE, "DROP TRIGGER documents_issueddocument_kept ON documents_issueddocument;"
        ),
    ]
