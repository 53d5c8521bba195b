from django.db import migrations

SQL = """
CREATE FUNCTION fursa_user() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS
$$ SELECT nullif(current_setting('fursa.user_id', true), '')::bigint $$;

CREATE FUNCTION fursa_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS
$$ SELECT coalesce(nullif(current_setting('fursa.today', true), '')::date,
                   (now() AT TIME ZONE 'Africa/Casablanca')::date) $$;
"""


class Migration(migrations.Migration):
    """The user and the day of this transaction, as row policies read them."""

    dependencies = [("core", "0001_initial")]
    operations = [
        migrations.RunSQL(SQL, "DROP FUNCTION fursa_today(); DROP FUNCTION fursa_user();"),
    ]
