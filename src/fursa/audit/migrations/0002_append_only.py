from django.db import migrations

SQL = """
CREATE SEQUENCE audit_entry_number OWNED BY audit_entry.number;

CREATE FUNCTION fursa_reads_audit() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM accounts_role r
        WHERE r.user_id = fursa_user() AND r.code IN ('auditor', 'director', 'system')
          AND r.from_on <= fursa_today() AND (r.until_on IS NULL OR r.until_on > fursa_today()));
END $$;

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_add ON audit_entry FOR INSERT WITH CHECK (true);
CREATE POLICY audit_entry_read ON audit_entry FOR SELECT USING ((SELECT fursa_reads_audit()));
ALTER TABLE audit_seal ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_seal_add ON audit_seal FOR INSERT WITH CHECK ((SELECT fursa_reads_audit()));
CREATE POLICY audit_seal_read ON audit_seal FOR SELECT USING ((SELECT fursa_reads_audit()));
"""


class Migration(migrations.Migration):
    """Everyone's acts are added, auditors and directors read, nobody changes or removes."""

    dependencies = [("audit", "0001_initial"), ("core", "0002_who_is_reading"), ("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(
            SQL,
            """
            DROP POLICY audit_seal_read ON audit_seal; DROP POLICY audit_seal_add ON audit_seal;
            DROP POLICY audit_entry_read ON audit_entry; DROP POLICY audit_entry_add ON audit_entry;
            ALTER TABLE audit_entry DISABLE ROW LEVEL SECURITY; ALTER TABLE audit_seal DISABLE ROW LEVEL SECURITY;
            DROP FUNCTION fursa_reads_audit(); DROP SEQUENCE audit_entry_number;
            """,
        )
    ]
