from django.db import migrations, models


class Migration(migrations.Migration):
    """Minutes say why a minimum or a share was not reached."""

    dependencies = [("editions", "0002_who_sees_whom")]
    operations = [
        migrations.AddField(
            model_name="minutes", name="remarks", field=models.TextField(blank=True), preserve_default=True
        )
    ]
