"""The database itself refuses to change or delete an assessment that is complete."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION outcomes_refuse_other_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was assessed cannot be changed: % was refused.', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER outcomes_assessment_complete BEFORE UPDATE OR DELETE ON outcomes_assessment
    FOR EACH ROW WHEN (OLD.state = 'complete') EXECUTE FUNCTION outcomes_refuse_other_figures();
"""

ALLOW = """
DROP TRIGGER outcomes_assessment_complete ON outcomes_assessment;
DROP FUNCTION outcomes_refuse_other_figures();
"""


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0003_assessments")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
