"""Who can look after a chapter, and whose manual it is."""

from django.db.models import QuerySet

from coresponder.program.policies.vocabulary import KINDS_OF_SIDE, Side
from coresponder.safeguards.accounts.models import Agency, User


def owners_of(side: Side) -> "QuerySet[User]":
    """Everybody who acts for an agency of this side."""
    return User.objects.filter(is_active=True, agency__kind__in=KINDS_OF_SIDE[side])


def names_of_partners() -> str:
    """The agencies of both sides by name, as they stand on the manual."""
    kinds = [kind for kinds in KINDS_OF_SIDE.values() for kind in kinds]
    names = Agency.objects.filter(kind__in=kinds, is_active=True).values_list("name", flat=True)
    return ", ".join(names)
