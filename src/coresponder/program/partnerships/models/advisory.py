"""What the advisory board is shown: one quarter, published once."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class PublishedQuarter(models.Model):
    """The counts of one quarter as they were published, small numbers withheld. They stay as they are.

    A quarter is published once and only when it is over, so that nobody can compare two versions of it and work out
    what was withheld. The withheld numbers are not in the row.
    """

    starts_on = models.DateField(unique=True)
    content = models.JSONField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ("-starts_on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_on__day=1, starts_on__month__in=(1, 4, 7, 10)), name="a_quarter_begins_with_its_day"
            ),
        )

    def __str__(self) -> str:
        return f"published quarter {self.pk}"
