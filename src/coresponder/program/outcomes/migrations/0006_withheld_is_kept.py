"""What of an assessment anybody may see is kept beside it; for those of before this it is found when it is asked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0005_reviews")]
    operations = [
        migrations.AddField(
            model_name="assessment",
            name="withheld",
            field=models.JSONField(
                help_text="Its measures without small numbers, found once: that takes seconds. Empty: not found yet.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="withheld_rules",
            field=models.CharField(blank=True, default="", help_text="By which rules they were withheld.", max_length=20),
            preserve_default=False,
        ),
    ]
