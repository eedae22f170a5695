"""Training and staffing of the invented county: everybody is current but two, one position is vacant."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from coresponder.analysis.synthetic.encounters import LAUNCH_ON
from coresponder.program.training.actions.courses import (
    enroll,
    lay_out_curricula,
    plan_session,
    record_attendance,
    record_completion,
)
from coresponder.program.training.actions.staffing import note_hard_call, record_supervision, save_position
from coresponder.program.training.models import Course, Session
from coresponder.program.training.queries.standing import courses_for
from coresponder.program.training.vocabulary import HardCallKind, SupervisionKind
from coresponder.safeguards.accounts.models import Credential, User
from coresponder.safeguards.accounts.vocabulary import CredentialKind

# Neither works on a team, so that every shift of the county can come on duty.
TRAINING_LAPSED, CREDENTIAL_LAPSED = "dex", "dana"
# So that nothing lapses that holds for a year.
RETAKEN = timedelta(days=335)
POSITIONS = (
    ("Crisis clinician", "clinician", "clara", "1"),
    ("Social worker", "clinician", "sofia", "1"),
    ("Peer specialist", "peer", "pia", "0.5"),
    ("Case manager", "case_manager", "carlos", "1"),
    ("Night clinician", "clinician", "", "1"),
)


@transaction.atomic
def load(*, cast: Mapping[str, User]) -> None:
    """Bring it in, unless there are courses."""
    if Course.objects.exists():
        return
    cora, today = cast["cora"], timezone.localdate()
    lay_out_curricula(by=cora)
    _staffed(cast, by=cora)
    for user in cast.values():
        if user.is_active and user.agency is not None:
            _trained(user, by=cora)
    _lapsed(cast, by=cora)
    _session(cast, by=cora)
    note_hard_call(
        kind=HardCallKind.CHILD, happened_on=today - timedelta(days=4), supporter=cast["pia"], note="", by=cast["omar"]
    )


def _trained(user: User, *, by: User) -> None:
    on = timezone.localdate() - timedelta(days=120)
    for taken in courses_for(user, on):
        late = user.username == TRAINING_LAPSED and taken.course.key == "crisis-calls"
        days = [date(on.year - 3, 3, 2)] if late else _days(on, taken.course.valid_months)
        for day in days:
            record_completion(course=taken.course, user=user, completed_on=day, evidence="Academy", by=by)


def _days(last_on: date, valid_months: int | None) -> list[date]:
    """When a course was taken: before the launch, and what lapses before it lapsed, the last time on that day."""
    found = [last_on]
    while found[0] >= LAUNCH_ON:
        found.insert(0, found[0] - (RETAKEN if valid_months else found[0] - LAUNCH_ON + timedelta(days=30)))
    return found


def _lapsed(cast: Mapping[str, User], *, by: User) -> None:
    today = timezone.localdate()
    Credential.objects.create(
        user=cast[CREDENTIAL_LAPSED],
        kind=CredentialKind.SECURITY_TRAINING,
        issued_on=today - timedelta(days=400),
        expires_on=today - timedelta(days=35),
    )


def _session(cast: Mapping[str, User], *, by: User) -> None:
    course, today = Course.objects.get(key="co-response"), timezone.localdate()
    held = _planned(course, today - timedelta(days=30), by)
    people = [cast[name] for name in ("omar", "otto", "clara", "sofia")]
    enroll(session=held, people=people, by=by)
    record_attendance(session=held, came=[each.pk for each in people[:3]], by=by)
    to_come = _planned(Course.objects.get(key="crisis-calls"), today + timedelta(days=14), by)
    enroll(session=to_come, people=[cast["dex"]], by=by)


def _planned(course: Course, held_on: date, by: User) -> Session:
    place, instructors = "Marigold Academy (invented)", "Pia Peer and an invented sergeant"
    return plan_session(
        course=course, held_on=held_on, place=place, instructors=instructors, hours=course.hours, seats=12, by=by
    )


def _staffed(cast: Mapping[str, User], *, by: User) -> None:
    agency, today = cast["clara"].agency, timezone.localdate()
    if agency is None:
        return
    for title, role, name, share in POSITIONS:
        save_position(
            title=title, role=role, agency=agency, full_time_share=Decimal(share), holder=cast.get(name), by=by
        )
    for name, minutes in (("clara", 60), ("sofia", 60), ("carlos", 45)):
        on = today - timedelta(days=9)
        record_supervision(user=cast[name], kind=SupervisionKind.CLINICAL, supervised_on=on, minutes=minutes, by=by)
