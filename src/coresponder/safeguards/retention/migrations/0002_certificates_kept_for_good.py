"""The database itself keeps every certificate as it was issued, whoever asks."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION retention_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Certificates of disposal are kept for good: % was refused.', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER retention_certificate_kept BEFORE UPDATE OR DELETE ON retention_certificate
    FOR EACH ROW EXECUTE FUNCTION retention_refuse_change();
"""

ALLOW = """
DROP TRIGGER retention_certificate_kept ON retention_certificate;
DROP FUNCTION retention_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("retention", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
