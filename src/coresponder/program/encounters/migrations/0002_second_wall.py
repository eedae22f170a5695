from django.db import migrations

from coresponder.safeguards.access.second_wall import wall_sql

TABLES = ("encounters_partfiling", "encounters_partanswers", "encounters_partdraft", "encounters_addendum")


class Migration(migrations.Migration):
    dependencies = [("encounters", "0001_encounters_and_their_parts")]
    operations = [migrations.RunSQL(*wall_sql(table)) for table in TABLES]
