from django.db import migrations

from fursa.core.row_security import protect, protect_history


class Migration(migrations.Migration):
    """Row-level security on requests for reconsideration."""

    dependencies = [("editions", "0004_requests_for_reconsideration"), ("people", "0002_who_sees_whom")]
    operations = [
        protect("editions_reconsiderationrequest"),
        protect_history("editions_reconsiderationrequestevent"),
    ]
