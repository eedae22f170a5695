"""Which encounters somebody has a place in: theirs to write in, or to know of at all."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from coresponder.program.dispatch.models import Assignment, ShiftMember
from coresponder.program.dispatch.queries.assignments import own_assignments
from coresponder.program.encounters.models import Encounter, PartAnswers
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may


def may_write_in(encounter: Encounter, by: User) -> bool:
    """Whether somebody was on the team, works for the agency that began it, or was on a shift with whoever did."""
    if encounter.created_for_id == by.agency_id:
        return True
    if encounter.assignment_id is not None:
        return _own(by).filter(pk=encounter.assignment_id).exists()
    return _shared_a_shift(encounter, by)


def own_assignment_or_none(by: User, assignment_id: UUID) -> Assignment | None:
    """An assignment of a shift that somebody is or was on."""
    return _own(by).filter(pk=assignment_id).first()


def encounters_seen_by(user: User) -> QuerySet[Encounter]:
    """Every encounter of which somebody may know: of the own team or agency, or with a part that may be read.

    Call it in a transaction: it opens the second wall for what the role may read.
    """
    check(user, Permission.VIEW_ENCOUNTERS)
    parts = PartAnswers.objects.filter(encounter=OuterRef("pk"), ended_at=None)
    readable = (
        reader(user)
        .readable(parts, purpose=usual_purpose(user.role))
        .filter(Q(person__isnull=False) | Q(owner_agency=user.agency_id))
    )
    mine = Q(created_for=user.agency_id) | Q(assignment__in=_own(user))
    return Encounter.objects.filter(mine | Q(Exists(readable))).select_related("assignment__team", "person")


def encounter_seen_by(user: User, encounter_id: UUID) -> Encounter:
    """One of them; Http404 for everybody else, whether there is such an encounter or not."""
    found = encounters_seen_by(user).filter(pk=encounter_id).first()
    if found is None:
        raise Http404
    return found


def _own(user: User) -> QuerySet[Assignment]:
    if not may(user, Permission.WORK_ON_A_TEAM):
        return Assignment.objects.none()
    return own_assignments(user)


def _shared_a_shift(encounter: Encounter, by: User) -> bool:
    around = encounter.started_at - timedelta(days=1), encounter.started_at + timedelta(days=1)
    theirs = ShiftMember.objects.filter(user=encounter.created_by_id, shift=OuterRef("shift"))
    shared = ShiftMember.objects.filter(Exists(theirs), user=by, shift__planned_from_at__range=around)
    return shared.exists()
