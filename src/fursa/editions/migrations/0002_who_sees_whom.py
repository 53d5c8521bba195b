from django.db import migrations

from fursa.core.row_security import protect, protect_history


class Migration(migrations.Migration):
    """Row-level security on what speaks of a person."""

    dependencies = [("editions", "0001_initial"), ("people", "0002_who_sees_whom")]
    operations = [
        protect("editions_application"),
        protect("editions_supportoption"),
        protect("editions_optionkit"),
        protect("editions_proposalline"),
        protect("editions_mark"),
        protect("editions_recusal"),
        protect("editions_decision"),
        protect("editions_award"),
        protect_history("editions_applicationevent"),
        protect_history("editions_markevent"),
        protect_history("editions_decisionevent"),
        protect_history("editions_awardevent"),
    ]
