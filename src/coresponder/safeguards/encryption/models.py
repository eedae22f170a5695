"""The data keys: one for each group of records that is to be forgotten together, which is a person."""

from django.db import models


class DataKey(models.Model):
    """One data key, wrapped by the operator's key. A destroyed key stays as a row without the key in it."""

    group = models.CharField(max_length=80, unique=True, help_text="What it protects, as kind:id.")
    wrapped = models.BinaryField(help_text="The key in an envelope of the operator's key; empty once destroyed.")
    wrapped_by = models.CharField(max_length=40, help_text="Which of the operator's keys wrapped it.")
    created_at = models.DateTimeField(auto_now_add=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"data key {self.pk}"
