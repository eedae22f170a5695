"""A call as it stands now, and how calls belong to each other."""

import uuid

from django.db import models
from django.db.models import F, Q

from coresponder.program.calls.models.feeds import Feed
from coresponder.program.calls.vocabulary import AgeBand, CallSource, CallState, PlaceType, RelationKind, Reported
from coresponder.safeguards.encryption.fields import EncryptedTextField


def _reported() -> "models.CharField[str, str]":
    return models.CharField(max_length=8, choices=Reported, default=Reported.UNKNOWN)


class Call(models.Model):
    """One call, as far as it is known now. What was known before stands in its versions, which nobody changes.

    A call is recognized by its feed and the feed's own id of the incident; `event_number` is what people read.
    `version` counts the documents that said something about it, late ones too. The type is the source's own spelling;
    `initial_type` is the first it had. `nexus` says how close the type is to behavioral health, with the rule that
    decided and its sentence. `priority` counts from 1, the most urgent; empty where the source has none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, related_name="calls")
    source_incident_id = models.CharField(max_length=200)
    event_number = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=CallState, default=CallState.OPEN)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    received_at = models.DateTimeField(help_text="When the call reached dispatch, as the source says it.")
    closed_at = models.DateTimeField(null=True, blank=True)
    type_code = models.CharField(max_length=80, blank=True)
    type_text = models.CharField(max_length=200, blank=True)
    initial_type = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=40, default="unclear")
    nexus = models.CharField(max_length=10, default="unknown")
    nexus_rule = models.CharField(max_length=120, default="nothing-recorded")
    nexus_reason = models.TextField(blank=True)
    priority = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=20, choices=CallSource, default=CallSource.UNKNOWN)
    place_text = EncryptedTextField()
    place_token = models.BigIntegerField(null=True, blank=True, help_text="Recognizes the place; cannot be read.")
    place_type = models.CharField(max_length=20, choices=PlaceType, default=PlaceType.UNKNOWN)
    beat = models.CharField(max_length=40, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    narrative = EncryptedTextField()
    language = models.CharField(max_length=20, blank=True, help_text="As BCP 47 writes it; empty: not known.")
    weapon = _reported()
    violence = _reported()
    medical = _reported()
    suicide = _reported()
    age_band = models.CharField(max_length=10, choices=AgeBand, default=AgeBand.UNKNOWN)
    disposition = models.CharField(max_length=200, blank=True, help_text="As the source spells it.")
    is_contested = models.BooleanField(default=False, help_text="Two documents of the same moment differ.")
    source_clock_at = models.DateTimeField(help_text="The newest moment for which the source has spoken.")
    changed_at = models.DateTimeField(help_text="When the program last learned something about it.")

    class Meta:
        ordering = ("-received_at", "id")
        indexes = (
            models.Index(fields=["state", "received_at"]),
            models.Index(fields=["place_token", "received_at"]),
            models.Index(fields=["received_at"]),
            models.Index(fields=["closed_at"]),
        )
        constraints = (
            models.UniqueConstraint(fields=["feed", "source_incident_id"], name="an_incident_of_a_feed_is_one_call"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="a_call_is_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(state=CallState.OPEN, closed_at__isnull=True) | ~Q(state=CallState.OPEN),
                name="an_open_call_is_not_closed",
            ),
            models.CheckConstraint(condition=Q(priority__isnull=True) | Q(priority__gte=1), name="priority_from_one"),
        )

    def __str__(self) -> str:
        return f"call {self.pk}"

    @property
    def key_group(self) -> str:
        """Everything said about one call is forgotten together."""
        return f"call:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == CallState.OPEN


class CallRelation(models.Model):
    """One call was merged into another, split off from it, or is linked to it, as its source or a person says.

    `to_incident_id` is the other's id at the source: the other call itself may not have come yet, and is joined to the
    relation when it does. `ended_at` says that it no longer holds, as after a merge that was taken back.
    """

    from_call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="relations")
    kind = models.CharField(max_length=10, choices=RelationKind)
    to_incident_id = models.CharField(max_length=200)
    to_call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, blank=True, related_name="related_from")
    since_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("since_at", "id")
        indexes = (models.Index(fields=["to_incident_id"]),)
        constraints = (
            models.UniqueConstraint(fields=["from_call", "kind", "to_incident_id"], name="a_relation_is_said_once"),
        )

    def __str__(self) -> str:
        return f"relation {self.pk}"
