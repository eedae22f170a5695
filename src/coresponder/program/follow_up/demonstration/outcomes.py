"""What came of one invented follow-up: attempts with their times, channels and results, and how it ended.

The shares are round numbers of our own, chosen so that every state occurs. They are no finding of any program.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from coresponder.kernel.random_streams import named_stream
from coresponder.program.follow_up.vocabulary import Channel, FollowUpState, NeedStatus, NextStep, Result, StopReason

T = TypeVar("T")

CHANNELS = ((Channel.PHONE, 0.72), (Channel.TEXT, 0.84), (Channel.IN_PERSON, 1.0))
NOT_REACHED = {
    Channel.PHONE: (Result.NO_ANSWER, Result.VOICEMAIL, Result.WRONG_NUMBER),
    Channel.TEXT: (Result.MESSAGE_LEFT, Result.NO_ANSWER),
    Channel.IN_PERSON: (Result.NOT_THERE, Result.MESSAGE_LEFT),
}
STOPS = (
    (StopReason.REFUSED, 0.38), (StopReason.MOVED, 0.5), (StopReason.JAILED, 0.62), (StopReason.HOSPITALIZED, 0.8),
    (StopReason.DUPLICATE, 1.0),
)  # fmt: skip
NEEDS = ((NeedStatus.NONE, 0.3), (NeedStatus.CONNECTED, 0.62), (NeedStatus.OPEN, 0.88), (NeedStatus.DECLINED, 1.0))
REACHED_AT_ONCE, TRIED_AGAIN, TRIED_ON_TIME, HANDED_OVER, MOST_ATTEMPTS = 0.46, 0.78, 0.83, 0.08, 4
RECEIVERS = (
    ("Rae Invented", "Second Spring Recovery (invented)"),
    ("Toby Madeup", "Marigold Housing Desk (invented)"),
    ("Ines Notreal", "Lantern Street Clinic (invented)"),
)


@dataclass(frozen=True, kw_only=True)
class InventedAttempt:
    """One attempt."""

    channel: Channel
    result: Result
    made_at: datetime
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a follow-up ended."""

    attempts: tuple[InventedAttempt, ...]
    state: FollowUpState
    need: NeedStatus = NeedStatus.NOT_ASKED
    next_step: NextStep | None = None
    stop: StopReason | None = None
    receiver: tuple[str, str] | None = None


class Draws:
    """Draws of one follow-up, always the same for the same place in the year."""

    def __init__(self, place: int) -> None:
        self._draws = named_stream("follow_up.demonstration", place)

    def share(self) -> float:
        """A number from 0 to 1."""
        return float(self._draws.random())

    def one_of(self, weighted: tuple[tuple[T, float], ...]) -> T:
        """One of these, by their shares added up."""
        drawn = self.share()
        return next(each for each, up_to in weighted if drawn <= up_to)

    def among(self, several: tuple[T, ...]) -> T:
        """Any of these."""
        return several[int(self.share() * len(several)) % len(several)]


def outcome_of(*, began_at: datetime, due_at: datetime, draws: Draws) -> Outcome:
    """Attempts until the person is reached or nobody tries again. Some begin only after it was due."""
    window = (due_at - began_at) * (0.2 + 0.7 * draws.share())
    first = began_at + window if draws.share() < TRIED_ON_TIME else due_at + timedelta(hours=2 + 40 * draws.share())
    attempts: list[InventedAttempt] = []
    at, is_reached = first, False
    while len(attempts) < MOST_ATTEMPTS:
        channel = draws.one_of(CHANNELS)
        is_reached = draws.share() < REACHED_AT_ONCE
        result = Result.REACHED if is_reached else draws.among(NOT_REACHED[channel])
        minutes = 6 + int(20 * draws.share()) if is_reached else 2 + int(4 * draws.share())
        attempts.append(InventedAttempt(channel=channel, result=result, made_at=_by_day(at), minutes=minutes))
        if is_reached or draws.share() > TRIED_AGAIN:
            break
        at += timedelta(hours=20 + 8 * draws.share())
    return ended(tuple(attempts), draws)


def ended(attempts: tuple[InventedAttempt, ...], draws: Draws) -> Outcome:
    """How it ended after these attempts."""
    if not any(each.result == Result.REACHED for each in attempts):
        stop = StopReason.UNABLE_TO_LOCATE if len(attempts) > 2 else draws.one_of(STOPS)
        return Outcome(attempts=attempts, state=FollowUpState.STOPPED, stop=stop)
    if draws.share() < HANDED_OVER:
        return Outcome(
            attempts=attempts, state=FollowUpState.HANDED_OVER, need=NeedStatus.CONNECTED,
            next_step=NextStep.HAND_OVER, receiver=draws.among(RECEIVERS),
        )  # fmt: skip
    need = draws.one_of(NEEDS)
    return Outcome(attempts=attempts, state=FollowUpState.DONE, need=need, next_step=NextStep.NOTHING)


def _by_day(at: datetime) -> datetime:
    """Nobody is called at night: moved to between eight and eight, by the clock in which the moment stands."""
    hour = at.hour
    return at.replace(hour=14 + hour % 10) if hour < 14 or hour > 23 else at
