"""What waits for somebody in encounters, so that it can stand on the first page. No word of a part is read for it."""

from django.db import transaction
from django.db.models import QuerySet

from coresponder.program.encounters.models import PartDraft, PartFiling
from coresponder.program.encounters.vocabulary import PartState
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User


@transaction.atomic
def has_unfinished_drafts(user: User) -> bool:
    """Whether somebody has begun a part and not filed it."""
    drafts = PartDraft.objects.filter(author=user)
    return readable(drafts, by=user, purpose=usual_purpose(user.role)).exists()


@transaction.atomic
def has_something_returned(user: User) -> bool:
    """Whether a part of one's own was given back, with a comment, and waits to be mended."""
    return _standing(user).filter(author=user, state=PartState.RETURNED).exists()


@transaction.atomic
def has_colleagues_parts_to_review(user: User) -> bool:
    """Whether a colleague of the own agency has filed a part that nobody has looked through."""
    filed = _standing(user).filter(owner_agency=user.agency_id, state=PartState.FILED)
    return filed.exclude(author=user).exists()


def _standing(user: User) -> "QuerySet[PartFiling]":
    return readable(PartFiling.objects.filter(ended_at=None), by=user, purpose=usual_purpose(user.role))
