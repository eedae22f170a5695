"""Referrals for the timeline of a person: when one was written, and when the person was first there."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.people.timeline import Lane, Moment
from coresponder.program.referrals.models import Referral
from coresponder.program.referrals.vocabulary import Proof


def referrals_in(seen: PersonRecord) -> Iterable[Moment]:
    """Every referral that holds and may be seen."""
    for shown in seen.record.shown:
        part = shown.part
        if isinstance(part, Referral) and part.holds and not part.is_masked:
            yield _moment(part, part.recorded_at, f"Referral: {part.need_label}", part.get_state_display(), seen)
            if part.attended_at is not None:
                words = str(Proof(part.attended_proof).label) if part.attended_proof else ""
                yield _moment(part, part.attended_at, f"Attended: {part.need_label}", words, seen)


def _moment(part: Referral, at: datetime, title: str, words: str, seen: PersonRecord) -> Moment:
    return Moment(
        at=at,
        lane=Lane.REFERRAL,
        title=title,
        words=words,
        kept_by=part.owner_agency.name,
        address=reverse("referrals:referral", args=[seen.person.pk, part.pk]),
    )
