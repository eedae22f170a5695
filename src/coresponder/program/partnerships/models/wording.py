"""A text that several people write: every save is a version that is kept, and one of them stands."""

from django.conf import settings
from django.db import models


class WordingVersion(models.Model):
    """One version of a text.

    `based_on` is the number of the version that the writer saw. Where another one had come to stand meanwhile, the
    version is kept beside it (`stands_aside`) until somebody puts the two together, so that nothing is lost.
    """

    number = models.PositiveIntegerField(help_text="1 for the first version, then without gaps.")
    text = models.TextField()
    note = models.CharField(max_length=200, blank=True, help_text="What was changed, in the writer's words.")
    based_on = models.PositiveIntegerField(default=0, help_text="The version that the writer saw; 0: none.")
    stands_aside = models.BooleanField(default=False)
    taken_into = models.PositiveIntegerField(
        null=True, blank=True, help_text="Of what stood aside: the version in which the two were put together."
    )
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ("number",)
