"""What the pages of partnerships show beside the components."""

from datetime import date

from django import template

from coresponder.kernel.spoken_english import day as spoken_day

register = template.Library()


@register.filter
def day(on: date | None) -> str:
    """A day as people write it; a dash where there is none."""
    return spoken_day(on) if on else "–"
