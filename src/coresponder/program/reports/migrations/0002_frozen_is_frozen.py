"""The database itself refuses to change a report that was approved, its words and its numbers, whoever asks."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION reports_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An approved report cannot be changed: % was refused.', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION reports_only_its_state_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD) - 'state' - 'published_by_id' - 'published_at';
    after jsonb := to_jsonb(NEW) - 'state' - 'published_by_id' - 'published_at';
BEGIN
    IF OLD.state = 'approved' AND NEW.state IN ('published', 'set_aside') AND before = after THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'An approved report cannot be changed: % was refused.', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER reports_report_frozen BEFORE UPDATE ON reports_report
    FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION reports_only_its_state_moves();
CREATE TRIGGER reports_report_kept BEFORE DELETE ON reports_report
    FOR EACH ROW EXECUTE FUNCTION reports_refuse_change();

CREATE FUNCTION reports_refuse_in_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM reports_report WHERE state <> 'draft' AND (id = NEW.report_id OR id = OLD.report_id)) THEN
        RAISE EXCEPTION 'The content of an approved report cannot be changed: % was refused.', TG_OP
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;
CREATE TRIGGER reports_snapshot_frozen BEFORE INSERT OR UPDATE OR DELETE ON reports_snapshot
    FOR EACH ROW EXECUTE FUNCTION reports_refuse_in_frozen();
CREATE TRIGGER reports_passage_frozen BEFORE INSERT OR UPDATE OR DELETE ON reports_passage
    FOR EACH ROW EXECUTE FUNCTION reports_refuse_in_frozen();
"""

ALLOW = """
DROP TRIGGER reports_passage_frozen ON reports_passage;
DROP TRIGGER reports_snapshot_frozen ON reports_snapshot;
DROP FUNCTION reports_refuse_in_frozen();
DROP TRIGGER reports_report_kept ON reports_report;
DROP TRIGGER reports_report_frozen ON reports_report;
DROP FUNCTION reports_only_its_state_moves();
DROP FUNCTION reports_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
