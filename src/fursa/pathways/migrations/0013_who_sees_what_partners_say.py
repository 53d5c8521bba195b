from django.db import migrations

from fursa.core.row_security import protect_history

# The partner's contact reads and writes what was said of the places of their own unit, and sees no person.
SEES = "(SELECT fursa_sees_everyone()) OR fursa_sees_person(person_id) OR fursa_is_partner_of(opening_id)"
PARTNER = f"""
ALTER TABLE pathways_partnerword ENABLE ROW LEVEL SECURITY;
CREATE POLICY pathways_partnerword_scope ON pathways_partnerword USING ({SEES});
"""
BACK = """
DROP POLICY pathways_partnerword_scope ON pathways_partnerword;
ALTER TABLE pathways_partnerword DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    """Row-level security on what partners say."""

    dependencies = [("pathways", "0012_said_by_partners"), ("people", "0002_who_sees_whom")]
    operations = [migrations.RunSQL(PARTNER, BACK), protect_history("pathways_partnerwordevent")]
