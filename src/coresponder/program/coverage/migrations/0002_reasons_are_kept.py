"""The database keeps every reason that somebody gave: added to, and deleted by disposal alone."""

from django.db import migrations

KEEP = """
CREATE FUNCTION coverage_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('coresponder.disposing', true) = 'calls' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Rows of % can be added to, never changed: % was refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER coverage_missedreason_kept BEFORE UPDATE OR DELETE ON coverage_missedreason
    FOR EACH ROW EXECUTE FUNCTION coverage_keep();
"""

LET_GO = """
DROP TRIGGER coverage_missedreason_kept ON coverage_missedreason;
DROP FUNCTION coverage_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("coverage", "0001_reasons")]
    operations = [migrations.RunSQL(KEEP, LET_GO)]
