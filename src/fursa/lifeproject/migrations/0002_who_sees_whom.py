from django.db import migrations

from fursa.core.row_security import protect, protect_history


class Migration(migrations.Migration):
    """Row-level security on what speaks of a person."""

    dependencies = [("lifeproject", "0001_initial"), ("people", "0002_who_sees_whom")]
    operations = [
        protect("lifeproject_lifeproject"),
        protect("lifeproject_step"),
        protect_history("lifeproject_lifeprojectevent"),
    ]
