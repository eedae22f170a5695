"""Case conferences: who sits at the table, who is talked about, what was decided."""

import uuid

from django.conf import settings
from django.db import models

from coresponder.program.follow_up.models.care import CarePart, of_care
from coresponder.program.follow_up.vocabulary import AgendaReason, ConferenceDecision, ConferenceState
from coresponder.program.people.models.part import PersonPart
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.encryption.fields import EncryptedTextField


class Conference(models.Model):
    """One meeting. What is said about a person stands in the agenda's items, which are parts of that record."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=12, choices=ConferenceState, default=ConferenceState.PREPARED)
    convened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-starts_at", "id")

    def __str__(self) -> str:
        return f"conference {self.pk}"


class Seat(models.Model):
    """An agency at the table, in the role of whoever comes for it. What may be shown follows from every seat."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="seats")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    is_present = models.BooleanField(default=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["conference", "agency", "role"], name="an_agency_has_each_seat_once"),
        )

    def __str__(self) -> str:
        return f"seat {self.pk}"


class AgendaItem(CarePart):
    """One person on the agenda: why, what was said and decided. It belongs to the agency that convenes.

    `shareable` is what may stand in the copy without names; it is checked for names before it is stored.
    """

    ENCRYPTED = ("notes", "shareable")
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "discussed_at", "changed_at")

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=16, choices=AgendaReason)
    notes = EncryptedTextField()
    decision = models.CharField(max_length=12, choices=ConferenceDecision, default=ConferenceDecision.OPEN)
    shareable = EncryptedTextField()
    discussed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta(CarePart.Meta):
        ordering = ("position", "id")
        indexes = (models.Index(fields=["conference", "position"]),)
        constraints = (of_care("an_agenda_item_is_care"),)

    @property
    def title(self) -> str:
        return "Case conference"

    @property
    def words(self) -> str:
        return str(self.notes)
