from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("fursa.people.migrations.0004_who_may_be_the_same_is_seen_by_whom").HELD.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
# As before, but a release that a review overtook lets nothing go.
HELD = BEFORE.replace("WHERE h.person_id = asked)", "WHERE h.person_id = asked AND h.lapsed_at IS NULL)")


class Migration(migrations.Migration):
    """When a review overtook the release of a payment."""

    dependencies = [("people", "0007_two_take_back_what_two_decided")]
    operations = [
        migrations.AddField(model_name="holdrelease", name="lapsed_at", field=models.DateTimeField(null=True)),
        migrations.RemoveConstraint(model_name="holdrelease", name="people_hold_release_asked_once"),
        migrations.AddConstraint(
            model_name="holdrelease",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed_by", None), ("lapsed_at", None)),
                fields=("person",),
                name="people_hold_release_asked_once",
            ),
        ),
        migrations.RunSQL(HELD, BEFORE),
    ]
