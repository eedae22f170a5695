"""A certificate says what was taught then, also after the course was changed. What is there takes over what holds today."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The title and the topics that the course has now."""
    for each in apps.get_model("training", "Completion").objects.select_related("course"):
        each.title, each.topics = each.course.title, each.course.topics
        each.save(update_fields=["title", "topics"])


class Migration(migrations.Migration):
    dependencies = [("training", "0001_training_and_staffing")]

    operations = [
        migrations.AddField(
            model_name="completion",
            name="title",
            field=models.CharField(default="", help_text="What the course was called then.", max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="completion",
            name="topics",
            field=models.TextField(blank=True, default="", help_text="What it taught then, one a line."),
            preserve_default=False,
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
