"""What every part of follow-up has in common: it belongs to the agency that follows up."""

from typing import Any

from django.db.models import CheckConstraint, QuerySet

from coresponder.program.follow_up.vocabulary import CLASSES
from coresponder.program.people.models.part import PersonPart, only_classes
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.vocabulary import DataClass


def class_for(agency: Agency) -> DataClass:
    """The class of what this agency keeps of a follow-up."""
    return DataClass.OPERATIONAL if agency.is_law_enforcement else DataClass.CLINICAL


def of_care(name: str) -> CheckConstraint:
    """The database refuses a part of follow-up of another class."""
    return only_classes(name, *CLASSES)


class CarePart(PersonPart):
    """A part of follow-up. It has pages of its own, and so does not stand among what no longer holds."""

    CLASSES = CLASSES
    IS_HISTORY_ON_PERSON_PAGE = False

    class Meta(PersonPart.Meta):
        abstract = True

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """Everything; the access decision says what of it may be read."""
        return cls._default_manager.all()
