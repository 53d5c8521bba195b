from django.db import migrations

from fursa.core.row_security import protect, protect_history

# A role that sees everyone does not see this: only a unit that accompanies the person, and the program's own jobs.
READS = """
CREATE FUNCTION fursa_reads_health(person bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM people_access a JOIN accounts_role r ON r.unit_id = a.unit_id
        WHERE a.person_id = person AND r.user_id = fursa_user()
          AND r.code IN ('reintegration_officer', 'centre_adviser')
          AND r.from_on <= fursa_today() AND (r.until_on IS NULL OR r.until_on > fursa_today())
          AND a.from_on <= fursa_today() AND (a.until_on IS NULL OR a.until_on > fursa_today()))
      OR EXISTS (SELECT 1 FROM accounts_role r WHERE r.user_id = fursa_user() AND r.code = 'system');
END $$;
ALTER TABLE diagnosis_health ENABLE ROW LEVEL SECURITY;
CREATE POLICY diagnosis_health_scope ON diagnosis_health USING (fursa_reads_health(person_id));
ALTER TABLE diagnosis_healthevent ENABLE ROW LEVEL SECURITY;
CREATE POLICY diagnosis_healthevent_read ON diagnosis_healthevent FOR SELECT USING (fursa_reads_health(person_id));
CREATE POLICY diagnosis_healthevent_add ON diagnosis_healthevent FOR INSERT WITH CHECK (true);
-- What was sent holds these answers too, as they came.
ALTER POLICY diagnosis_submission_scope ON diagnosis_submission USING (
    sent_by_id = fursa_user() OR fursa_reads_health(coalesce(person_id, 0)));
"""
BACK = """
ALTER POLICY diagnosis_submission_scope ON diagnosis_submission USING (
    (SELECT fursa_sees_everyone()) OR sent_by_id = fursa_user()
    OR (person_id IS NOT NULL AND fursa_sees_person(person_id)));
DROP POLICY diagnosis_healthevent_add ON diagnosis_healthevent;
DROP POLICY diagnosis_healthevent_read ON diagnosis_healthevent;
ALTER TABLE diagnosis_healthevent DISABLE ROW LEVEL SECURITY;
DROP POLICY diagnosis_health_scope ON diagnosis_health;
ALTER TABLE diagnosis_health DISABLE ROW LEVEL SECURITY;
DROP FUNCTION fursa_reads_health(bigint);
"""


class Migration(migrations.Migration):
    """Row-level security on the themes; on health, for those who accompany the person alone."""

    dependencies = [("diagnosis", "0005_what_the_interview_told"), ("people", "0002_who_sees_whom")]
    operations = [
        protect("diagnosis_paper"),
        protect_history("diagnosis_paperevent"),
        protect("diagnosis_circumstances"),
        protect_history("diagnosis_circumstancesevent"),
        migrations.RunSQL(READS, BACK),
    ]
