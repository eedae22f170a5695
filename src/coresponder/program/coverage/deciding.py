"""Whether a call was reached, whether a team was on duty for it, and why it was missed. Plain Python over plain values.

The program knows most of it by itself: it kept who was on duty, where, what each team was doing, and what was declined.
In this order the first that is known is the reason:

1. what a person said afterwards
2. why the last team that was asked did not go
3. why the dispatcher did not follow the advice
4. no team was on duty when the call came in
5. none of the area was
6. those of the area could not be sent
7. those of the area were on other calls
8. the call was cancelled
9. a team was free, and nobody asked it
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coresponder.program.coverage.vocabulary import OF_NOT_GOING, OF_OVERRIDE, Missed


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """From one instant to another; without an end it goes on."""

    from_at: datetime
    to_at: datetime | None

    def includes(self, at: datetime) -> bool:
        """Whether an instant is in it; its end is not."""
        return self.from_at <= at and (self.to_at is None or at < self.to_at)


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A team on duty: where, how many calls at once, when it could not be sent, and when it was on calls."""

    worked: Stretch
    areas: frozenset[str]
    most_at_once: int
    away: tuple[Stretch, ...] = ()
    on_calls: tuple[Stretch, ...] = ()

    def covers(self, beat: str) -> bool:
        """Whether the beat is its; without areas it goes everywhere, and a beat that is not known may be anybody's."""
        return not self.areas or not beat or beat in self.areas

    def is_away(self, at: datetime) -> bool:
        """Whether it could not be sent for a reason other than a call."""
        return any(each.includes(at) for each in self.away)

    def is_busy(self, at: datetime) -> bool:
        """Whether it was on as many calls as it takes."""
        return sum(each.includes(at) for each in self.on_calls) >= self.most_at_once


@dataclass(frozen=True, kw_only=True)
class EligibleCall:
    """A call for which the criteria advised a team, and what happened then."""

    received_at: datetime
    beat: str
    is_reached: bool
    is_open: bool = False
    is_cancelled: bool = False
    said: str = ""
    not_going: str = ""
    override: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a call stands: a team was on duty or not; it was reached, or missed for a reason, or is still open."""

    on_duty: bool
    is_reached: bool
    missed: Missed | None = None


def standing_of(call: EligibleCall, duties: Sequence[Duty]) -> Standing:
    """Where a call stands, with the teams that were on duty when it came in."""
    there = [each for each in duties if each.worked.includes(call.received_at)]
    if call.is_reached or call.is_open:
        return Standing(on_duty=bool(there), is_reached=call.is_reached)
    return Standing(on_duty=bool(there), is_reached=False, missed=_reason(call, there))


def _reason(call: EligibleCall, there: Sequence[Duty]) -> Missed:
    if call.said:
        return Missed(call.said)
    if call.not_going in OF_NOT_GOING:
        return OF_NOT_GOING[call.not_going]
    if call.override in OF_OVERRIDE:
        return OF_OVERRIDE[call.override]
    return _of_the_teams(call, there)


def _of_the_teams(call: EligibleCall, there: Sequence[Duty]) -> Missed:
    near = [each for each in there if each.covers(call.beat)]
    if not near:
        return Missed.OUT_OF_AREA if there else Missed.OFF_SHIFT
    if all(each.is_away(call.received_at) for each in near):
        return Missed.UNAVAILABLE
    if all(each.is_away(call.received_at) or each.is_busy(call.received_at) for each in near):
        return Missed.BUSY
    return Missed.CANCELLED if call.is_cancelled else Missed.NOT_ASKED
