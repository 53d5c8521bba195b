from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import migrations


def add(apps, schema_editor):
    alias = schema_editor.connection.alias
    unit, _ = (
        apps.get_model("accounts", "Unit")
        .objects.using(alias)
        .get_or_create(
            code="national",
            defaults={
                "kind": "national",
                "name_ar": "المصالح المركزية",
                "name_fr": "Services centraux",
                "name_en": "National services",
            },
        )
    )
    user, _ = (
        apps.get_model("accounts", "User")
        .objects.using(alias)
        .get_or_create(
            username="system",
            defaults={"full_name": "Fursa", "is_system": True, "password": make_password(None)},
        )
    )
    apps.get_model("accounts", "Role").objects.using(alias).get_or_create(
        user=user, unit=unit, code="system", defaults={"from_on": date(2000, 1, 1)}
    )


class Migration(migrations.Migration):
    """The national unit, and the named user in whose scope the system's own jobs act; it cannot sign in."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
