"""The database itself refuses to change a seal, as it refuses to change an event."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER audit_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
"""

ALLOW = "DROP TRIGGER audit_append_only ON audit_seal;"


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_columns_seals_and_reviews")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
