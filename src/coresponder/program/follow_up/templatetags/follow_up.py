"""How the pages of follow-up put things in words."""

from datetime import datetime

from django import template
from django.utils import timezone

from coresponder.program.follow_up.models import Attempt, ContactWish, FollowUp
from coresponder.program.follow_up.rules.matching import window_words
from coresponder.program.follow_up.vocabulary import (
    Channel,
    CloseReason,
    FollowUpState,
    GoalState,
    MayContact,
    NeedStatus,
    NextStep,
    Result,
    StopReason,
)
from coresponder.safeguards.permissions.roles import role_of

register = template.Library()
TONES = {
    FollowUpState.PLANNED: "info",
    FollowUpState.TRIED: "attention",
    FollowUpState.REACHED: "attention",
    FollowUpState.DONE: "good",
    FollowUpState.HANDED_OVER: "good",
    FollowUpState.STOPPED: "neutral",
    FollowUpState.WITHDRAWN: "neutral",
}
HOURS_A_DAY = 24
DAYS_FROM_HOURS = 48


@register.filter
def state_words(found: FollowUp) -> str:
    """The state, as people read it."""
    label = str(FollowUpState(found.state).label)
    return label[:1].upper() + label[1:]


@register.filter
def state_tone(found: FollowUp) -> str:
    """The tone of the state's badge."""
    return TONES[FollowUpState(found.state)]


@register.filter
def reason_words(found: FollowUp) -> str:
    """Why it was stopped."""
    return str(StopReason(found.stop_reason).label) if found.stop_reason else ""


@register.filter
def need_words(found: FollowUp) -> str:
    """How it stands with what the person needs."""
    return str(NeedStatus(found.need_status).label)


@register.filter
def next_words(found: FollowUp) -> str:
    """What comes next."""
    return str(NextStep(found.next_step).label) if found.next_step else "not said yet"


@register.filter
def why_words(found: FollowUp) -> str:
    """What the follow-up is about: the rule that planned it, or what somebody wrote."""
    if found.rule is None:
        return str(found.what_for)
    return f"{found.rule.title}, within {window_words(found.window_hours or found.rule.after_hours)}"


@register.filter
def tried_words(attempt: Attempt) -> str:
    """One attempt in a few words."""
    label = str(Channel(attempt.channel).label)
    return f"{label[:1].upper()}{label[1:]}: {Result(attempt.result).label}"


@register.filter
def wish_words(wish: ContactWish | None) -> list[str]:
    """What the person wants about being contacted, the most important first; each in a few words."""
    if wish is None or wish.may is None or wish.leave is None:
        return []
    said = ["does not want to be contacted"] if wish.may == MayContact.NO else []
    said += ["not asked whether they may be called"] if wish.may == MayContact.NOT_ASKED else []
    said += [f"number: {wish.safe_number}"] if wish.safe_number else []
    said += [f"times: {wish.safe_times}"] if wish.safe_times else []
    said += [f"voicemail: {wish.leave.label}"]
    said += [f"family: {wish.family}"] if wish.family else []
    return [*said, *([wish.words_of_person] if wish.words_of_person else [])]


@register.filter
def is_no(wish: ContactWish | None) -> bool:
    """Whether the person does not want to be contacted."""
    return wish is not None and wish.may == MayContact.NO


@register.filter
def close_words(reason: str) -> str:
    """Why an episode was closed."""
    return str(CloseReason(reason).label) if reason else ""


@register.filter
def goal_words(state: str) -> str:
    """What became of a goal."""
    return str(GoalState(state).label)


@register.filter
def role_words(role: str) -> str:
    """A role as people read it."""
    return role_of(role).display_name.lower()


@register.simple_tag
def how_late(due_at: datetime, now: datetime | None = None) -> str:
    """How far a moment is away, as people say it: “overdue 5 hours”, “in 3 days”."""
    seconds = (due_at - (now or timezone.now())).total_seconds()
    hours = int(abs(seconds) // 3600)
    amount = f"{hours // HOURS_A_DAY} days" if hours >= DAYS_FROM_HOURS else _hours(hours)
    return f"overdue {amount}" if seconds < 0 else f"in {amount}"


def _hours(hours: int) -> str:
    if hours == 0:
        return "less than an hour"
    return "1 hour" if hours == 1 else f"{hours} hours"
