"""How the pages of referrals put things in words."""

from django import template

from coresponder.program.referrals.models import Destination, ReferralEvent
from coresponder.program.referrals.vocabulary import DestinationState, EventKind, Proof, ReferralState

register = template.Library()
TONES = {
    ReferralState.DECLINED: "attention",
    ReferralState.NO_SHOW: "attention",
    ReferralState.CANCELLED: "attention",
    ReferralState.WAITLISTED: "attention",
    ReferralState.ACCEPTED: "good",
    ReferralState.APPOINTMENT: "good",
    ReferralState.ATTENDED: "good",
    ReferralState.ENGAGED: "good",
    ReferralState.COMPLETED: "good",
    DestinationState.DECLINED: "attention",
}
HOURS_A_DAY = 24
MOST_HOURS = 72


@register.filter
def tone(state: str) -> str:
    """The tone of a state's badge."""
    return TONES.get(state, "neutral")  # type: ignore[call-overload, no-any-return]


@register.filter
def age(hours: int) -> str:
    """Hours as people say them: “5 h”, “4 days”."""
    return f"{hours} h" if hours < MOST_HOURS else f"{hours // HOURS_A_DAY} days"


@register.filter
def proof_words(code: str) -> str:
    """How something is known."""
    return str(Proof(code).label) if code else "not known"


@register.filter
def who_said(event: ReferralEvent) -> str:
    """Who said it."""
    if event.by is not None:
        return event.by.display_name
    return "The service, by its link" if event.is_by_service else "The program"


@register.filter
def what_happened(event: ReferralEvent) -> str:
    """What happened, as it begins a line. Not every service could be told."""
    asked = event.destination
    if event.kind == EventKind.NOT_NEEDED and asked is not None and asked.told_over_at is None:
        return "Another one was first"
    words = str(event.get_kind_display())
    return words[:1].upper() + words[1:]


@register.filter
def why_only_logged(destination: Destination) -> str:
    """Why nothing was sent to a service, in a sentence."""
    reason = str(destination.get_why_logged_display()) if destination.why_logged else ""
    why_not = f"For them: {destination.why_not}" if destination.why_not else ""
    return " ".join(each for each in (reason, why_not) if each)
