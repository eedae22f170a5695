"""The second wall of the database around referrals: a query that forgets the access decision finds none."""

from django.db import migrations

from coresponder.safeguards.access.second_wall import wall_sql

TABLES = ("referrals_referral", "referrals_destination")


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_referrals_and_services_asked")]
    operations = [migrations.RunSQL(*wall_sql(table)) for table in TABLES]
