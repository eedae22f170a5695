"""Episodes of care on somebody's list: opened, taken, offered, accepted, sent back, closed, opened again."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.follow_up.actions.ending import open_ones, restart, stopped_with
from coresponder.program.follow_up.actions.opening import new_episode
from coresponder.program.follow_up.audit_events import (
    EPISODE_ACCEPTED,
    EPISODE_CLOSED,
    EPISODE_OFFERED,
    EPISODE_OPENED,
    EPISODE_REOPENED,
    EPISODE_SENT_BACK,
    EPISODE_TAKEN,
    OFFER_TAKEN_BACK,
)
from coresponder.program.follow_up.models import Episode, FollowUp
from coresponder.program.follow_up.models.care import class_for
from coresponder.program.follow_up.queries.lists import is_at_work, is_held, offered_to
from coresponder.program.follow_up.queries.locking import locked
from coresponder.program.follow_up.rules.states import EPISODE_TRANSITIONS
from coresponder.program.follow_up.vocabulary import (
    OPEN_EPISODE,
    CloseReason,
    EpisodeState,
    FollowUpState,
    OpenedBecause,
    StopReason,
)
from coresponder.program.people.actions.parts import acting_agency
from coresponder.program.people.models import Person
from coresponder.program.people.rules.texts import check_text
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.handing_out import note_handed_out, sort_out
from coresponder.safeguards.access.records import check_part, reader
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.denials import STRANGER
from coresponder.safeguards.vocabulary import Deed, Purpose

WAY = "transfer"


@transaction.atomic
def open_episode(*, person: Person, by: User) -> Episode:
    """Open an episode on one's own list. Where the agency has an open one, that one goes on."""
    check(by, Permission.WORK_FOLLOW_UPS)
    agency = acting_agency(by)
    reader(by)
    there = Episode.objects.filter(person=person, owner_agency=agency, state__in=OPEN_EPISODE)
    if there.exists():
        raise StateError("open_already", "Your agency has an open episode for this person.", "Go on with that one.")
    trial = Episode(person=person, owner_agency=agency, author=by, data_class=class_for(agency))
    check_part(trial, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    found = new_episode(person.pk, agency, goes_to=by, because=OpenedBecause.BY_HAND, by=by)
    return _told(EPISODE_OPENED, found, by)


@transaction.atomic
def take_episode(*, episode: Episode, by: User) -> Episode:
    """Take an episode from nobody's list onto one's own."""
    found = _locked(episode, by)
    if Episode.objects.filter(is_held(), pk=found.pk).exists() and found.assignee_id != by.pk:
        raise StateError("held", "A colleague has this episode.", "Ask the colleague to offer it to you.")
    if found.state == EpisodeState.CLOSED:
        raise StateError("closed", "This episode is closed.", "Open it again first.")
    _withdraw_offer(found)
    _assign(found, by)
    return _told(EPISODE_TAKEN, found, by)


@transaction.atomic
def offer_episode(
    *, episode: Episode, by: User, to: User | None = None, agency: Agency | None = None, note: str = ""
) -> Episode:
    """Offer an episode to a colleague, or to another agency. It stays where it is until they accept.

    Another agency is asked only where an agreement or a consent lets it know of the episode; that goes into the ledger.
    """
    found = _locked(episode, by)
    EPISODE_TRANSITIONS.check(current=found.state, wanted=EpisodeState.OFFERED)
    _check_receiver(found, by=by, to=to, agency=agency)
    found.offered_user, found.offered_agency = to, agency
    found.offer_note = check_text(note) if note.strip() else ""
    found.offered_at, found.sent_back_at, found.state = timezone.now(), None, EpisodeState.OFFERED
    found.save()
    if agency is not None:
        _hand_out(found, agency, by)
    return _told(EPISODE_OFFERED, found, by, to="agency" if agency else "colleague")


@transaction.atomic
def accept_episode(*, episode: Episode, by: User) -> Episode:
    """Take over what was offered. A colleague gets the episode; another agency goes on with one of its own.

    Returns the episode that stands on the list of whoever accepts.
    """
    check(by, Permission.WORK_FOLLOW_UPS)
    with everything_let_through():
        found = _offered(episode, by)
        if found.offered_agency_id is None:
            _withdraw_offer(found)
            _assign(found, by)
            return _told(EPISODE_ACCEPTED, found, by)
        return _taken_over(found, by)


@transaction.atomic
def send_back_episode(*, episode: Episode, by: User) -> Episode:
    """Say no to an offer. Whoever offered it goes on having it, and sees that it came back."""
    check(by, Permission.WORK_FOLLOW_UPS)
    with everything_let_through():
        found = _offered(episode, by)
        _withdraw_offer(found)
        found.sent_back_at = timezone.now()
        found.save()
    return _told(EPISODE_SENT_BACK, found, by)


@transaction.atomic
def take_back_offer(*, episode: Episode, by: User) -> Episode:
    """Keep what one had offered and nobody has accepted."""
    found = _locked(episode, by)
    if found.state != EpisodeState.OFFERED:
        raise StateError("not_offered", "This episode is not offered to anybody.", "Read the list again.")
    _withdraw_offer(found)
    found.save()
    return _told(OFFER_TAKEN_BACK, found, by)


@transaction.atomic
def close_episode(*, episode: Episode, reason: CloseReason, by: User, note: str = "") -> Episode:
    """Close an episode with the reason. Its open follow-ups stop with it."""
    found = _locked(episode, by)
    if reason == CloseReason.HANDED_OVER:
        raise UsageError("offer_first", "It is closed as handed over when the other has accepted.", "Offer it first.")
    if reason == CloseReason.OTHER and not note.strip():
        raise UsageError("reason_missing", "Another reason has to be said in words.", "Write it down.")
    if found.state == EpisodeState.OFFERED:
        raise StateError("offered", "This episode is offered to somebody.", "Take the offer back first.")
    EPISODE_TRANSITIONS.check(current=found.state, wanted=EpisodeState.CLOSED)
    stopped = _close(found, reason, by, note=note)
    return _told(EPISODE_CLOSED, found, by, reason=reason.value, stopped=stopped)


@transaction.atomic
def reopen_episode(*, episode: Episode, by: User) -> Episode:
    """Open a closed episode again, on one's own list. What closing had stopped goes on where it was."""
    found = _locked(episode, by)
    EPISODE_TRANSITIONS.check(current=found.state, wanted=EpisodeState.OPEN)
    found.state, found.closed_at, found.closed_by = EpisodeState.OPEN, None, None
    found.close_reason, found.close_note = "", ""
    _assign(found, by)
    stopped = FollowUp.objects.select_for_update(of=("self",)).filter(
        episode=found, state=FollowUpState.STOPPED, stop_reason=StopReason.EPISODE_CLOSED
    )
    for each in stopped:
        restart(each)
    return _told(EPISODE_REOPENED, found, by)


def _locked(episode: Episode, by: User) -> Episode:
    check(by, Permission.WORK_FOLLOW_UPS)
    return locked(Episode, episode.pk, by=by)


def _offered(episode: Episode, by: User) -> Episode:
    """An episode that was offered to this person, or to the agency for which the person acts; else there is none."""
    rows = Episode.objects.select_for_update(of=("self",)).select_related("owner_agency")
    found = rows.filter(pk__in=offered_to(by).values("pk"), pk=episode.pk).first()
    if found is None:
        raise Denied(STRANGER, "There is no such page.")
    return found


def _taken_over(found: Episode, by: User) -> Episode:
    """The other agency's own episode; the one from which it came is closed as handed over."""
    agency = acting_agency(by)
    because = OpenedBecause.TAKEN_OVER
    new = new_episode(found.person_id, agency, goes_to=by, because=because, by=by, came_from=found)
    _withdraw_offer(found)
    _close(found, CloseReason.HANDED_OVER, by)
    return _told(EPISODE_ACCEPTED, new, by)


def _close(found: Episode, reason: CloseReason, by: User, *, note: str = "") -> int:
    stopping = open_ones(found.pk)
    for each in stopping:
        stopped_with(each, StopReason.EPISODE_CLOSED)
    found.state, found.closed_at, found.closed_by = EpisodeState.CLOSED, timezone.now(), by
    found.close_reason, found.close_note = reason, check_text(note) if note.strip() else ""
    found.save()
    return len(stopping)


def _assign(found: Episode, to: User) -> None:
    found.assignee, found.assigned_at = to, timezone.now()
    found.save()


def _withdraw_offer(found: Episode) -> None:
    if found.state == EpisodeState.OFFERED:
        found.state = EpisodeState.OPEN
    found.offered_user = found.offered_agency = found.offered_at = None
    found.offer_note = ""


def _check_receiver(found: Episode, *, by: User, to: User | None, agency: Agency | None) -> None:
    if (to is None) == (agency is None):
        raise UsageError("receiver_missing", "It is not said to whom.", "Choose a colleague or another agency.")
    if to is not None and (to.pk == found.assignee_id or not is_at_work(to, found.owner_agency)):
        raise UsageError(
            "receiver_not_there",
            "This colleague cannot take it: away, not of your agency, or has it.",
            "Choose another.",
        )
    if agency is not None and (agency.pk == found.owner_agency_id or not agency.is_active):
        raise UsageError("receiver_not_there", "This agency cannot take it.", "Choose another one.")


def _hand_out(found: Episode, agency: Agency, by: User) -> None:
    handed = sort_out([found], to=agency, purpose=Purpose.CARE_COORDINATION, by=by)
    if not handed.going:
        raise StateError(
            "may_not_know",
            f"That agency may not know of it. {' '.join(handed.staying)}",
            "Ask the person for a consent, or hand over by telling the person where to go.",
        )
    note_handed_out(handed, way=WAY)


def _told(event: str, found: Episode, by: User, **details: str | int) -> Episode:
    about = f"person:{found.person_id}"
    record(event, by=by, about=about, details={**details, "episode": str(found.pk)})
    return found
