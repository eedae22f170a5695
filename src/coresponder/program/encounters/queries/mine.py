"""What somebody has written, has to write anew, and has not written yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.queries.assignments import own_assignments
from coresponder.program.encounters.models import PartDraft, PartFiling
from coresponder.program.encounters.queries.drafts import own_drafts
from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.encounters.vocabulary import PartName, PartState
from coresponder.safeguards.access.defaults import classes_for, usual_purpose
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may
from coresponder.safeguards.vocabulary import DataClass, Deed

DAYS_LOOKED_BACK = 30


@dataclass(frozen=True, kw_only=True)
class Mine:
    """The lists of the page, what has to be done first."""

    returned: Sequence[PartFiling]
    drafts: Sequence[PartDraft]
    not_written: Sequence[Assignment]
    filed: Sequence[PartFiling]


def parts_of(user: User) -> tuple[PartName, ...]:
    """The parts that somebody writes, the usual one first."""
    classes = classes_for(user.role, Deed.WRITE)
    theirs = user.agency is not None and may(user, Permission.WRITE_ENCOUNTERS)
    return tuple(each for each in PartName if theirs and DataClass(each.value) in classes)


def mine(user: User) -> Mine:
    """Everything of somebody's own. Call it in a transaction."""
    check(user, Permission.WRITE_ENCOUNTERS)
    refuse_while_looking_on()
    own = readable(PartFiling.objects.filter(author=user, ended_at=None), by=user, purpose=usual_purpose(user.role))
    own = own.select_related("encounter__assignment__team", "encounter__assignment__call", "person")
    since = timezone.now() - timedelta(days=DAYS_LOOKED_BACK)
    return Mine(
        returned=list(own.filter(state=PartState.RETURNED).order_by("returned_at")),
        drafts=own_drafts(user),
        not_written=_not_written(user),
        filed=list(own.exclude(state=PartState.RETURNED).filter(received_at__gte=since).order_by("-received_at")),
    )


def _not_written(user: User) -> list[Assignment]:
    """Calls at which somebody's team was, and of which that person has filed nothing. Call it in a transaction."""
    if not may(user, Permission.WORK_ON_A_TEAM):
        return []
    since = timezone.now() - timedelta(days=DAYS_LOOKED_BACK)
    filed = PartFiling.objects.filter(encounter__assignment=OuterRef("pk"), owner_agency=user.agency_id)
    begun = PartDraft.objects.filter(encounter__assignment=OuterRef("pk"), author=user)
    reached = own_assignments(user).filter(on_scene_at__isnull=False, offered_at__gte=since)
    return list(reached.exclude(Exists(filed)).exclude(Exists(begun)).order_by("on_scene_at"))
