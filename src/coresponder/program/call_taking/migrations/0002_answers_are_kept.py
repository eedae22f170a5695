"""The database keeps questions, answers and the steps of transfers: added to, and deleted by disposal alone.

A fresh data key seals the encrypted columns anew, so those may change while everything else stays.
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION call_taking_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('coresponder.disposing', true) = 'calls' THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - TG_ARGV) = (to_jsonb(OLD) - TG_ARGV) AND TG_NARGS > 0 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Rows of % can be added to, never changed: % was refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER call_taking_questionbank_kept BEFORE UPDATE OR DELETE ON call_taking_questionbank
    FOR EACH ROW EXECUTE FUNCTION call_taking_keep();
CREATE TRIGGER call_taking_answer_kept BEFORE UPDATE OR DELETE ON call_taking_answer
    FOR EACH ROW EXECUTE FUNCTION call_taking_keep('value', 'words');
CREATE TRIGGER call_taking_transferstep_kept BEFORE UPDATE OR DELETE ON call_taking_transferstep
    FOR EACH ROW EXECUTE FUNCTION call_taking_keep();
"""

LET_GO = """
DROP TRIGGER call_taking_transferstep_kept ON call_taking_transferstep;
DROP TRIGGER call_taking_answer_kept ON call_taking_answer;
DROP TRIGGER call_taking_questionbank_kept ON call_taking_questionbank;
DROP FUNCTION call_taking_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("call_taking", "0001_questions_and_transfers")]
    operations = [migrations.RunSQL(KEEP, LET_GO)]
