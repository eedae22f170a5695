"""The seats of the planning team, who holds them, and the charter."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.program.partnerships.models.wording import WordingVersion
from coresponder.program.partnerships.vocabulary.team import ESSENTIAL, LIVED, Sector
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.encryption.fields import EncryptedTextField


class Seat(models.Model):
    """A seat on the planning team. Empty, it is a gap that everybody sees."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sector = models.CharField(max_length=30, choices=Sector)
    title = models.CharField(max_length=120, blank=True, help_text="Where a sector has several seats, which one.")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("sector", "opened_on", "id")

    def __str__(self) -> str:
        return f"seat {self.pk}"

    @property
    def words(self) -> str:
        """Whom the seat speaks for, as people read it."""
        label = Sector(self.sector).label
        label = label[0].upper() + label[1:]
        return f"{label}: {self.title}" if self.title else label

    @property
    def is_essential(self) -> bool:
        return self.sector in ESSENTIAL

    @property
    def is_lived_experience(self) -> bool:
        return self.sector in LIVED


class Member(models.Model):
    """Somebody on the planning team, with or without an account.

    A seat can tell that its holder has lived through a crisis, so the name is encrypted, and it is printed and shown
    to everybody only where the person agreed to that.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = EncryptedTextField()
    contact = EncryptedTextField()
    organization = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: not a user of the program.",
    )
    name_is_open = models.BooleanField(default=True, help_text="The name may be printed and shown to all members.")

    def __str__(self) -> str:
        return f"member {self.pk} of the planning team"

    @property
    def key_group(self) -> str:
        """Each member's own data key."""
        return f"planning_member:{self.pk}"

    @property
    def comes_from(self) -> str:
        """The organization, or the partner agency."""
        return self.organization or (self.agency.name if self.agency else "")


class SeatHolding(models.Model):
    """Somebody holds a seat from one day on and until another, both included."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holdings")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="holdings")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("from_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["seat"], condition=Q(until_on__isnull=True), name="a_seat_is_held_by_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="a_seat_is_left_after_taken"
            ),
        )

    def __str__(self) -> str:
        return f"holding {self.pk} of a seat"


class CharterVersion(WordingVersion):
    """One version of the charter: what the team is for, how it decides, how often it meets."""

    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(WordingVersion.Meta):
        constraints = (models.UniqueConstraint(fields=["number"], name="the_charter_has_each_version_once"),)

    def __str__(self) -> str:
        return f"charter version {self.pk}"
