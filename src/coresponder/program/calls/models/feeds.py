"""Where live calls come from."""

import uuid

from django.db import models
from django.db.models import F, Q

from coresponder.program.calls.models.profiles import SavedProfile
from coresponder.program.calls.vocabulary import FeedFormat
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.encryption.fields import EncryptedTextField


class Feed(models.Model):
    """One way on which one agency hands over its calls, or the way of entering them by hand.

    Two feeds that report the same calls under the same numbers (a push, and a nightly file to make up for what it
    missed) are one source: the second names the first in `same_calls_as`, and `priority` says which is believed where
    both say something else at the same time; the higher wins. `expected_quiet_minutes` is how long it may say nothing
    before that is worth a look; empty for a feed that owes nobody a call.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80, unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=10, choices=FeedFormat)
    saved_profile = models.ForeignKey(SavedProfile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    same_calls_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="doubles")
    folder = models.SlugField(max_length=60, blank=True, help_text="The folder of its files, below the watched one.")
    time_zone = models.CharField(max_length=60, help_text="The zone of its times where they name none.")
    priority = models.PositiveSmallIntegerField(default=50)
    narrative_column = models.CharField(
        max_length=120, blank=True, help_text="Of rows: the column with what was said; empty: it is left out."
    )
    keeps_callers = models.BooleanField(default=False, help_text="Keep names and numbers of callers; dropped if not.")
    secret = EncryptedTextField(help_text="Signs what is pushed; shown once.")
    secret_set_at = models.DateTimeField(null=True, blank=True)
    expected_quiet_minutes = models.PositiveIntegerField(null=True, blank=True)
    last_received_at = models.DateTimeField(null=True, blank=True)
    duplicates = models.PositiveBigIntegerField(default=0, help_text="Documents that had come before.")
    personal_parts_dropped = models.PositiveBigIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["folder"], condition=~Q(folder=""), name="a_folder_is_one_feeds"),
            models.CheckConstraint(condition=~Q(same_calls_as=F("id")), name="a_feed_doubles_another_one"),
            models.UniqueConstraint(
                fields=["agency"], condition=Q(format=FeedFormat.BY_HAND), name="an_agency_enters_by_hand_one_way"
            ),
            models.CheckConstraint(
                condition=~Q(format=FeedFormat.CAD) | Q(saved_profile__isnull=False), name="a_cad_feed_has_a_profile"
            ),
        )

    def __str__(self) -> str:
        return f"feed {self.pk}"

    @property
    def key_group(self) -> str:
        """The secret of each feed lies under a key of its own."""
        return f"feed:{self.pk}"

    @property
    def source_id(self) -> uuid.UUID:
        """The feed under which its calls are filed: its own, or that of the one that it doubles."""
        return self.same_calls_as_id or self.pk
