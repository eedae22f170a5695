"""The database itself refuses to change the ledger of disclosures, whoever asks and by whichever way."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION consent_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger of disclosures can be added to, never changed: % was refused.', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER consent_disclosure_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_disclosure
    FOR EACH STATEMENT EXECUTE FUNCTION consent_refuse_change();
"""

ALLOW = """
DROP TRIGGER consent_disclosure_append_only ON consent_disclosure;
DROP FUNCTION consent_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_what_2_31_asks_for")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
