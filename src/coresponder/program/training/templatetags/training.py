"""How the pages of training put things in words."""

from collections.abc import Iterable
from typing import Any

from django import template

from coresponder.program.training.queries.standing import TakenCourse
from coresponder.program.training.vocabulary import Standing

register = template.Library()
TONES = {Standing.CURRENT: "good", Standing.SOON: "attention", Standing.LAPSED: "problem", Standing.NEVER: "neutral"}


@register.filter
def tone(standing: Standing) -> str:
    """The tone of a standing; the word stands beside it."""
    return TONES[standing]


@register.filter
def plain(number: float) -> str:
    """A number without decimals that say nothing: 1, 0.5, 0.75."""
    return f"{float(number):g}"


@register.filter
def titles(courses: Iterable[TakenCourse], standing: str) -> list[str]:
    """The titles of those courses that stand so."""
    return [each.course.title for each in courses if each.standing == standing]


@register.filter
def of_user(by_user: dict[int, Any], user_id: int) -> Any:
    """What is known of one user."""
    return by_user.get(user_id)
