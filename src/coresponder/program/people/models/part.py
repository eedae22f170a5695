"""What all parts of a person's record have in common."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, QuerySet

from coresponder.program.people.models.persons import Person
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import DataClass


def class_column(data_class: DataClass) -> "models.CharField[str, str]":
    """The column of a model whose parts all are of one class."""
    return models.CharField(max_length=20, choices=DataClass, default=data_class, editable=False)


def only_classes(name: str, *classes: DataClass) -> CheckConstraint:
    """The database refuses a part of a class that the model is not made for."""
    return CheckConstraint(condition=Q(data_class__in=sorted(classes)), name=name)


class PersonPart(RecordPart):
    """A part of one person's record. What was corrected or no longer holds has an end and stays as history."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When it was corrected or stopped to hold.")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    ENCRYPTED: ClassVar[tuple[str, ...]] = ()
    # The moments at which somebody wrote here: after the last of them the time runs for which a record is kept.
    WRITTEN_AT: ClassVar[tuple[str, ...]] = ("recorded_at", "ended_at")
    # False for parts that have pages of their own, and so do not stand among what no longer holds.
    IS_HISTORY_ON_PERSON_PAGE: ClassVar[bool] = True

    class Meta(RecordPart.Meta):
        abstract = True
        ordering: ClassVar[Sequence[str]] = ("-recorded_at", "id")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """The rows that may be asked for at all, before the access decision; a draft is nothing for others to read."""
        return cls._default_manager.all()

    def make_room_with(self, person_id: UUID) -> list[str]:
        """Called before the part goes over to a record with which its own is joined: what it changes of itself.

        For parts of which a record has one only, or which are numbered. The names of the changed fields are given back.
        """
        return []

    @property
    def key_group(self) -> str:
        """Every word about a person is forgotten together."""
        return f"person:{self.person_id}"

    @property
    def title(self) -> str:
        """What kind of fact it is, in a few words."""
        return str(self._meta.verbose_name)

    @property
    def words(self) -> str:
        """What it says."""
        raise NotImplementedError

    @property
    def holds(self) -> bool:
        """False for a former value, which is kept as history."""
        return self.ended_at is None
