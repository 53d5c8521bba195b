from django.db import migrations

from fursa.core.row_security import protect, protect_history


class Migration(migrations.Migration):
    """Row-level security on what speaks of a person."""

    dependencies = [("custody", "0001_initial"), ("people", "0002_who_sees_whom")]
    operations = [
        protect("custody_episode"),
        protect_history("custody_episodeevent"),
    ]
