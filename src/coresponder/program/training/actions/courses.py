"""Laying out the curricula, saving courses, holding sessions, recording who completed what."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.training.audit_events import (
    ATTENDANCE_RECORDED,
    COMPLETION_RECORDED,
    COURSE_SAVED,
    CURRICULA_LAID_OUT,
    ENROLLED,
    SESSION_PLANNED,
)
from coresponder.program.training.models import Completion, Course, Seat, Session
from coresponder.program.training.queries.standing import curricula
from coresponder.program.training.rules import expires_on, refuse_full, refuse_future
from coresponder.program.training.vocabulary import SeatState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class CourseDetails:
    """What is said of a course."""

    title: str
    roles: Sequence[str]
    hours: Decimal
    valid_months: int | None
    is_mandatory: bool
    required_from_on: date | None
    topics: str
    basis: str
    source: str
    is_active: bool = True


@transaction.atomic
def lay_out_curricula(*, by: User) -> list[Course]:
    """Make every course that is missing, with its hours and where they come from."""
    check(by, Permission.MANAGE_TRAINING)
    there = set(Course.objects.values_list("key", flat=True))
    made = Course.objects.bulk_create(
        [Course(**{**told, "topics": told["topics"].strip()}) for told in curricula() if told["key"] not in there]
    )
    record(CURRICULA_LAID_OUT, by=by, about="training:curricula", details={"courses": len(made)})
    return made


@transaction.atomic
def save_course(*, details: CourseDetails, by: User, course: Course | None = None) -> Course:
    """Add a course, or say anew what it is. What was completed keeps the day on which it expires."""
    check(by, Permission.MANAGE_TRAINING)
    if not details.roles:
        raise UsageError("no_role", "Nobody takes this course.", "Choose at least one role.")
    course = course or Course(key=_new_key(details.title))
    for name, value in asdict(details).items():
        setattr(course, name, list(value) if name == "roles" else value)
    course.save()
    record(COURSE_SAVED, by=by, about=f"course:{course.key}", details={})
    return course


@transaction.atomic
def plan_session(
    *, course: Course, held_on: date, place: str, instructors: str, hours: Decimal, seats: int, by: User
) -> Session:
    """Plan a session of a course."""
    check(by, Permission.MANAGE_TRAINING)
    session = Session.objects.create(
        course=course, held_on=held_on, place=place, instructors=instructors, hours=hours, seats=seats, planned_by=by
    )
    record(SESSION_PLANNED, by=by, about=f"session:{session.pk}", details={"course": course.key})
    return session


@transaction.atomic
def enroll(*, session: Session, people: Collection[User], by: User) -> Session:
    """Give people a seat in a session, as long as there are seats."""
    check(by, Permission.MANAGE_TRAINING)
    session = Session.objects.select_for_update().get(pk=session.pk)
    there = set(session.enrolled.values_list("user_id", flat=True))
    new = [user for user in people if user.pk not in there]
    refuse_full(session, len(new))
    Seat.objects.bulk_create([Seat(session=session, user=user) for user in new])
    record(ENROLLED, by=by, about=f"session:{session.pk}", details={"people": len(new)})
    return session


@transaction.atomic
def record_attendance(*, session: Session, came: Collection[int], by: User) -> list[Completion]:
    """Say who came. Whoever came has completed the course, and holds a certificate; a correction takes it back."""
    check(by, Permission.MANAGE_TRAINING)
    session = Session.objects.select_for_update(of=("self",)).select_related("course").get(pk=session.pk)
    refuse_future(session.held_on, timezone.localdate())
    seats = list(session.enrolled.select_related("user"))
    if not seats:
        raise StateError("nobody_enrolled", "Nobody is enrolled.", "Enroll people first.")
    for seat in seats:
        seat.state = SeatState.ATTENDED if seat.user_id in came else SeatState.ABSENT
        seat.save(update_fields=["state"])
    session.completions.exclude(user_id__in=came).delete()
    completions = [_completed(session, seat.user, by) for seat in seats if seat.state == SeatState.ATTENDED]
    details = {"came": len(completions), "enrolled": len(seats)}
    record(ATTENDANCE_RECORDED, by=by, about=f"session:{session.pk}", details=details)
    return completions


@transaction.atomic
def record_completion(*, course: Course, user: User, completed_on: date, evidence: str, by: User) -> Completion:
    """Record that somebody completed a course elsewhere, with the evidence."""
    check(by, Permission.MANAGE_TRAINING)
    refuse_future(completed_on, timezone.localdate())
    if not evidence.strip():
        raise UsageError("no_evidence", "Say where it was taken.", "Name the certificate or the academy.")
    made = Completion.objects.create(
        course=course,
        user=user,
        completed_on=completed_on,
        expires_on=expires_on(completed_on, course.valid_months),
        hours=course.hours,
        title=course.title,
        topics=course.topics,
        evidence=evidence.strip(),
        recorded_by=by,
    )
    record(COMPLETION_RECORDED, by=by, about=f"account:{user.pk}", details={"course": course.key})
    return made


def _completed(session: Session, user: User, by: User) -> Completion:
    made, _ = Completion.objects.get_or_create(
        session=session,
        user=user,
        defaults={
            "course": session.course,
            "completed_on": session.held_on,
            "expires_on": expires_on(session.held_on, session.course.valid_months),
            "hours": session.hours,
            "title": session.course.title,
            "topics": session.course.topics,
            "recorded_by": by,
        },
    )
    return made


def _new_key(title: str) -> str:
    key = slugify(title)[:60]
    if not key or Course.objects.filter(key=key).exists():
        raise UsageError("course_there", "There is a course with this title.", "Choose another title.")
    return key
