"""Choices that several forms offer."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.consent.vocabulary import OFFERED_CLASSES
from coresponder.safeguards.vocabulary import DataClass

CLASS_CHOICES = [(each.value, each.label[:1].upper() + each.label[1:]) for each in OFFERED_CLASSES]
PART_2_CHOICE = (DataClass.SUBSTANCE_USE.value, "Substance-use treatment (42 CFR Part 2), named by itself")


class AgencyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """One of the program's agencies, by its name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=agencies(), required=False, **options)

    def label_from_instance(self, obj: Agency) -> str:
        """What stands in the list."""
        return obj.name


def agencies() -> QuerySet[Agency]:
    """The agencies that take part now."""
    return Agency.objects.filter(is_active=True)
