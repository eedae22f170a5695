"""Somebody known to the program who is on a call."""

from typing import Any

from django.db import models
from django.db.models import QuerySet

from coresponder.program.calls.models.live_calls import Call
from coresponder.program.calls.vocabulary import PersonOnCall
from coresponder.program.people.models.part import PersonPart, class_column, only_classes
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import DataClass


class CallPerson(PersonPart):
    """A person is known, or thought, to be on a call. It is a part of that person's record, and moves with it."""

    CLASSES = frozenset({DataClass.OPERATIONAL})

    data_class = class_column(DataClass.OPERATIONAL)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="persons")
    standing = models.CharField(max_length=10, choices=PersonOnCall)

    class Meta(PersonPart.Meta):
        indexes = (models.Index(fields=["person", "ended_at"]),)
        constraints = (only_classes("a_person_on_a_call_is_operational", DataClass.OPERATIONAL),)

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """Every row, with its call."""
        return cls._default_manager.select_related("call")

    @property
    def title(self) -> str:
        return f"Call {self.call.event_number}"

    @property
    def words(self) -> str:
        return f"The person {PersonOnCall(self.standing).label}, received on {self.call.received_at:%Y-%m-%d}."
