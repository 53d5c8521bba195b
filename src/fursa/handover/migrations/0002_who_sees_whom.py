from django.db import migrations

from fursa.core.row_security import protect, protect_history


class Migration(migrations.Migration):
    """Row-level security on what speaks of a person."""

    dependencies = [("handover", "0001_initial"), ("people", "0002_who_sees_whom")]
    operations = [
        protect("handover_cheque"),
        protect("handover_handover"),
        protect("handover_certificatehandover"),
        protect_history("handover_chequeevent"),
        protect_history("handover_handoverevent"),
    ]
