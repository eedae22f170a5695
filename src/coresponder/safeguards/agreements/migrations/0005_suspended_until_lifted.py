"""The database lets a suspended agreement hold again only once every side has lifted its suspension."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION agreements_keep_suspended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM agreements_suspension WHERE agreement_id = NEW.id AND lifted_at IS NULL) THEN
        PERFORM agreements_refuse('A side has suspended this agreement and not resumed it.');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER agreements_agreement_suspended BEFORE UPDATE ON agreements_agreement
    FOR EACH ROW WHEN (OLD.state = 'suspended' AND NEW.state = 'in_force')
    EXECUTE FUNCTION agreements_keep_suspended();
"""

ALLOW = """
DROP TRIGGER agreements_agreement_suspended ON agreements_agreement;
DROP FUNCTION agreements_keep_suspended();
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_suspensions")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
