"""The database itself refuses to change or delete a frozen baseline, whoever asks and by whichever way."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION outcomes_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A frozen baseline cannot be changed: % was refused.', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER outcomes_baseline_frozen BEFORE UPDATE OR DELETE ON outcomes_baseline
    FOR EACH ROW WHEN (OLD.state = 'frozen') EXECUTE FUNCTION outcomes_refuse_change();

CREATE FUNCTION outcomes_refuse_other_exports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM outcomes_baseline
        WHERE state = 'frozen' AND (id = NEW.baseline_id OR id = OLD.baseline_id)
    ) THEN
        RAISE EXCEPTION 'The exports of a frozen baseline cannot be changed: % was refused.', TG_OP
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER outcomes_baseline_exports_frozen BEFORE INSERT OR UPDATE OR DELETE ON outcomes_baseline_exports
    FOR EACH ROW EXECUTE FUNCTION outcomes_refuse_other_exports();
"""

ALLOW = """
DROP TRIGGER outcomes_baseline_exports_frozen ON outcomes_baseline_exports;
DROP FUNCTION outcomes_refuse_other_exports();
DROP TRIGGER outcomes_baseline_frozen ON outcomes_baseline;
DROP FUNCTION outcomes_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
