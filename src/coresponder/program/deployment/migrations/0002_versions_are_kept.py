"""The database keeps every version of the criteria, and when which was in force: calls refer to them for good."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION deployment_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % can be added to, never changed: % was refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER deployment_criteriaversion_kept BEFORE UPDATE OR DELETE ON deployment_criteriaversion
    FOR EACH ROW EXECUTE FUNCTION deployment_refuse_change();
CREATE TRIGGER deployment_putinforce_kept BEFORE UPDATE OR DELETE ON deployment_putinforce
    FOR EACH ROW EXECUTE FUNCTION deployment_refuse_change();
"""

ALLOW = """
DROP TRIGGER deployment_putinforce_kept ON deployment_putinforce;
DROP TRIGGER deployment_criteriaversion_kept ON deployment_criteriaversion;
DROP FUNCTION deployment_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("deployment", "0001_variants_and_criteria")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
