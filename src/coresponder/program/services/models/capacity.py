"""How full facilities are: what they posted, who is on the way, who was refused. Nothing here is about a person."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.program.services.models.services import Service
from coresponder.program.services.vocabulary.capacity import POSTED, REFUSED_BECAUSE, CapacityState

MOST_PLACES = 999
MOST_HOURS = 24


class FacilityDesk(models.Model):
    """A facility that says live how full it is: which kinds of places it counts, and for how long a post holds."""

    service = models.OneToOneField(Service, on_delete=models.CASCADE, primary_key=True, related_name="desk")
    place_kinds = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    hours_it_holds = models.PositiveSmallIntegerField(default=4)
    set_up_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_up_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(hours_it_holds__range=(1, MOST_HOURS)), name="a_post_holds_one_hour_to_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"desk of {self.pk}"


class Capacity(models.Model):
    """One thing that a facility said about itself. Rows are added and never changed: the newest holds until it expires.

    `free` counts free places by kind. `posted_by_words` is how whoever posted calls themselves; `link_id` says through
    which link, where it was not somebody with an account.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="capacity")
    state = models.CharField(max_length=10, choices=[(each.value, each.label) for each in POSTED])
    free = models.JSONField(default=dict)
    note = models.CharField(max_length=140, blank=True)
    posted_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    posted_by_words = models.CharField(max_length=80, blank=True)
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    link_id = models.UUIDField(null=True)

    class Meta:
        ordering = ("-posted_at", "-id")
        verbose_name_plural = "capacity"
        indexes = (models.Index(fields=["service", "-posted_at"], name="capacity_newest_first"),)
        constraints = (
            models.CheckConstraint(condition=Q(expires_at__gt=F("posted_at")), name="capacity_expires_later"),
            models.CheckConstraint(condition=~Q(state=CapacityState.UNKNOWN), name="nobody_posts_unknown"),
        )

    def __str__(self) -> str:
        return f"capacity {self.pk}"


class Inbound(models.Model):
    """Somebody is being brought: to which facility, and when they should be there. Not who, and not why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="inbound")
    expected_at = models.DateTimeField()
    announced_at = models.DateTimeField()
    announced_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("expected_at",)
        indexes = (models.Index(fields=["service", "expected_at"], name="inbound_of_facility"),)

    def __str__(self) -> str:
        return f"inbound {self.pk}"


class Refusal(models.Model):
    """A facility refused somebody: when and why. Not who: that stands in the encounter, where it belongs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="refusals")
    because = models.CharField(max_length=20, choices=list(REFUSED_BECAUSE.items()))
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-noted_at", "-id")
        indexes = (models.Index(fields=["service", "-noted_at"], name="refusals_newest_first"),)

    def __str__(self) -> str:
        return f"refusal {self.pk}"


class CardReview(models.Model):
    """A native speaker has read the pocket card's words in one language. Other words need another review."""

    language = models.CharField(max_length=10)
    words_sha256 = models.CharField(max_length=64)
    reviewer_words = models.CharField(max_length=120, help_text="Who read it, in words.")
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-noted_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=["language", "words_sha256"], name="the_same_words_are_reviewed_once"),
        )

    def __str__(self) -> str:
        return f"review of the card in {self.language}"
