"""What a report keeps of before and after, and of its cost; reports of before this keep nothing of either."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_frozen_is_frozen")]
    operations = [
        migrations.AddField(
            model_name="report",
            name="before_after",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="What became of each measure since the launch, as the assessment said it.",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="cost",
            field=models.JSONField(
                blank=True, default=dict, help_text="What was known of its cost when it was computed."
            ),
        ),
    ]
