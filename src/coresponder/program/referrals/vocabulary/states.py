"""How far a referral is, and how far each service that was asked is with it."""

from django.db.models import TextChoices


class ReferralState(TextChoices):
    """How far a referral is. It moves beyond being seen only when a service accepts."""

    DRAFT = "draft", "draft"
    SENT = "sent", "sent"
    SEEN = "seen", "seen"
    WAITLISTED = "waitlisted", "on a waiting list"
    DECLINED = "declined", "declined by all"
    ACCEPTED = "accepted", "accepted"
    APPOINTMENT = "appointment", "appointment set"
    NO_SHOW = "no_show", "missed the appointment"
    CANCELLED = "cancelled", "appointment cancelled"
    ATTENDED = "attended", "attended"
    ENGAGED = "engaged", "engaged"
    COMPLETED = "completed", "completed"
    LOST = "lost", "lost"


# Services are asked, and none has taken it.
ASKED = frozenset(
    {ReferralState.SENT, ReferralState.SEEN, ReferralState.WAITLISTED, ReferralState.DECLINED, ReferralState.DRAFT}
)
# One service has it.
ON_THE_WAY = frozenset(
    {
        ReferralState.ACCEPTED,
        ReferralState.APPOINTMENT,
        ReferralState.NO_SHOW,
        ReferralState.CANCELLED,
        ReferralState.ATTENDED,
        ReferralState.ENGAGED,
    }
)
ENDED = frozenset({ReferralState.COMPLETED, ReferralState.LOST})


class DestinationState(TextChoices):
    """How far one service is with a referral."""

    DRAFT = "draft", "not asked yet"
    SENT = "sent", "asked"
    SEEN = "seen", "has seen it"
    ACCEPTED = "accepted", "takes it"
    WAITLISTED = "waitlisted", "on its waiting list"
    DECLINED = "declined", "cannot take it"
    NOT_NEEDED = "not_needed", "another one was first"
    WITHDRAWN = "withdrawn", "taken back"


ANSWERED = frozenset({DestinationState.ACCEPTED, DestinationState.WAITLISTED, DestinationState.DECLINED})
