"""One service's side of a referral in FHIR's words, and what a task that comes back means here."""

from collections.abc import Sequence

from coresponder.formats.fhir.referrals import BusinessStatus, Ordered, TaskSaid, TaskStatus
from coresponder.kernel.errors import InputError
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.vocabulary import (
    DECLINE_REASONS,
    DestinationState,
    Reason,
    ReferralState,
    Step,
)

Standing = tuple[TaskStatus, BusinessStatus | None]
ASKED: dict[str, Standing] = {
    DestinationState.DRAFT: (TaskStatus.DRAFT, None),
    DestinationState.SENT: (TaskStatus.REQUESTED, None),
    DestinationState.SEEN: (TaskStatus.REQUESTED, BusinessStatus.SEEN),
    DestinationState.WAITLISTED: (TaskStatus.ON_HOLD, BusinessStatus.WAITLISTED),
    DestinationState.DECLINED: (TaskStatus.REJECTED, None),
    DestinationState.NOT_NEEDED: (TaskStatus.CANCELLED, BusinessStatus.ANOTHER_WAS_FIRST),
    DestinationState.WITHDRAWN: (TaskStatus.CANCELLED, BusinessStatus.WITHDRAWN),
}
# Of the service that has it, by the state of the referral.
TAKEN: dict[str, Standing] = {
    ReferralState.ACCEPTED: (TaskStatus.ACCEPTED, None),
    ReferralState.APPOINTMENT: (TaskStatus.IN_PROGRESS, BusinessStatus.APPOINTMENT_SET),
    ReferralState.NO_SHOW: (TaskStatus.IN_PROGRESS, BusinessStatus.NO_SHOW),
    ReferralState.CANCELLED: (TaskStatus.IN_PROGRESS, BusinessStatus.APPOINTMENT_CANCELLED),
    ReferralState.ATTENDED: (TaskStatus.IN_PROGRESS, BusinessStatus.ATTENDED),
    ReferralState.ENGAGED: (TaskStatus.IN_PROGRESS, BusinessStatus.ENGAGED),
    ReferralState.COMPLETED: (TaskStatus.COMPLETED, None),
    ReferralState.LOST: (TaskStatus.FAILED, None),
}
IN_PROGRESS: dict[BusinessStatus, Step] = {
    BusinessStatus.APPOINTMENT_SET: Step.APPOINTMENT,
    BusinessStatus.NO_SHOW: Step.NO_SHOW,
    BusinessStatus.APPOINTMENT_CANCELLED: Step.CANCELLED,
    BusinessStatus.ATTENDED: Step.ATTENDED,
    BusinessStatus.ENGAGED: Step.ENGAGED,
}
NOBODY_WAS_THERE = (
    ReferralState.ACCEPTED, ReferralState.APPOINTMENT, ReferralState.NO_SHOW, ReferralState.CANCELLED,
)  # fmt: skip


def ordered(referral: Referral, destination: Destination, *, words: Sequence[str] = ()) -> Ordered:
    """What is asked of this service, and how far it is with it. `words` are those that it was sent."""
    status, business = standing_of(referral, destination)
    shows_appointment = destination.is_winner and referral.appointment_at is not None
    return Ordered(
        referral_id=referral.pk,
        task_id=destination.pk,
        person_id=referral.person_id,
        need=referral.need,
        need_words=referral.need_label,
        urgency=referral.urgency,
        authored_at=referral.recorded_at,
        changed_at=max(referral.changed_at, referral.recorded_at),
        asked_by=referral.owner_agency.name,
        asked_of=f"{destination.service.organization.name}, {destination.service.name}",
        asked_of_id=destination.service_id,
        status=status,
        business=business,
        reason=_reason(referral, destination, status),
        appointment_at=referral.appointment_at if shows_appointment else None,
        words=tuple(words),
        consent_id=destination.consent_id,
    )


def standing_of(referral: Referral, destination: Destination) -> Standing:
    """The status of the task, and the business status beside it."""
    if referral.ended_at is not None or destination.ended_at is not None:
        return TaskStatus.ENTERED_IN_ERROR, None
    if destination.state in ASKED:
        return ASKED[destination.state]
    return TAKEN.get(referral.state, (TaskStatus.ACCEPTED, None))


def steps_of(said: TaskSaid, *, referral: Referral, destination: Destination) -> list[Step]:
    """Which steps of a referral a task that comes back stands for. InputError for what a service cannot say.

    A service that knows only FHIR's own statuses goes from accepted to completed: then somebody was there.
    """
    if said.status == TaskStatus.ACCEPTED:
        return [Step.ACCEPT]
    if said.status in (TaskStatus.REJECTED, TaskStatus.FAILED):
        return [Step.GIVE_BACK if destination.is_winner else Step.DECLINE]
    if said.status == TaskStatus.ON_HOLD:
        return [Step.WAITLIST]
    if said.status == TaskStatus.IN_PROGRESS:
        return _in_progress(said, destination)
    if said.status == TaskStatus.COMPLETED:
        return [Step.ATTENDED, Step.COMPLETED] if referral.state in NOBODY_WAS_THERE else [Step.COMPLETED]
    raise InputError(
        "not_for_a_service",
        f"A service cannot say that the task is “{said.status.value}”.",
        "It can accept, reject, put on hold, begin, complete or fail it.",
    )


def reason_of(said: TaskSaid) -> str:
    """The code for the reason that a task gives in words; its words are not kept."""
    wanted = said.reason.casefold()
    known = (each for each in DECLINE_REASONS if wanted in (each.value, each.label.casefold()))
    return next(known, Reason.OTHER).value


def _in_progress(said: TaskSaid, destination: Destination) -> list[Step]:
    if said.business is not None and said.business in IN_PROGRESS:
        return [IN_PROGRESS[said.business]]
    if destination.is_winner:
        raise InputError(
            "nothing_new",
            "The task is in progress already, and says nothing else.",
            "Say in Task.businessStatus what happened, such as “attended”.",
        )
    return [Step.ACCEPT]


def _reason(referral: Referral, destination: Destination, status: TaskStatus) -> str:
    if status == TaskStatus.REJECTED and destination.declined_because:
        return str(Reason(destination.declined_because).label)
    if status == TaskStatus.FAILED:
        return str(Reason(referral.lost_because).label) if referral.lost_because else "given up"
    if status in (TaskStatus.CANCELLED, TaskStatus.ON_HOLD, TaskStatus.REJECTED):
        return str(DestinationState(destination.state).label)
    return ""
