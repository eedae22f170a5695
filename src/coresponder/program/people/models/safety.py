"""What keeps the person and those who come safe: dated, sourced, and never without an end."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from coresponder.program.people.models.part import PersonPart, class_column, only_classes
from coresponder.program.people.vocabulary.safety import SafetyCategory, SafetySource
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.vocabulary import DataClass


class SafetyFact(PersonPart):
    """One thing to be careful about. After its last day it is history, and a new observation is a new fact."""

    CLASSES = frozenset({DataClass.SAFETY})
    ENCRYPTED = ("text",)

    data_class = class_column(DataClass.SAFETY)
    category = models.CharField(max_length=30, choices=SafetyCategory)
    text = EncryptedTextField()
    source = models.CharField(max_length=20, choices=SafetySource)
    observed_on = models.DateField()
    expires_on = models.DateField(help_text="The last day on which it is shown as something to be careful about.")

    class Meta(PersonPart.Meta):
        ordering = ("-observed_on", "id")
        indexes = (models.Index(fields=["person", "ended_at"]),)
        constraints = (
            only_classes("a_safety_fact_is_safety", DataClass.SAFETY),
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("observed_on")), name="a_safety_fact_ends_after_it_was_seen"
            ),
        )

    @property
    def title(self) -> str:
        category, source = SafetyCategory(self.category).label, SafetySource(self.source).label
        return f"{category}, {source} on {_day(self.observed_on)}, until {_day(self.expires_on)}"

    @property
    def words(self) -> str:
        return str(self.text)


def _day(when: date) -> str:
    return f"{when:%b} {when.day}, {when.year}"
