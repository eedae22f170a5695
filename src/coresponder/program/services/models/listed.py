"""What every row of the directory has, and where imported rows come from."""

import uuid
from typing import Self, TypeVar

from django.db import models

_Row = TypeVar("_Row", bound=models.Model, covariant=True)


class Source(models.Model):
    """A directory that is imported again and again, such as that of the county's 211.

    `key` never changes: from it come the ids of rows that have none of their own, the same at every import.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    license_words = models.CharField(max_length=300, blank=True, help_text="What its owner lets others do with it.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ListedRows(models.QuerySet[_Row]):
    """Rows of the directory."""

    def current(self) -> Self:
        """Rows that hold: neither gone from their source nor removed here."""
        return self.filter(missing_since__isnull=True, removed_at__isnull=True)


class Listed(models.Model):
    """One row of the directory. Its fields have the names of HSDS 3.0, so that a row goes in and out unchanged.

    `source` is null for what was entered here. `as_imported` is what the source last said, so that a change made here
    and one made there can be told apart. `missing_since` marks a row that the source no longer has; `removed_at` one
    that somebody here took out. Neither is ever deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    original_id = models.CharField(max_length=200, blank=True)
    as_imported = models.JSONField(null=True, blank=True)
    missing_since = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ListedRows.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_current(self) -> bool:
        return self.missing_since is None and self.removed_at is None
