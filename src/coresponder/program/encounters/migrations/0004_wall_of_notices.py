from django.db import migrations

from coresponder.safeguards.access.second_wall import wall_sql


class Migration(migrations.Migration):
    dependencies = [("encounters", "0003_advance_notices")]
    operations = [migrations.RunSQL(*wall_sql("encounters_advancenotice"))]
