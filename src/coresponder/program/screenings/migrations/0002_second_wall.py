"""The second wall of the database around screenings: a query that forgets the access decision finds none."""

from django.db import migrations

from coresponder.safeguards.access.second_wall import wall_sql

TABLES = ("screenings_screening", "screenings_requiredstep", "screenings_safetyplan")


class Migration(migrations.Migration):
    dependencies = [("screenings", "0001_screenings_and_safety_plans")]
    operations = [migrations.RunSQL(*wall_sql(table)) for table in TABLES]
