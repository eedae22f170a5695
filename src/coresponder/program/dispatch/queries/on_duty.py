"""The teams on duty: what each is doing, since when, whether it can be sent, and if not, why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from coresponder.program.calls.models import Call, Judgement
from coresponder.program.calls.queries.live import advice_seen
from coresponder.program.dispatch.models import Assignment, Shift, ShiftMember, Unavailability
from coresponder.program.dispatch.vocabulary import (
    OPEN_STATES,
    AssignmentState,
    Origin,
    RequestAnswer,
    ShiftState,
    UnavailableBecause,
)
from coresponder.program.dispatch.ways_of_working import against_the_advice, reservations_about, state_words
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class TeamOnDuty:
    """One team on duty. Status says what it does for calls; availability, whether it can be sent. They are separate.

    What follows from both is worked out once: a board asks it of every team for every call.
    """

    shift: Shift
    members: list[ShiftMember]
    unavailable: Unavailability | None
    assignments: list[Assignment]

    @property
    def call_sign(self) -> str:
        return self.shift.team.call_sign

    @cached_property
    def status(self) -> AssignmentState | None:
        """How far it is with the call that it came to first; None while it has none."""
        return AssignmentState(self.assignments[0].state) if self.assignments else None

    @cached_property
    def status_words(self) -> str:
        """The status as people read it."""
        return state_words(self.shift.team.variant, self.status) if self.status else "free"

    @property
    def since_at(self) -> datetime | None:
        """Since when it has that status."""
        return since_at(self.assignments[0]) if self.assignments else self.shift.worked_from_at

    @cached_property
    def why_not_sent(self) -> str:
        """Why the team cannot be sent now, as the end of a sentence; empty where it can."""
        if self.unavailable is not None:
            return f"not available: {UnavailableBecause(self.unavailable.reason).label}"
        busy = [each for each in self.assignments if each.origin != Origin.AFTER_EVENT]
        if len(busy) >= self.shift.team.variant.most_at_once:
            return f"{self.status_words}, call {busy[0].call.event_number}"
        return ""

    @property
    def can_be_sent(self) -> bool:
        return not self.why_not_sent

    @cached_property
    def shows(self) -> tuple[object, ...]:
        """All that decides what is shown of it, in values that can be compared."""
        return (
            (self.shift.pk, self.call_sign, self.shift.planned_to_at, self.since_at, self.status_words),
            self.unavailable and self.unavailable.pk,
            tuple((each.pk, each.role, each.user.display_name, *each.languages) for each in self.members),
            tuple((each.pk, each.version, each.call.event_number) for each in self.assignments),
        )

    @cached_property
    def languages(self) -> list[str]:
        """The languages that its members speak beside English."""
        return sorted({code for member in self.members for code in member.languages})


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A team that could be sent to a call, and why it should not, if so; the best first."""

    team: TeamOnDuty
    covers_the_area: bool
    speaks_the_language: bool
    reservations: list[str] = field(default_factory=list)

    @property
    def can_be_sent(self) -> bool:
        return self.team.can_be_sent


STAMP_OF = {
    AssignmentState.OFFERED: "offered_at",
    AssignmentState.ACCEPTED: "accepted_at",
    AssignmentState.EN_ROUTE: "en_route_at",
    AssignmentState.ON_SCENE: "on_scene_at",
    AssignmentState.OFFICER_RELEASED: "officer_released_at",
    AssignmentState.TRANSPORTING: "transporting_at",
}


def since_at(assignment: Assignment) -> datetime | None:
    """Since when an assignment is in its state."""
    stamp: datetime | None = getattr(assignment, STAMP_OF.get(AssignmentState(assignment.state), "ended_at"))
    return stamp or assignment.offered_at


def teams_on_duty(user: User, working: Iterable[Assignment] | None = None) -> list[TeamOnDuty]:
    """Every team on duty, by call sign, in four queries; `working` is every open assignment, if read already."""
    check(user, Permission.VIEW_TEAMS)
    shifts = list(
        Shift.objects.filter(state=ShiftState.ON_DUTY)
        .select_related("team", "team__variant", "team__agency")
        .order_by("team__call_sign")
    )
    members = _by_shift(ShiftMember.objects.filter(shift__in=shifts).select_related("user"))
    away = _by_shift(Unavailability.objects.filter(shift__in=shifts, to_at=None))
    if working is None:
        working = Assignment.objects.filter(shift__in=shifts, state__in=OPEN_STATES).select_related("call")
    busy = _by_shift(sorted(working, key=lambda each: (each.offered_at, each.pk)))
    return [
        TeamOnDuty(
            shift=shift,
            members=members.get(shift.pk, []),
            unavailable=next(iter(away.get(shift.pk, [])), None),
            assignments=busy.get(shift.pk, []),
        )
        for shift in shifts
    ]


def team_on_duty(user: User, team_id: UUID) -> TeamOnDuty | None:
    """One team as it is on duty; None while it is off duty."""
    return next((each for each in teams_on_duty(user) if each.shift.team_id == team_id), None)


def candidates_for(user: User, call: Call) -> list[Candidate]:
    """The teams on duty for one call: those that can be sent first, then those of the area, then by language."""
    is_asked_for = call.team_requests.filter(answer=RequestAnswer.OPEN).exists()
    return candidates_among(teams_on_duty(user), call, advice=advice_seen(call), is_asked_for=is_asked_for)


def candidates_among(
    teams: Iterable[TeamOnDuty], call: Call, *, advice: Judgement | None, is_asked_for: bool
) -> list[Candidate]:
    """The same among teams that were read already, for many calls at once; `advice` stands beside the call."""
    found = [_candidate(team, call, advice, is_asked_for=is_asked_for) for team in teams]
    return sorted(
        found,
        key=lambda each: (
            not each.can_be_sent,
            len(each.reservations),
            not each.covers_the_area,
            not each.speaks_the_language,
            each.team.call_sign,
        ),
    )


def _candidate(team: TeamOnDuty, call: Call, advice: Judgement | None, *, is_asked_for: bool) -> Candidate:
    areas, language = team.shift.team.areas, call.language.split("-")[0]
    covers = not areas or not call.beat or call.beat in areas
    speaks = language in ("", "en") or language in team.languages
    reservations = [] if covers else ["outside its area"]
    reservations += [] if speaks else ["nobody on it speaks the caller’s language"]
    reservations += reservations_about(team.shift.team.variant, call, is_asked_for=is_asked_for)
    reservations += against_the_advice(team.shift.team.variant, advice)
    return Candidate(team=team, covers_the_area=covers, speaks_the_language=speaks, reservations=reservations)


def _by_shift(rows: Iterable[Any]) -> Mapping[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.shift_id].append(row)
    return found
