"""The second wall of the database around notes of care: a query that forgets the access decision finds none."""

from django.db import migrations

from coresponder.safeguards.access.second_wall import wall_sql

PUT, TAKE = wall_sql("people_carenote")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_people_and_their_parts")]
    operations = [migrations.RunSQL(PUT, TAKE)]
