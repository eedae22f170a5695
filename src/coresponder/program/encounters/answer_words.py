"""An answer as people read it at a desk: instants in the program's time zone, everything else as the form says it."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from coresponder.formats.encounter import Element
from coresponder.formats.encounter.checking import instant_of


def words_of(element: Element, value: Any, absent: Mapping[str, str]) -> str:
    """The answer in words; an instant with the name of the time zone."""
    at = instant_of(value) if element.kind == "instant" else None
    if at is None:
        return element.words_of(value, absent)
    return f"{timezone.localtime(at):%b %-d, %Y, %H:%M %Z}"
