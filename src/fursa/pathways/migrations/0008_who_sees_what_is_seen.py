from django.db import migrations

from fursa.core.row_security import protect, protect_history


class Migration(migrations.Migration):
    """Row-level security on pauses, attendance and retention."""

    dependencies = [("pathways", "0007_what_is_seen_on_the_way"), ("people", "0002_who_sees_whom")]
    operations = [
        operation
        for name in ("pause", "attendance", "retentioncheck")
        for operation in (protect(f"pathways_{name}"), protect_history(f"pathways_{name}event"))
    ]
