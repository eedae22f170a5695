"""Somebody whom the program met, known by name or not. Everything personal is in the parts."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.safeguards.accounts.models import Agency


class Person(models.Model):
    """One person. The row itself says nothing about who it is.

    Somebody unknown has a working label, which is a date and a letter. A record that turned out to be of the same
    person as another stays as an empty row that points there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    is_unknown = models.BooleanField(default=False)
    label = models.CharField(max_length=40, blank=True, help_text="What to call somebody unknown: a date and a letter.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_for = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="a_person_is_not_merged_into_itself"),
            models.CheckConstraint(condition=Q(is_unknown=False) | ~Q(label=""), name="somebody_unknown_has_a_label"),
            models.UniqueConstraint(
                fields=["created_for", "label"], condition=~Q(label=""), name="a_label_names_one_person_of_an_agency"
            ),
        )

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def short_name(self) -> str:
        """What to call the person where no name may be shown: the label, or the beginning of the id."""
        return self.label or f"Person {str(self.pk)[:8]}"
