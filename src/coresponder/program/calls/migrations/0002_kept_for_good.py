"""The database itself keeps every version of a profile and every decision: baselines refer to them."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION calls_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % can be added to, never changed: % was refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER calls_savedprofile_kept BEFORE UPDATE OR DELETE ON calls_savedprofile
    FOR EACH ROW EXECUTE FUNCTION calls_refuse_change();
CREATE TRIGGER calls_typedecision_kept BEFORE UPDATE OR DELETE ON calls_typedecision
    FOR EACH ROW EXECUTE FUNCTION calls_refuse_change();
"""

ALLOW = """
DROP TRIGGER calls_typedecision_kept ON calls_typedecision;
DROP TRIGGER calls_savedprofile_kept ON calls_savedprofile;
DROP FUNCTION calls_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("calls", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
