"""The database keeps every status event: added to, never changed, and deleted by disposal alone."""

from django.db import migrations

KEEP = """
CREATE FUNCTION dispatch_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('coresponder.disposing', true) = 'dispatch' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Rows of % can be added to, never changed: % was refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER dispatch_statusevent_kept BEFORE UPDATE OR DELETE ON dispatch_statusevent
    FOR EACH ROW EXECUTE FUNCTION dispatch_keep();
"""

LET_GO = """
DROP TRIGGER dispatch_statusevent_kept ON dispatch_statusevent;
DROP FUNCTION dispatch_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("dispatch", "0001_teams_shifts_assignments_handovers")]
    operations = [migrations.RunSQL(KEEP, LET_GO)]
