from django.db import migrations

# How many micro-projects of the programme run, and how many were given up, by trade and place: counts over
# everybody, for readers who see only some; no name leaves. The place is the life project's, else the territory's.
COUNT = """
CREATE FUNCTION fursa_count_micro_projects()
RETURNS TABLE (trade varchar, place varchar, running bigint, closed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT found.trade, found.place, count(*) FILTER (WHERE NOT found.given_up), count(*) FILTER (WHERE found.given_up)
    FROM (
        SELECT application.trade_isco AS trade,
               coalesce(
                   (SELECT area.code FROM lifeproject_lifeproject plan
                    JOIN territory_area area ON area.id = plan.place_id
                    WHERE plan.person_id = application.person_id
                    ORDER BY plan.agreed_on DESC, plan.id DESC LIMIT 1),
                   (SELECT min(area_code) FROM editions_territoryarea
                    WHERE territory_id = award.territory_id)
               ) AS place,
               EXISTS (SELECT 1 FROM pathways_pathway way
                       WHERE way.person_id = application.person_id AND way.kind = 'micro_project'
                         AND way.state = 'stopped') AS given_up
        FROM editions_award award
        JOIN editions_application application ON application.id = award.application_id
        WHERE award.state = 'handed_over'
    ) AS found
    WHERE found.trade <> '' AND found.place IS NOT NULL
    GROUP BY found.trade, found.place
$$;
"""


class Migration(migrations.Migration):
    """What the programme itself knows of a market."""

    dependencies = [
        ("reporting", "0001_initial"),
        ("editions", "0007_rules_tried_and_adopted"),
        ("lifeproject", "0004_signed_is_frozen"),
        ("pathways", "0003_one_row_a_pathway"),
        ("territory", "0002_market_figures"),
    ]
    operations = [migrations.RunSQL(COUNT, "DROP FUNCTION fursa_count_micro_projects();")]
