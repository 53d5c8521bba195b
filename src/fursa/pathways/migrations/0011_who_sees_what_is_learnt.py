from django.db import migrations

from fursa.core.row_security import protect, protect_history


class Migration(migrations.Migration):
    """Row-level security on what is learnt and done inside."""

    dependencies = [("pathways", "0010_learnt_inside"), ("people", "0002_who_sees_whom")]
    operations = [protect("pathways_activity"), protect_history("pathways_activityevent")]
