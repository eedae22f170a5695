"""A team works in one of the program's ways, which says how many calls it can be on; no team was formed before."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deployment", "0001_variants_and_criteria"),
        ("dispatch", "0002_status_events_are_kept"),
    ]
    operations = [
        migrations.RemoveConstraint(model_name="assignment", name="a_team_is_on_a_call_once"),
        migrations.RemoveConstraint(model_name="team", name="a_team_takes_1_to_20"),
        migrations.RemoveField(model_name="team", name="most_at_once"),
        migrations.AddField(
            model_name="team",
            name="variant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="teams", to="deployment.modelvariant"
            ),
        ),
    ]
