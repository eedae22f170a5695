"""The episode to which something of a person belongs at one agency: the open one, or a new one."""

from uuid import UUID

from django.utils import timezone

from coresponder.program.follow_up.models import Episode
from coresponder.program.follow_up.models.care import class_for
from coresponder.program.follow_up.queries.lists import is_at_work
from coresponder.program.follow_up.vocabulary import OPEN_EPISODE, OpenedBecause
from coresponder.safeguards.accounts.models import Agency, User


def episode_for(person_id: UUID, agency: Agency, *, goes_to: User | None, because: OpenedBecause, by: User) -> Episode:
    """The open episode of this person at this agency, locked; a new one on the list of `goes_to`, or on nobody's.

    Call it in a transaction that has opened the second wall; two filings at once find the same one, since the second
    waits for the first at the lock on the encounter, and what is opened twice all the same stands on a list twice.
    """
    open_ones = Episode.objects.select_for_update(of=("self",)).filter(
        person_id=person_id, owner_agency=agency, state__in=OPEN_EPISODE
    )
    found = open_ones.order_by("opened_at").first()
    return found or new_episode(person_id, agency, goes_to=goes_to, because=because, by=by)


def new_episode(
    person_id: UUID,
    agency: Agency,
    *,
    goes_to: User | None,
    because: OpenedBecause,
    by: User,
    came_from: Episode | None = None,
) -> Episode:
    """A new one. Somebody who does not work for the agency, or is away, gets none on the list."""
    now = timezone.now()
    assignee = goes_to if goes_to is not None and is_at_work(goes_to, agency) else None
    return Episode.objects.create(
        person_id=person_id, owner_agency=agency, author=by, data_class=class_for(agency), opened_at=now,
        opened_because=because, assignee=assignee, assigned_at=now if assignee else None, came_from=came_from,
    )  # fmt: skip
