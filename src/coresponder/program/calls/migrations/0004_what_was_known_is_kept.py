"""The database keeps what was received, known and advised: added to, never changed, and deleted by disposal alone.

A fresh data key seals the encrypted columns anew, so those may change while everything else stays; an envelope opens
only in its own row, and the fingerprint beside it says what it holds.
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION calls_keep() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER calls_document_kept BEFORE UPDATE OR DELETE ON calls_document
    FOR EACH ROW EXECUTE FUNCTION calls_keep('payload');
CREATE TRIGGER calls_callversion_kept BEFORE UPDATE OR DELETE ON calls_callversion
    FOR EACH ROW EXECUTE FUNCTION calls_keep('said', 'known');
CREATE TRIGGER calls_judgement_kept BEFORE UPDATE OR DELETE ON calls_judgement
    FOR EACH ROW EXECUTE FUNCTION calls_keep();
"""

LET_GO = """
DROP TRIGGER calls_judgement_kept ON calls_judgement;
DROP TRIGGER calls_callversion_kept ON calls_callversion;
DROP TRIGGER calls_document_kept ON calls_document;
DROP FUNCTION calls_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("calls", "0003_live_calls")]
    operations = [migrations.RunSQL(KEEP, LET_GO)]
