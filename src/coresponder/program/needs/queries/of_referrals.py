"""Needs for which services were asked: what came of it, as far as it is known."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from coresponder.program.needs.counting import Need
from coresponder.program.needs.queries.told import areas_of, languages_of
from coresponder.program.needs.vocabulary import NEEDS, NOT_KNOWN, Result, categories_for
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.vocabulary import ON_THE_WAY, DestinationState, Reason, ReferralState
from coresponder.safeguards.access.second_wall import everything_let_through

AT_ONCE = 1000
TAKEN = {*ON_THE_WAY, ReferralState.COMPLETED}
BY_THE_PERSON = Reason.PERSON_DECLINED


def needs_of_referrals(from_at: datetime, to_at: datetime) -> Iterator[Need]:
    """Every referral that left in that time. Call it in a transaction. No word of any is read."""
    refused = Destination.objects.filter(referral=OuterRef("pk"), state=DestinationState.DECLINED, ended_at=None)
    sent = Referral.objects.filter(sent_at__gte=from_at, sent_at__lt=to_at, ended_at=None).annotate(
        was_refused=Exists(refused)
    )
    with everything_let_through():
        rows = list(
            sent.order_by("sent_at").values_list(
                "person_id", "need", "state", "lost_because", "accepted_at", "was_refused", "sent_at", "encounter_id"
            )
        )
    areas = areas_of([each[-1] for each in rows if each[-1]])
    languages = languages_of([each[0] for each in rows])
    for person, category, state, because, accepted_at, was_refused, sent_at, encounter in rows:
        kind = need_of(category)
        if kind and sent_at:
            yield Need(
                person=str(person),
                kind=kind,
                result=became(state, because, is_accepted=accepted_at is not None, was_refused=was_refused),
                at=timezone.localtime(sent_at),
                area=areas.get(encounter, NOT_KNOWN) if encounter else NOT_KNOWN,
                language=languages.get(person, NOT_KNOWN),
            )


def became(state: str, because: str, *, is_accepted: bool, was_refused: bool) -> Result:
    """What became of a need by its referral. A service that took it counts, whoever declined before."""
    if because == BY_THE_PERSON:
        return Result.DECLINED
    if is_accepted or state in TAKEN:
        return Result.ACCEPTED
    return Result.REFUSED if was_refused or state == ReferralState.DECLINED else Result.OPEN


def need_of(category: str) -> str:
    """The need that a category of services answers first; empty where it answers none of the form."""
    return next((need for need in NEEDS if category in categories_for(need)), "")
