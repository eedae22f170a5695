"""The program's own follow-ups that are filed as encounters: each counts as an attempt, and nobody writes it twice."""

from collections.abc import Mapping

from coresponder.program.encounters.models import Encounter, PartFiling
from coresponder.program.follow_up.actions.stamping import put_right
from coresponder.program.follow_up.models import Attempt, FollowUp
from coresponder.program.follow_up.vocabulary import OPEN_FOLLOW_UP, Channel, Result
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User

# Origins that are an attempt to reach somebody again.
OWN_CONTACT = "proactive_follow_up"
CHANNELS: Mapping[str, Channel] = {
    "phone": Channel.PHONE,
    "text": Channel.TEXT,
    "mail": Channel.LETTER,
    "video": Channel.VIDEO,
}
RESULTS: Mapping[str, Result] = {
    "seen": Result.REACHED,
    "refused": Result.DECLINED_NOW,
    "wrong_person": Result.WRONG_NUMBER,
}


def note_own_contact(encounter: Encounter, *, by: User) -> Attempt | None:
    """Make an attempt of it: at the follow-up of the filing agency that is open and due first. Once for an encounter.

    Where it is noted already, channel, result and time become what the encounter says now.
    """
    if encounter.contact_origin != OWN_CONTACT or encounter.person_id is None:
        return None
    with everything_let_through():
        there = Attempt.objects.select_for_update(of=("self",)).filter(encounter=encounter).first()
        if there is not None:
            return _corrected(there, encounter)
        filing = PartFiling.objects.filter(encounter=encounter, ended_at=None).order_by("received_at").first()
        found = _due_first(encounter, filing) if filing else None
        return None if found is None or filing is None else _noted(found, encounter, filing.author)


def channel_of(mode: str) -> Channel:
    """The mode of a contact as a channel; whatever is none of the others is in person."""
    return CHANNELS.get(mode, Channel.IN_PERSON)


def result_of(encounter: Encounter) -> Result:
    """The result of a contact as that of an attempt."""
    usual = Result.NOT_THERE if channel_of(encounter.contact_mode) == Channel.IN_PERSON else Result.NO_ANSWER
    return RESULTS.get(encounter.contact_result, usual)


def _due_first(encounter: Encounter, filing: PartFiling) -> FollowUp | None:
    rows = FollowUp.objects.select_for_update(of=("self",)).filter(
        person=encounter.person, owner_agency=filing.owner_agency_id, state__in=OPEN_FOLLOW_UP
    )
    return rows.order_by("due_at").first()


def _noted(found: FollowUp, encounter: Encounter, author: User) -> Attempt:
    new = Attempt(
        follow_up=found, person_id=found.person_id, owner_agency_id=found.owner_agency_id, author=author,
        data_class=found.data_class, channel=channel_of(encounter.contact_mode), result=result_of(encounter),
        made_at=encounter.started_at, minutes=_minutes(encounter), state_before=found.state, encounter=encounter,
    )  # fmt: skip
    new.save(force_insert=True)
    put_right(found)
    return new


def _corrected(there: Attempt, encounter: Encounter) -> Attempt:
    there.channel, there.result = channel_of(encounter.contact_mode), result_of(encounter)
    there.made_at, there.minutes = encounter.started_at, _minutes(encounter)
    there.save(update_fields=["channel", "result", "made_at", "minutes"])
    found = FollowUp.objects.select_for_update(of=("self",)).get(pk=there.follow_up_id)
    if found.state in OPEN_FOLLOW_UP:
        put_right(found)
    return there


def _minutes(encounter: Encounter) -> int | None:
    if encounter.ended_at is None:
        return None
    return max(0, round((encounter.ended_at - encounter.started_at).total_seconds() / 60))
