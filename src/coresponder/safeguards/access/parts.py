"""A part of a person's record: whose it is, what kind of information it is, and about whom."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.vocabulary import DataClass


class RecordPart(models.Model):
    """What every model with something about a person begins with.

    The owning agency is the one whose member wrote the part; only that agency changes it. A part that only its author
    may read (such as psychotherapy notes, 45 CFR 164.501) says so; a sealed part is closed to everybody.
    """

    # What a model may hold; a model with one class says it once, here and as the column's default.
    CLASSES: ClassVar[frozenset[DataClass]] = frozenset()

    # Declared by each model as a link to the person; the decision needs the id alone.
    person_id: uuid.UUID
    owner_agency_id: int
    author_id: int

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    data_class = models.CharField(max_length=20, choices=DataClass)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_author_only = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(auto_now_add=True)
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    # True on a part that somebody sees while looking as another account (see masking.py).
    is_masked = False

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refused for a part whose words are hidden, so that they are never stored in place of the true ones."""
        if self.is_masked:
            raise RuntimeError("The words of this part are hidden, so it cannot be saved.")
        super().save(*args, **kwargs)
