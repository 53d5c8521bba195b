from django.db import migrations

from fursa.core.row_security import protect_history

# A partner's contact reads and answers the referrals to their own unit's openings, and sees no person: what a
# referral shows was written for them.
PARTNER = """
CREATE FUNCTION fursa_is_partner_of(opening bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM pathways_opening o JOIN network_partner n ON n.id = o.partner_id
        JOIN accounts_role r ON r.unit_id = n.unit_id
        WHERE o.id = opening AND r.user_id = fursa_user() AND r.code = 'partner_contact'
          AND r.from_on <= fursa_today() AND (r.until_on IS NULL OR r.until_on > fursa_today()));
END $$;
ALTER TABLE pathways_referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY pathways_referral_scope ON pathways_referral
    USING ((SELECT fursa_sees_everyone()) OR fursa_sees_person(person_id) OR fursa_is_partner_of(opening_id));
CREATE FUNCTION fursa_places_taken(opening bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT count(*) FROM pathways_referral f
        WHERE f.opening_id = opening AND f.state IN ('proposed', 'accepted', 'begun'));
END $$;
"""
BACK = """
DROP FUNCTION fursa_places_taken(bigint);
DROP POLICY pathways_referral_scope ON pathways_referral;
ALTER TABLE pathways_referral DISABLE ROW LEVEL SECURITY;
DROP FUNCTION fursa_is_partner_of(bigint);
"""


class Migration(migrations.Migration):
    """Row-level security on referrals; how many places are taken is counted over everyone's."""

    dependencies = [
        ("pathways", "0004_openings_and_referrals"),
        ("people", "0005_search_within_ones_own_files"),
        ("accounts", "0004_partner_contact"),
    ]
    operations = [migrations.RunSQL(PARTNER, BACK), protect_history("pathways_referralevent")]
