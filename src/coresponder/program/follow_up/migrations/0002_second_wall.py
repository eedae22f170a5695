"""The second wall of the database around follow-up: a query that forgets the access decision finds no clinical part."""

from django.db import migrations

from coresponder.safeguards.access.second_wall import wall_sql

TABLES = tuple(
    f"follow_up_{name}"
    for name in (
        "episode", "caregoal", "caretask", "carehours", "followup", "attempt", "contactwish", "agendaitem",
    )
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("follow_up", "0001_follow_ups_episodes_conferences_feedback")]
    operations = [migrations.RunSQL(*wall_sql(table)) for table in TABLES]
