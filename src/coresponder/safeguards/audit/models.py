"""The audit trail's one table. A trigger of the database refuses to update, delete or truncate it."""

from django.db import models


class AuditEvent(models.Model):
    """One thing that somebody did.

    There are no foreign keys: the row must outlive what it tells about. It holds ids and counts, never a value of a
    person's. `hash` covers every other column and the hash of the row before, so that no row can be changed, left
    out or moved without the chain showing it.
    """

    position = models.BigIntegerField(primary_key=True, help_text="1 for the first event, then without gaps.")
    at = models.DateTimeField(help_text="When it was written, by the clock of the database.")
    by_id = models.BigIntegerField(help_text="The account that did it.")
    by_role = models.CharField(max_length=40, help_text="The role that the account had then.")
    event = models.CharField(max_length=80, help_text="The registered name of what was done.")
    about = models.CharField(max_length=120, help_text="What it was done to, as kind:id.")
    details = models.JSONField(help_text="Ids, counts and codes that the sentence needs.")
    previous_hash = models.CharField(max_length=64, unique=True, help_text="The hash of the row before.")
    hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 over the row and the hash before it.")

    class Meta:
        ordering = ("-position",)
        indexes = (models.Index(fields=["about"]), models.Index(fields=["by_id"]), models.Index(fields=["at"]))

    def __str__(self) -> str:
        return f"audit event {self.position}: {self.event}"
