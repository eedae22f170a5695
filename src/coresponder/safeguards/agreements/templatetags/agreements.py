"""How the facts of this app are put in words. What comes back as `Said` goes to the badge component."""

from dataclasses import dataclass
from datetime import date

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.presenting import short_class
from coresponder.safeguards.agreements.rules import days_left, expires_soon, is_over
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.permissions.roles import role_of

register = template.Library()


@dataclass(frozen=True)
class Said:
    """A state in a word, with the tone that goes with it."""

    word: str
    tone: str
    icon: str = ""


STATES = {
    AgreementState.DRAFTED: Said("Draft", "neutral", "draft"),
    AgreementState.AGREED: Said("Waiting for signatures", "info", "clock"),
    AgreementState.SIGNED: Said("Signed, not begun", "info", "clock"),
    AgreementState.IN_FORCE: Said("In force", "good"),
    AgreementState.SUSPENDED: Said("Suspended", "attention", "attention"),
    AgreementState.ENDED: Said("Ended", "neutral"),
}
OVER = Said("Last day passed", "neutral")


@register.filter
def agreement_state(agreement: Agreement) -> Said:
    """How far an agreement is; what has passed its last day is over, whether or not it was written down yet."""
    over = is_over(agreement, today=timezone.localdate())
    return OVER if over and agreement.state != AgreementState.ENDED else STATES[AgreementState(agreement.state)]


@register.filter
def ends_soon(agreement: Agreement) -> str:
    """“Ends in 24 days”, or nothing when that is far away or over."""
    today = timezone.localdate()
    left = days_left(agreement, today=today)
    if left is None or not expires_soon(agreement, today=today):
        return ""
    return "Ends today" if left == 0 else f"Ends in {left} day{'' if left == 1 else 's'}"


@register.filter
def class_words(data_class: str) -> str:
    """A class of information in few words."""
    return short_class(data_class)


@register.filter
def role_words(keys: list[str]) -> str:
    """Roles by the names that people read."""
    return ", ".join(role_of(key).display_name.lower() for key in keys)


@register.filter
def on_day(day: date | None) -> SafeString | str:
    """A day in words; a dash with words when there is none."""
    if day is None:
        return format_html('<span class="not-recorded">{}</span>', "not set")
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), f"{day:%b} {day.day}, {day.year}")
