"""An action belongs to one gap. What was agreed on before goes to the gaps of its year, in their order."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GAP_BELOW = 2


def tie(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The first action to the first gap and so on; whatever is left over to the last one."""
    improvements = apps.get_model("policies", "Improvement").objects
    for assessment in apps.get_model("readiness", "SelfAssessment").objects.all():
        agreed = list(improvements.filter(came_of="self_assessment", about=assessment.pk).order_by("agreed_at", "id"))
        answers = list(assessment.answers.order_by("rating", "id"))
        gaps = [each for each in answers if each.rating < GAP_BELOW] or answers
        for number, each in enumerate(agreed if gaps else []):
            answer = gaps[min(number, len(gaps) - 1)]
            apps.get_model("readiness", "GapAction").objects.create(answer=answer, improvement=each)


class Migration(migrations.Migration):
    dependencies = [("policies", "0001_the_manual"), ("readiness", "0001_self_assessments")]

    operations = [
        migrations.CreateModel(
            name="GapAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gap_actions",
                        to="readiness.selfanswer",
                    ),
                ),
                (
                    "improvement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gap_action",
                        to="policies.improvement",
                    ),
                ),
            ],
            options={"ordering": ("id",)},
        ),
        migrations.RunPython(tie, migrations.RunPython.noop),
    ]
