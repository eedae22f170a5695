"""How the pages of training put things in words."""

from typing import Any

from django import template

from coresponder.program.training.vocabulary import Standing

register = template.Library()
TONES = {Standing.CURRENT: "good", Standing.SOON: "attention", Standing.LAPSED: "problem", Standing.NEVER: "neutral"}


@register.filter
def tone(standing: Standing) -> str:
    """The tone of a standing; the word stands beside it."""
    return TONES[standing]


@register.filter
def of_user(by_user: dict[int, Any], user_id: int) -> Any:
    """What is known of one user."""
    return by_user.get(user_id)
