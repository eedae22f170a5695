"""The database itself refuses to change a version of the cost set, or what a scenario was reckoned from."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION costs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What costs were reckoned from is kept as it was: % was refused.', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER costs_version_kept BEFORE UPDATE OR DELETE ON costs_costsetversion
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
CREATE TRIGGER costs_scenario_kept
    BEFORE UPDATE OF name, cost_set_id, period, from_on, to_on, effects, seed, result, saved_by_id, saved_at
    ON costs_scenario
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
CREATE TRIGGER costs_scenario_stays BEFORE DELETE ON costs_scenario
    FOR EACH ROW EXECUTE FUNCTION costs_refuse_change();
"""

ALLOW = """
DROP TRIGGER costs_scenario_stays ON costs_scenario;
DROP TRIGGER costs_scenario_kept ON costs_scenario;
DROP TRIGGER costs_version_kept ON costs_costsetversion;
DROP FUNCTION costs_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("costs", "0001_costs")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
