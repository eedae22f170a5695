"""The times and the state of a follow-up, as its attempts say them."""

from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.follow_up.models import Attempt, Episode, FollowUp
from coresponder.program.follow_up.rules.states import FOLLOW_UP_TRANSITIONS
from coresponder.program.follow_up.vocabulary import OPEN_EPISODE, FollowUpState, Result


def state_by_attempts(attempts: list[Attempt]) -> FollowUpState:
    """What the attempts alone make of a follow-up: something is left to do until somebody says otherwise."""
    if any(each.result == Result.REACHED for each in attempts):
        return FollowUpState.REACHED
    return FollowUpState.TRIED if attempts else FollowUpState.PLANNED


def refuse_in_closed_episode(found: FollowUp) -> None:
    """Raise StateError where a follow-up would be open again in an episode that is closed, and so on nobody's list."""
    if not Episode.objects.filter(pk=found.episode_id, state__in=OPEN_EPISODE).exists():
        raise StateError("episode_closed", "The episode was closed meanwhile.", "Open the episode again first.")


def put_right(found: FollowUp, *, wanted: FollowUpState | None = None) -> FollowUp:
    """Set times and state anew from the attempts that stand, and save. `wanted` is what somebody said it is now.

    Call it in a transaction that has opened the second wall.
    """
    standing = list(Attempt.objects.filter(follow_up=found, ended_at=None).order_by("made_at", "pk"))
    reached = [each.made_at for each in standing if each.result == Result.REACHED]
    state = wanted or state_by_attempts(standing)
    if state != found.state or state in (FollowUpState.TRIED, FollowUpState.REACHED):
        FOLLOW_UP_TRANSITIONS.check(current=found.state, wanted=state)
    found.first_attempt_at = standing[0].made_at if standing else None
    found.reached_at = reached[0] if reached else None
    found.state, found.changed_at = state, timezone.now()
    found.save()
    return found
