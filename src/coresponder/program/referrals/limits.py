"""Within how many hours somebody must act on a referral; data, so that a program can have limits of its own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.conf import settings

from coresponder.kernel.errors import ProfileError
from coresponder.program.referrals.vocabulary.states import ReferralState
from coresponder.program.referrals.vocabulary.words import Urgency

SHIPPED = Path(__file__).resolve().parent / "limits.toml"
MOST_HOURS = 24 * 366
# What is waited for in each state that does not end.
WAITS_FOR: Mapping[ReferralState, str] = {
    ReferralState.DRAFT: "send",
    ReferralState.SENT: "answer",
    ReferralState.SEEN: "answer",
    ReferralState.WAITLISTED: "wait",
    ReferralState.DECLINED: "ask_elsewhere",
    ReferralState.ACCEPTED: "appointment",
    ReferralState.APPOINTMENT: "outcome",
    ReferralState.NO_SHOW: "again",
    ReferralState.CANCELLED: "again",
    ReferralState.ATTENDED: "second_visit",
    ReferralState.ENGAGED: "complete",
}
RAISE_AGAIN = "raise_again"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Hours by what is waited for and by urgency."""

    hours: Mapping[str, Mapping[str, float]]

    def within(self, state: ReferralState, urgency: Urgency) -> timedelta | None:
        """How long a referral may stay in a state; None for one that has ended."""
        step = WAITS_FOR.get(state)
        return timedelta(hours=self.hours[step][urgency]) if step else None

    def raise_again_after(self, urgency: Urgency) -> timedelta:
        """How long after it was raised it is raised again."""
        return timedelta(hours=self.hours[RAISE_AGAIN][urgency])


def limits() -> Limits:
    """The limits in use."""
    return read_limits(settings.REFERRAL_LIMITS or str(SHIPPED))


@cache
def read_limits(path: str) -> Limits:
    """The limits that stand in a file; ProfileError where it cannot be used."""
    try:
        content = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        hours = {step: {each: content["limits"][step][each] for each in Urgency.values} for step in STEPS}
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as problem:
        raise ProfileError(
            "referral_limits_wrong",
            "The time limits of referrals cannot be read, or one of them is missing.",
            "Take the file limits.toml of the program as the pattern.",
        ) from problem
    if not all(
        isinstance(each, int | float) and 0 < each <= MOST_HOURS for row in hours.values() for each in row.values()
    ):
        raise ProfileError("referral_limits_wrong", "A time limit of referrals is not a number of hours within a year.")
    return Limits(hours=hours)


STEPS = (*dict.fromkeys(WAITS_FOR.values()), RAISE_AGAIN)
