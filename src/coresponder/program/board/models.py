"""The outlines of the beats, for the map; and the clock of the demonstration."""

import uuid

from django.db import models

from coresponder.program.board.vocabulary import SPEEDS


class Area(models.Model):
    """One beat as the agency draws it. `rings` are the outlines, each a list of longitude and latitude in degrees."""

    code = models.CharField(max_length=40, unique=True, help_text="As calls name it.")
    rings = models.JSONField()

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return f"area {self.code}"


class DemonstrationDay(models.Model):
    """How fast the invented day goes. One row, in the demonstration only; see docs/explanation/the-board.md.

    `speed` is how many minutes of the invented day pass in a minute. The day stands still while nobody looks at it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    is_running = models.BooleanField(default=True)
    speed = models.PositiveSmallIntegerField(choices=SPEEDS, default=SPEEDS[1][0])
    minutes = models.FloatField(default=0, help_text="How many minutes of the invented day have passed.")
    looked_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"demonstration day at {self.minutes:.0f} min"
