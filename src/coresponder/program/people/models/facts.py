"""Facts that are answers out of a list, each with where it is known from. The newest holds, the others are history."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from coresponder.program.people.models.part import PersonPart, class_column, only_classes
from coresponder.program.people.vocabulary.facts import ANSWERS, Absent, DemographicElement, SocialElement, Source
from coresponder.safeguards.vocabulary import DataClass


class CodedFact(PersonPart):
    """One answer, or the reason why there is none, which is a code of its own."""

    ELEMENTS: ClassVar[type[models.TextChoices]]

    codes = ArrayField(models.CharField(max_length=40))
    source = models.CharField(max_length=10, choices=Source)

    class Meta(PersonPart.Meta):
        abstract = True

    @property
    def is_absent(self) -> bool:
        """True when the row says why there is no answer."""
        return any(code in Absent.values for code in self.codes)

    def words_of(self, element: DemographicElement | SocialElement) -> str:
        """The answers in words."""
        labels = {**ANSWERS[element], **dict(Absent.choices)}
        return ", ".join(labels.get(code, code) for code in self.codes)


class DemographicFact(CodedFact):
    """One answer about who somebody is."""

    CLASSES = frozenset({DataClass.DEMOGRAPHICS})
    ELEMENTS = DemographicElement

    data_class = class_column(DataClass.DEMOGRAPHICS)
    element = models.CharField(max_length=20, choices=DemographicElement)

    class Meta(CodedFact.Meta):
        indexes = (models.Index(fields=["person", "ended_at"]),)
        constraints = (only_classes("a_demographic_fact_is_demographics", DataClass.DEMOGRAPHICS),)

    @property
    def title(self) -> str:
        return f"{DemographicElement(self.element).label}, {Source(self.source).label}"

    @property
    def words(self) -> str:
        return self.words_of(DemographicElement(self.element))


class SocialFact(CodedFact):
    """One answer about how somebody lives."""

    CLASSES = frozenset({DataClass.SOCIAL_NEEDS})
    ELEMENTS = SocialElement

    data_class = class_column(DataClass.SOCIAL_NEEDS)
    element = models.CharField(max_length=20, choices=SocialElement)

    class Meta(CodedFact.Meta):
        indexes = (models.Index(fields=["person", "ended_at"]),)
        constraints = (only_classes("a_social_fact_is_social_needs", DataClass.SOCIAL_NEEDS),)

    @property
    def title(self) -> str:
        return f"{SocialElement(self.element).label}, {Source(self.source).label}"

    @property
    def words(self) -> str:
        return self.words_of(SocialElement(self.element))
