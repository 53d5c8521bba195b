import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The first of two reviewers who take a decision back."""

    dependencies = [
        ("people", "0006_the_likeliest_are_weighed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="linkassertion",
            name="retraction_asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="linkassertion", name="retraction_asked_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddConstraint(
            model_name="linkassertion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("retraction_asked_by", None),
                    ("retracted_by", None),
                    models.Q(("retracted_by", models.F("retraction_asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="people_link_assertion_retracted_by_two",
            ),
        ),
    ]
