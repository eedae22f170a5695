"""What may be said of an attempt, and when somebody may give up."""

from dataclasses import dataclass
from datetime import datetime

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.follow_up.vocabulary import (
    ATTEMPTS_BEFORE_NOT_FOUND,
    Channel,
    FollowUpState,
    NeedStatus,
    NextStep,
    Result,
    StopReason,
)

# What has a word of its own on each channel; a voicemail on a doorstep would be a slip.
RESULTS_OF: dict[Channel, frozenset[Result]] = {
    Channel.PHONE: frozenset(Result) - {Result.NOT_THERE},
    Channel.TEXT: frozenset({Result.REACHED, Result.MESSAGE_LEFT, Result.WRONG_NUMBER, Result.NO_ANSWER}),
    Channel.IN_PERSON: frozenset({Result.REACHED, Result.NOT_THERE, Result.MESSAGE_LEFT, Result.DECLINED_NOW}),
    Channel.VIDEO: frozenset({Result.REACHED, Result.NO_ANSWER, Result.DECLINED_NOW, Result.CALL_BACK}),
    Channel.LETTER: frozenset({Result.MESSAGE_LEFT, Result.REACHED}),
    Channel.FAMILY: frozenset(Result) - {Result.VOICEMAIL},
    Channel.PROVIDER: frozenset(Result) - {Result.VOICEMAIL},
}


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What somebody says of an attempt. Need and next step are asked only where the person was reached."""

    channel: Channel
    result: Result
    made_at: datetime
    minutes: int | None = None
    note: str = ""
    has_family_consent: bool = False
    need: NeedStatus = NeedStatus.NOT_ASKED
    next_step: NextStep | None = None
    next_at: datetime | None = None
    next_note: str = ""

    @property
    def is_reached(self) -> bool:
        """Being reached is something else than being tried."""
        return self.result == Result.REACHED

    @property
    def state(self) -> FollowUpState:
        """What the follow-up is after it. Without a next step something is left to do: to say which."""
        if not self.is_reached:
            return FollowUpState.TRIED
        is_over = self.next_step in (NextStep.NOTHING, NextStep.AGAIN)
        return FollowUpState.DONE if is_over else FollowUpState.REACHED


def check_tried(tried: Tried, *, now: datetime) -> None:
    """Raise UsageError where what is said cannot be."""
    if tried.result not in RESULTS_OF[tried.channel]:
        raise UsageError("result_of_other_channel", "This result does not go with this channel.", "Choose another one.")
    if tried.made_at > now:
        raise UsageError("attempt_to_come", "This attempt lies in the future.", "Put the time right.")
    if tried.channel == Channel.FAMILY and not tried.has_family_consent:
        raise UsageError(
            "family_without_consent",
            "The family is asked only where the person agreed to it.",
            "Ask the person first, and write the wish down; or choose another channel.",
        )
    if tried.next_step == NextStep.AGAIN and (tried.next_at is None or tried.next_at <= now):
        raise UsageError("next_day_missing", "It is not said when.", "Choose a moment that is still to come.")


def check_stop(reason: StopReason, *, attempts: int) -> None:
    """Raise StateError where somebody gives up too early."""
    if reason == StopReason.UNABLE_TO_LOCATE and attempts < ATTEMPTS_BEFORE_NOT_FOUND:
        raise StateError(
            "too_few_attempts",
            f"Somebody counts as not found after {ATTEMPTS_BEFORE_NOT_FOUND} attempts; {attempts} were made.",
            "Try on another channel, or at another hour.",
        )
