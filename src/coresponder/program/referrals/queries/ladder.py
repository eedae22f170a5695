"""The way from a need to being connected, rung by rung, with how sure each is: what the data set and measures rest on.

Nothing about anybody leaves but ids, codes and instants. A rung that nobody told of is empty, which is not “no”.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from coresponder.program.referrals.models import Referral, ReferralEvent
from coresponder.program.referrals.vocabulary import DestinationState, EventKind, Way
from coresponder.safeguards.access.second_wall import everything_let_through

CONNECTED_WITHIN = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One referral on the ladder. Call it sent where at least one service was asked, in whichever way."""

    referral_id: UUID
    person_id: UUID
    encounter_id: UUID | None
    need: str
    way: str
    state: str
    written_at: datetime
    sent_at: datetime | None
    received_at: datetime | None
    accepted_at: datetime | None
    accepted_proof: str
    attended_at: datetime | None
    attended_proof: str
    engaged_at: datetime | None
    engaged_proof: str
    declined_at: datetime | None
    waitlisted_at: datetime | None

    @property
    def is_attended_within_30_days(self) -> bool:
        """The person was there within thirty days after the referral was written."""
        return self.attended_at is not None and self.attended_at - self.written_at <= CONNECTED_WITHIN


def ladder(*, since: datetime | None = None, until: datetime | None = None) -> Iterator[Rung]:
    """Every referral that was written in a span and holds, the oldest first."""
    with everything_let_through():
        rows = Referral.objects.filter(ended_at=None).prefetch_related("destinations").order_by("recorded_at")
        if since is not None:
            rows = rows.filter(recorded_at__gte=since)
        if until is not None:
            rows = rows.filter(recorded_at__lt=until)
        found = list(rows.defer("reason", "end_reason"))
        firsts = _firsts([each.pk for each in found])
        rungs = [_rung(each, firsts) for each in found]
    yield from rungs


def _rung(referral: Referral, firsts: dict[tuple[UUID, str], datetime]) -> Rung:
    services = list(referral.destinations.all())
    is_live = any(each.way == Way.LIVE for each in services if each.state != DestinationState.DRAFT)
    return Rung(
        referral_id=referral.pk,
        person_id=referral.person_id,
        encounter_id=referral.encounter_id,
        need=referral.need,
        way=Way.LIVE if is_live else Way.LOGGED,
        state=referral.state,
        written_at=referral.recorded_at,
        sent_at=referral.sent_at,
        received_at=referral.seen_at or referral.accepted_at,
        accepted_at=referral.accepted_at,
        accepted_proof=referral.accepted_proof,
        attended_at=referral.attended_at,
        attended_proof=referral.attended_proof,
        engaged_at=referral.engaged_at,
        engaged_proof=referral.engaged_proof,
        declined_at=firsts.get((referral.pk, EventKind.DECLINED)),
        waitlisted_at=firsts.get((referral.pk, EventKind.WAITLISTED)),
    )


def _firsts(ids: list[UUID]) -> dict[tuple[UUID, str], datetime]:
    kinds = (EventKind.DECLINED, EventKind.WAITLISTED)
    rows = ReferralEvent.objects.filter(referral__in=ids, kind__in=kinds).order_by("-happened_at")
    return {(pk, kind): at for pk, kind, at in rows.values_list("referral_id", "kind", "happened_at")}
