from django.db import migrations

from fursa.core.row_security import protect, protect_history

# A version that was signed never changes, nor do its steps and needs; what a source brought follows its source.
FROZEN = """
CREATE FUNCTION lifeproject_refuse_signed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    RAISE EXCEPTION 'a life project that was signed is never changed: write a new version';
END $$;
CREATE TRIGGER lifeproject_lifeproject_frozen BEFORE UPDATE OR DELETE ON lifeproject_lifeproject
FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL) EXECUTE FUNCTION lifeproject_refuse_signed();

CREATE FUNCTION lifeproject_refuse_signed_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    whole bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.life_project_id ELSE NEW.life_project_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM lifeproject_lifeproject WHERE id = whole AND signed_at IS NOT NULL)
       OR TG_OP = 'UPDATE' AND EXISTS (
           SELECT 1 FROM lifeproject_lifeproject WHERE id = OLD.life_project_id AND signed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a life project that was signed is never changed: write a new version';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER lifeproject_step_frozen BEFORE INSERT OR UPDATE OR DELETE ON lifeproject_step
FOR EACH ROW EXECUTE FUNCTION lifeproject_refuse_signed_part();
CREATE TRIGGER lifeproject_need_frozen BEFORE INSERT OR UPDATE OR DELETE ON lifeproject_need
FOR EACH ROW EXECUTE FUNCTION lifeproject_refuse_signed_part();
"""
THAWED = """
DROP TRIGGER lifeproject_need_frozen ON lifeproject_need;
DROP TRIGGER lifeproject_step_frozen ON lifeproject_step;
DROP TRIGGER lifeproject_lifeproject_frozen ON lifeproject_lifeproject;
DROP FUNCTION lifeproject_refuse_signed_part();
DROP FUNCTION lifeproject_refuse_signed();
"""


class Migration(migrations.Migration):
    """Row-level security on the new tables; a signed version is frozen."""

    dependencies = [("lifeproject", "0003_versions_drafts_and_ends")]
    operations = [
        protect("lifeproject_draft"),
        protect_history("lifeproject_draftevent"),
        protect("lifeproject_need"),
        protect("lifeproject_followupend"),
        protect_history("lifeproject_followupendevent"),
        migrations.RunSQL(FROZEN, THAWED),
    ]
