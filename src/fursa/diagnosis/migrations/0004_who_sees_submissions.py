from django.db import migrations

POLICY = """
ALTER TABLE diagnosis_submission ENABLE ROW LEVEL SECURITY;
CREATE POLICY diagnosis_submission_scope ON diagnosis_submission USING (
    (SELECT fursa_sees_everyone()) OR sent_by_id = fursa_user()
    OR (person_id IS NOT NULL AND fursa_sees_person(person_id)));
"""
BACK = """
DROP POLICY diagnosis_submission_scope ON diagnosis_submission;
ALTER TABLE diagnosis_submission DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    """What was sent is seen by whoever sent it, and by those who see the person it is about."""

    dependencies = [
        ("diagnosis", "0003_questionnaires_and_submissions"),
        ("people", "0004_who_may_be_the_same_is_seen_by_whom"),
    ]
    operations = [migrations.RunSQL(POLICY, BACK)]
