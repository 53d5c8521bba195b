from django.db import migrations

from fursa.core.row_security import protect, protect_history


class Migration(migrations.Migration):
    """Row-level security on photographs."""

    dependencies = [("lifeproject", "0005_photographs")]
    operations = [protect("lifeproject_photograph"), protect_history("lifeproject_photographevent")]
