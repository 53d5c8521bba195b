from django.db import migrations

from fursa.core.row_security import protect, protect_history


class Migration(migrations.Migration):
    """Row-level security on visits."""

    dependencies = [("diagnosis", "0009_visits"), ("people", "0002_who_sees_whom")]
    operations = [protect("diagnosis_visit"), protect_history("diagnosis_visitevent")]
