"""A safety plan: what the person can do when it gets bad, in the person's own words."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from coresponder.program.encounters.models import Encounter
from coresponder.program.people.models.part import PersonPart, class_column, only_classes
from coresponder.program.screenings.vocabulary import Copy, Section
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.vocabulary import DataClass


class SafetyPlan(PersonPart):
    """One version of the plan that an agency keeps for a person. The one that has not ended is in use.

    It is the program's own form, with fields of its own, and not the branded plan of anybody. The database does not
    insist on one in use: when two records turn out to be of one person, both plans are shown until the next is written.
    """

    CLASSES = frozenset({DataClass.CLINICAL})
    IS_HISTORY_ON_PERSON_PAGE = False
    ENCRYPTED = (*Section.values, "end_reason")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    data_class = class_column(DataClass.CLINICAL)
    number = models.PositiveIntegerField(help_text="1 for the first version that the agency wrote, then without gaps.")
    encounter = models.ForeignKey(Encounter, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    signs = EncryptedTextField()
    alone = EncryptedTextField()
    company = EncryptedTextField()
    asking = EncryptedTextField()
    lines = EncryptedTextField()
    safer = EncryptedTextField()
    reasons = EncryptedTextField()
    not_helping = EncryptedTextField()
    is_read_back = models.BooleanField(
        default=False, help_text="It was read to the person, who said that it is theirs."
    )
    copy_given = models.CharField(max_length=12, choices=Copy, default=Copy.NOT_YET)
    end_reason = EncryptedTextField(help_text="Why it is not used any more. Empty: a newer version took its place.")

    class Meta(PersonPart.Meta):
        ordering = ("-number", "id")
        indexes = (models.Index(fields=["person", "ended_at"], name="safety_plans_of_a_person"),)
        constraints = (only_classes("a_safety_plan_is_clinical", DataClass.CLINICAL),)

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """What is in use for everybody who may read it; former versions for the agency whose plan it is."""
        own = Q(owner_agency=user.agency) if user.agency else Q(pk__in=())
        return cls._default_manager.filter(Q(ended_at=None) | own)

    @property
    def sections(self) -> dict[Section, str]:
        """What it says, in the order in which it is read."""
        return {section: getattr(self, section.value) for section in Section}

    @property
    def title(self) -> str:
        return f"Safety plan, version {self.number}"

    @property
    def words(self) -> str:
        said = [f"{section.label}: {text}" for section, text in self.sections.items() if text.strip()]
        return "\n".join(said)
