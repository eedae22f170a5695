"""What was received and what was known, document by document. The database lets nobody change it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.calls.models.feeds import Feed
from coresponder.program.calls.models.live_calls import Call
from coresponder.program.calls.vocabulary import Channel, DocumentOutcome
from coresponder.safeguards.encryption.fields import EncryptedTextField


class Document(models.Model):
    """One document as it came, without the personal parts that are not kept: an EIDO, a row of a file, a form.

    `sha256` is that of what is kept; `file_sha256` and `row_number` say where in a file it stood. What could not be
    read is not kept: its fingerprint stays, with the code and the sentence why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, related_name="documents")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    channel = models.CharField(max_length=10, choices=Channel)
    payload = EncryptedTextField()
    sha256 = models.CharField(max_length=64, db_index=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    row_number = models.PositiveIntegerField(null=True, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=20, choices=DocumentOutcome)
    problem_code = models.CharField(max_length=80, blank=True)
    problem_sentence = models.TextField(blank=True)

    class Meta:
        ordering = ("-received_at", "id")
        indexes = (models.Index(fields=["feed", "received_at"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome=DocumentOutcome.REFUSED) & ~Q(problem_code="")
                | ~Q(outcome=DocumentOutcome.REFUSED) & Q(call__isnull=False),
                name="a_document_has_a_call_or_a_problem",
            ),
        )

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def key_group(self) -> str:
        """It is forgotten with its call; nothing is kept of what has none."""
        return f"call:{self.call_id}" if self.call_id else f"feed:{self.feed_id}"


class CallVersion(models.Model):
    """What one document said about a call, and what was known once it had come. Nobody changes it afterwards.

    `said` and `known` are JSON. `source_clock_at` is the moment for which the source speaks, `received_at` when the
    program heard it. A late one is older than what was known when it came.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="version")
    payload_sha256 = models.CharField(max_length=64)
    said = EncryptedTextField()
    known = EncryptedTextField()
    source_clock_at = models.DateTimeField()
    received_at = models.DateTimeField()
    is_late = models.BooleanField(default=False)
    is_contested = models.BooleanField(default=False)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["call", "number"], name="a_call_has_each_version_once"),
            models.UniqueConstraint(
                fields=["call", "payload_sha256", "source_clock_at"], name="a_document_counts_once_for_a_call"
            ),
        )

    def __str__(self) -> str:
        return f"call version {self.pk}"

    @property
    def key_group(self) -> str:
        """It is forgotten with its call."""
        return f"call:{self.call_id}"


class Judgement(models.Model):
    """What the deployment criteria said when a version of a call was known: what the dispatcher saw, for good.

    `answer`, `variant`, `rule_key` and `criteria_version` are those of program/deployment; the sentence is what stood
    on the board. Without a version it is of a call that was over when it came in, judged afterwards by what was known
    at its end: no dispatcher saw it.
    """

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="judgements")
    call_version = models.ForeignKey(
        CallVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="judgements"
    )
    criteria_version = models.CharField(max_length=80)
    answer = models.CharField(max_length=40)
    variant = models.CharField(max_length=80, blank=True)
    rule_key = models.CharField(max_length=120)
    sentence = models.TextField()
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ("judged_at", "id")
        indexes = (models.Index(fields=["call", "-judged_at"]),)

    def __str__(self) -> str:
        return f"judgement {self.pk}"
