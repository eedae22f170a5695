"""The audit trail's one table. A trigger of the database refuses to update, delete or truncate it."""

from django.db import models
from django.db.models import Q

from coresponder.safeguards.audit.vocabulary import Outcome


class AuditEvent(models.Model):
    """One thing that somebody did, or wanted to do and was refused.

    There are no foreign keys: the row must outlive what it tells about. It holds ids and counts, never a value of a
    person's. `hash` covers every other column and the hash of the row before, so that no row can be changed, left
    out or moved without the chain showing it. Which columns the hash covers is the row's `version`: a row of an
    earlier version still verifies, and its later columns stay empty.
    """

    position = models.BigIntegerField(primary_key=True, help_text="1 for the first event, then without gaps.")
    version = models.SmallIntegerField(default=1, help_text="Which columns the hash covers; see chain.py.")
    at = models.DateTimeField(help_text="When it was written, by the clock of the database.")
    by_id = models.BigIntegerField(help_text="The account that did it; 0 for somebody without one.")
    by_role = models.CharField(max_length=40, help_text="The role that the account had then.")
    agency_id = models.BigIntegerField(null=True, help_text="The agency that the account acted for then.")
    session_reference = models.CharField(
        max_length=32, default="", help_text="Tells sessions apart: a keyed hash of the session's key, not the key."
    )
    source_address = models.CharField(
        max_length=45, default="", help_text="The network address that the request came from; empty for jobs."
    )
    event = models.CharField(max_length=80, help_text="The registered name of what was done.")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.DONE)
    purpose = models.CharField(max_length=30, default="", help_text="For what a record was wanted.")
    about = models.CharField(max_length=120, help_text="What it was done to, as kind:id.")
    person_id = models.UUIDField(null=True, help_text="The opaque id of the person served whom it concerns.")
    details = models.JSONField(help_text="Ids, counts and codes that the sentence needs.")
    previous_hash = models.CharField(max_length=64, unique=True, help_text="The hash of the row before.")
    hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 over the row and the hash before it.")

    class Meta:
        ordering = ("-position",)
        indexes = (
            models.Index(fields=["about"]),
            models.Index(fields=["by_id"]),
            models.Index(fields=["at"]),
            models.Index(fields=["event", "at"], name="audit_event_by_kind"),
            models.Index(fields=["by_id", "at"], name="audit_event_by_account"),
            models.Index(fields=["person_id"], condition=Q(person_id__isnull=False), name="audit_event_by_person"),
            models.Index(fields=["at"], condition=Q(outcome="refused"), name="audit_event_refused"),
        )

    def __str__(self) -> str:
        return f"audit event {self.position}: {self.event}"
