"""What went wrong between agencies. No person is named; the words are encrypted all the same."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.partnerships.vocabulary.issues import Changed, IssueKind, IssueState
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.encryption.fields import EncryptedTextField


class Issue(models.Model):
    """One thing that went wrong between agencies, with who owns it until it is closed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=20, choices=IssueKind)
    happened_on = models.DateField()
    words = EncryptedTextField()
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reported_for = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField()
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=IssueState, default=IssueState.OPEN)
    changed = models.CharField(max_length=20, choices=Changed, blank=True)
    closing_words = EncryptedTextField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=IssueState.CLOSED)
                | Q(closed_by__isnull=False, closed_on__isnull=False) & ~Q(changed=""),
                name="a_closed_issue_says_what_was_changed",
            ),
        )

    def __str__(self) -> str:
        return f"issue {self.pk}"

    @property
    def key_group(self) -> str:
        """Each issue's own data key."""
        return f"issue:{self.pk}"
