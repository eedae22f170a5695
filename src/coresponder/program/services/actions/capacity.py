"""Saying how full a facility is, that somebody is on the way, and that one was refused."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.services.live.audit_events import (
    CAPACITY_POSTED,
    CAPACITY_POSTED_BY_LINK,
    INBOUND_ANNOUNCED,
    REFUSAL_NOTED,
    REFUSAL_TAKEN_BACK,
)
from coresponder.program.services.models import Capacity, FacilityDesk, Inbound, Refusal, Service
from coresponder.program.services.models.capacity import MOST_PLACES
from coresponder.program.services.vocabulary.capacity import HAS_NO_PLACE, POSTED, REFUSED_BECAUSE, CapacityState
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import Detail, record, record_anonymous
from coresponder.safeguards.links.models import Link
from coresponder.safeguards.permissions import Permission, check

MOST_MINUTES = 240
TAKE_BACK_WITHIN = timedelta(hours=1)


@transaction.atomic
def post_capacity(
    *,
    service: Service,
    state: CapacityState,
    free: Mapping[str, int],
    note: str = "",
    posted_by_words: str = "",
    by: User | None,
    link: Link | None = None,
) -> Capacity:
    """Say how full a facility is, as somebody with an account or through its link. It holds for the desk's hours."""
    desk = _desk(service)
    if by is not None:
        check(by, Permission.POST_CAPACITY)
    elif link is None or link.about != service.pk:
        raise LookupError("Without an account a facility is posted for by its own link alone.")
    now = timezone.now()
    posted = Capacity(service=service, state=_state(state), free=_free(desk, state, free), note=note.strip())
    posted.posted_at, posted.expires_at = now, now + timedelta(hours=desk.hours_it_holds)
    posted.posted_by, posted.link_id = by, link.pk if link and by is None else None
    posted.posted_by_words = posted_by_words.strip() or (by.display_name if by else "")
    posted.save(force_insert=True)
    _note(posted, by)
    return posted


@transaction.atomic
def announce_inbound(*, service: Service, minutes: int, by: User) -> Inbound:
    """Tell a facility that one person comes in so many minutes. Not who."""
    check(by, Permission.POST_CAPACITY)
    if not 0 <= minutes <= MOST_MINUTES:
        raise UsageError("minutes_wrong", f"Write how many minutes from now, from 0 to {MOST_MINUTES}.")
    _desk(service)
    now = timezone.now()
    coming = Inbound.objects.create(
        service=service, expected_at=now + timedelta(minutes=minutes), announced_at=now, announced_by=by
    )
    record(INBOUND_ANNOUNCED, by=by, about=f"service:{service.pk}", details={"minutes": minutes})
    return coming


def expect_at(*, agency: Agency, minutes: int, by: User) -> Inbound | None:
    """A facility was told of somebody, so its page counts one more: where the agency has one live page, and no other.

    Part of the action that tells it, which writes the audit event; what was told besides stays there.
    """
    desks = list(FacilityDesk.objects.filter(service__organization__agency=agency)[:2])
    if len(desks) != 1:
        return None
    now = timezone.now()
    expected_at = now + timedelta(minutes=minutes)
    return Inbound.objects.create(service_id=desks[0].pk, expected_at=expected_at, announced_at=now, announced_by=by)


@transaction.atomic
def note_refusal(*, service: Service, because: str, by: User) -> Refusal:
    """Write down that a facility refused somebody, and why."""
    check(by, Permission.POST_CAPACITY)
    if because not in REFUSED_BECAUSE:
        raise UsageError("no_reason", "Choose why the facility refused.")
    noted = Refusal.objects.create(service=service, because=because, noted_by=by, noted_at=timezone.now())
    record(REFUSAL_NOTED, by=by, about=f"service:{service.pk}", details={"because": because})
    return noted


@transaction.atomic
def take_back_refusal(*, refusal: Refusal, by: User) -> None:
    """Take back what one noted by mistake, within an hour."""
    check(by, Permission.POST_CAPACITY)
    if refusal.noted_by_id != by.pk or timezone.now() - refusal.noted_at > TAKE_BACK_WITHIN:
        raise UsageError("not_yours", "Only whoever noted a refusal takes it back, within an hour.")
    record(REFUSAL_TAKEN_BACK, by=by, about=f"service:{refusal.service_id}", details={"because": refusal.because})
    refusal.delete()


def _desk(service: Service) -> FacilityDesk:
    desk = FacilityDesk.objects.filter(service=service).first()
    if desk is None:
        raise UsageError("no_live_page", "This service has no live page yet.", "The coordinator sets it up.")
    return desk


def _state(state: CapacityState) -> str:
    if state not in POSTED:
        raise UsageError("no_state", "Tap one of Open, Limited, Full or Diversion.")
    return state.value


def _free(desk: FacilityDesk, state: CapacityState, free: Mapping[str, int]) -> dict[str, int]:
    """The places that the desk counts. A facility that is full has none, whatever the steppers still say."""
    wrong = [kind for kind in desk.place_kinds if not 0 <= free.get(kind, 0) <= MOST_PLACES]
    if wrong:
        raise UsageError("places_wrong", f"Write how many {wrong[0]} are free, from 0 to {MOST_PLACES}.")
    return {kind: 0 if state in HAS_NO_PLACE else free.get(kind, 0) for kind in desk.place_kinds}


def _note(posted: Capacity, by: User | None) -> None:
    details: dict[str, Detail] = {"state": posted.state, "free": sum(posted.free.values())}
    about = f"service:{posted.service_id}"
    if by is not None:
        record(CAPACITY_POSTED, by=by, about=about, details=details)
        return
    record_anonymous(CAPACITY_POSTED_BY_LINK, about=about, details={**details, "link": str(posted.link_id)})
