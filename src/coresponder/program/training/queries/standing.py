"""Who is current in what: one person, every role, the next shifts, and whom it keeps from a shift."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from django.db.models import Q
from django.utils import timezone

from coresponder.program.dispatch.models import Shift
from coresponder.program.dispatch.models.teams import TeamMember
from coresponder.program.dispatch.vocabulary import ShiftState
from coresponder.program.policies.vocabulary import WorkRole, as_work_role
from coresponder.program.policies.working_as import roles_of
from coresponder.program.training.judging import standing_of
from coresponder.program.training.models import Completion, Course, Position
from coresponder.program.training.vocabulary import Standing
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.staff.credential_checks import Lapse, lapses_of

MEND = "A new completion is recorded under Training."
SHIFT_DAYS = 14


@dataclass(frozen=True, kw_only=True)
class TakenCourse:
    """A course that somebody's role asks for, and how current the person is in it."""

    course: Course
    completion: Completion | None
    standing: Standing


@dataclass(frozen=True, kw_only=True)
class RoleShare:
    """How many people of a role are current in every mandatory course of it."""

    role: WorkRole
    people: int
    current: int

    @property
    def percent(self) -> int:
        """The share who are current; a role that nobody works in is not listed."""
        return round(100 * self.current / self.people)


@dataclass(frozen=True, kw_only=True)
class ShiftShare:
    """A planned shift with how many of its people nothing keeps from it, and what keeps the others."""

    shift: Shift
    people: int
    current: int
    because: list[str]

    @property
    def percent(self) -> int:
        """The share of its people whom nothing keeps from it; 0 where nobody is on it."""
        return round(100 * self.current / self.people) if self.people else 0


def curricula() -> list[dict[str, Any]]:
    """The courses that come with the program, as data."""
    text = (files("coresponder.program.training") / "curricula.toml").read_text("utf-8")
    told: list[dict[str, Any]] = tomllib.loads(text)["courses"]
    return told


def roles_on_teams(user: User) -> list[str]:
    """As what somebody works today: on teams, and in positions."""
    today = timezone.localdate()
    places = TeamMember.objects.filter(Q(until_on=None) | Q(until_on__gte=today), user=user, since_on__lte=today)
    positions = Position.objects.filter(holder=user, ended_on=None)
    return [*places.values_list("role", flat=True), *positions.values_list("role", flat=True)]


def newest_completions(user: User, courses: Iterable[Course]) -> dict[int, Completion]:
    """For each course the completion that holds longest."""
    found: dict[int, Completion] = {}
    for each in Completion.objects.filter(user=user, course__in=list(courses)).select_related("course"):
        known = found.get(each.course_id)
        if known is None or _until(each) > _until(known):
            found[each.course_id] = each
    return found


def _until(completion: Completion) -> date:
    return completion.expires_on or date.max


def courses_for(user: User, on: date, roles: Iterable[str] | None = None) -> list[TakenCourse]:
    """Every course that somebody's roles ask for, what is most urgent first."""
    wanted = list(roles_of(user) if roles is None else roles)
    courses = list(Course.objects.filter(is_active=True, roles__overlap=wanted)) if wanted else []
    newest = newest_completions(user, courses)
    taken = [
        TakenCourse(course=each, completion=newest.get(each.pk), standing=standing_of(newest.get(each.pk), on))
        for each in courses
    ]
    urgency = (Standing.LAPSED, Standing.NEVER, Standing.SOON, Standing.CURRENT)
    return sorted(taken, key=lambda each: (urgency.index(each.standing), each.course.title))


def lapsed_training(user: User, role: str, on: date) -> Iterator[Lapse]:
    """Mandatory courses of the role that have lapsed by the day, and those without which nobody works any more."""
    work_role = as_work_role(role)
    for taken in courses_for(user, on, [work_role]) if work_role else []:
        course = taken.course
        title = course.title.replace("{", "(").replace("}", ")")
        if taken.standing == Standing.LAPSED and course.is_mandatory and taken.completion:
            until = f"{taken.completion.expires_on:%B %-d, %Y}"
            yield Lapse(
                code="training_lapsed", sentence=f"The training “{title}” of {{name}} held until {until}.", mend=MEND
            )
        elif taken.standing == Standing.NEVER and course.required_from_on and course.required_from_on <= on:
            yield Lapse(code="training_missing", sentence=f"{{name}} has not taken “{title}”.", mend=MEND)


def shares_by_role(on: date) -> list[RoleShare]:
    """For each role that anybody works in: how many are current in all that is mandatory."""
    people = [(each, roles_of(each)) for each in User.objects.filter(is_active=True)]
    return [found for role in WorkRole if (found := _share(role, people, on)).people]


def _share(role: WorkRole, people: list[tuple[User, frozenset[WorkRole]]], on: date) -> RoleShare:
    those = [user for user, roles in people if role in roles]
    return RoleShare(role=role, people=len(those), current=sum(is_current(user, role, on) for user in those))


def is_current(user: User, role: WorkRole, on: date) -> bool:
    """Whether somebody has taken every mandatory course of a role, and none has lapsed."""
    mandatory = (each for each in courses_for(user, on, [role]) if each.course.is_mandatory)
    return all(each.standing in (Standing.CURRENT, Standing.SOON) for each in mandatory)


def shares_by_shift(user: User) -> list[ShiftShare]:
    """The planned shifts of the next two weeks, with whom something keeps from them and why: those shifts first."""
    check(user, Permission.MANAGE_TRAINING)
    now = timezone.now()
    planned = Shift.objects.filter(
        state=ShiftState.PLANNED, planned_from_at__gte=now, planned_from_at__lt=now + timedelta(days=SHIFT_DAYS)
    )
    found = [_of_shift(each) for each in planned.select_related("team").prefetch_related("members__user")]
    return sorted(found, key=lambda each: (not each.because, each.shift.planned_from_at))


def _of_shift(shift: Shift) -> ShiftShare:
    on, members = timezone.localdate(shift.planned_to_at), list(shift.members.all())
    found = [(member.user, lapses_of(member.user, role=member.role, on=on)) for member in members]
    because = [lapse.sentence.format(name=user.display_name) for user, lapses in found for lapse in lapses]
    current = sum(not lapses for _, lapses in found)
    return ShiftShare(shift=shift, people=len(members), current=current, because=because)


def people_with_courses(user: User, on: date) -> list[tuple[User, list[TakenCourse]]]:
    """Everybody in the program whose role asks for a course, with how current they are."""
    check(user, Permission.MANAGE_TRAINING)
    people = [(each, courses_for(each, on)) for each in User.objects.filter(is_active=True).select_related("agency")]
    return [(each, courses) for each, courses in people if courses]


def has_lapsing_training(user: User) -> bool:
    """Whether a training of one's own has lapsed or is about to."""
    today = timezone.localdate()
    return any(each.standing in (Standing.LAPSED, Standing.SOON) for each in courses_for(user, today))
