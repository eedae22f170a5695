"""Which calls a team answers: who is on duty, who is free, how long the way is, and why nobody came."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from coresponder.analysis.synthetic.encounters.calls import YearCall
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.duty import DutyShift, YearTeam, later
from coresponder.analysis.synthetic.encounters.rates import Minutes, Operation

# A team is not sent out in the last minutes of its shift.
LAST_MINUTES = 30
BACK_IN_SERVICE_MINUTES = 8
TO_ACCEPT, TO_LEAVE = Minutes(0.8, 0.5), Minutes(1.2, 0.6)
NOT_FOR_TEAMS_WITHOUT_POLICE = ("SUICIDE ATTEMPT", "MENTAL HOLD TRANSPORT")


@dataclass(frozen=True, kw_only=True)
class Response:
    """A team that was sent. `on_scene_at` is empty where it was cancelled on the way; then it cleared there."""

    call: YearCall
    shift: DutyShift
    sent_at: datetime
    accepted_at: datetime
    en_route_at: datetime
    on_scene_at: datetime | None
    clear_at: datetime

    @property
    def team(self) -> YearTeam:
        return self.shift.team


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What became of one call: the team that was sent, or why none was."""

    call: YearCall
    on_duty: bool
    response: Response | None = None
    because: str = ""


@dataclass
class Roster:
    """Who is on duty, and until when each of a team's places is taken."""

    shifts: Sequence[DutyShift]
    taken: dict[int, list[datetime]] = field(default_factory=dict)
    begun: int = 0
    now: list[DutyShift] = field(default_factory=list)

    def on_duty(self, moment: datetime) -> list[DutyShift]:
        """The shifts that go on; moments have to come in order."""
        while self.begun < len(self.shifts) and self.shifts[self.begun].begins_at <= moment:
            self.now.append(self.shifts[self.begun])
            self.begun += 1
        self.now = [each for each in self.now if later(moment, LAST_MINUTES) < each.ends_at]
        return self.now

    def is_free(self, shift: DutyShift, moment: datetime) -> bool:
        """Whether one more call can be taken now."""
        busy = self.taken.setdefault(shift.number, [])
        while busy and busy[0] <= moment:
            heapq.heappop(busy)
        return len(busy) < shift.team.most_at_once

    def take(self, shift: DutyShift, until: datetime) -> None:
        """A place is taken until then, and a few minutes more."""
        heapq.heappush(self.taken.setdefault(shift.number, []), later(until, BACK_IN_SERVICE_MINUTES))


def choose(call: YearCall, dice: Dice, roster: Roster, operation: Operation) -> DutyShift | str:
    """The shift that is sent, or why none is: off_duty, busy, not_sent."""
    on_duty = roster.on_duty(call.asked_at)
    if not on_duty:
        return "off_duty"
    free = [each for each in on_duty if roster.is_free(each, call.asked_at)]
    suited = [each for each in free if _suits(each.team, call)]
    if not suited:
        return "busy"
    if not dice.falls("is_sent", operation.is_sent):
        return "not_sent"
    return suited[0]


def _suits(team: YearTeam, call: YearCall) -> bool:
    if call.final_type == "MENTAL HOLD TRANSPORT":
        return team.is_remote or team.has_officer
    without_police = not team.has_officer and not team.is_remote
    return not (without_police and (call.final_type in NOT_FOR_TEAMS_WITHOUT_POLICE or call.priority == 1))


def sent(call: YearCall, shift: DutyShift, dice: Dice, operation: Operation) -> Response:
    """The team on its way: cancelled there, or on scene. Until when it stays is said by the contact."""
    accepted_at = later(call.asked_at, dice.minutes("to_accept", TO_ACCEPT))
    en_route_at = later(accepted_at, dice.minutes("to_leave", TO_LEAVE))
    travel = 1.0 if shift.team.is_remote else dice.minutes("travel", operation.travel)
    arrives_at = max(later(en_route_at, travel), call.patrol_arrived_at if shift.team.is_remote else en_route_at)
    is_cancelled = dice.falls("cancelled", operation.cancelled_on_the_way)
    halfway = later(en_route_at, travel / 2)
    return Response(
        call=call,
        shift=shift,
        sent_at=call.asked_at,
        accepted_at=accepted_at,
        en_route_at=en_route_at,
        on_scene_at=None if is_cancelled else arrives_at,
        clear_at=halfway if is_cancelled else arrives_at,
    )


def in_order(calls: Sequence[YearCall]) -> Iterator[YearCall]:
    """The calls in the order in which a team was asked for."""
    yield from sorted(calls, key=lambda call: (call.asked_at, call.number))
