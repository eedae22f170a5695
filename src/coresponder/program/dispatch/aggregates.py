"""How many calls the teams answered, for the advisory board: whole months, and the times of the day."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.vocabulary import Part
from coresponder.program.partnerships.aggregate_sources import Counts, register

TIMES = ("midnight to 6 a.m.", "6 a.m. to noon", "noon to 6 p.m.", "6 p.m. to midnight")
HOURS_OF_A_TIME = 6


def calls_answered(from_at: datetime, to_at: datetime) -> Iterable[Counts]:
    """Calls at which a team arrived first, by month and by the time of day, both of the program's zone."""
    found = Assignment.objects.filter(part=Part.PRIMARY, on_scene_at__gte=from_at, on_scene_at__lt=to_at)
    local = [timezone.localtime(at) for at in found.values_list("on_scene_at", flat=True) if at is not None]
    months = Counter((at.year, at.month) for at in local)
    times = Counter(at.hour // HOURS_OF_A_TIME for at in local)
    named = _months_of(from_at)
    rows = tuple((f"{datetime(year, month, 1):%B}", months[year, month]) for year, month in named)  # noqa: DTZ001
    yield Counts(
        key="answered",
        title="Calls that a team answered",
        sentence="A co-responder team was at the scene, and it was the team’s call.",
        of="calls",
        rows=rows,
    )
    yield Counts(
        key="answered_by_time",
        title="When teams answered calls",
        sentence="The same calls by the time of day at which the team arrived.",
        of="calls",
        rows=tuple((words, times[place]) for place, words in enumerate(TIMES)),
    )


def _months_of(from_at: datetime) -> list[tuple[int, int]]:
    first = timezone.localtime(from_at)
    return [(first.year, first.month + more) for more in range(3)]


def register_aggregates() -> None:
    """Make the counts known to the page of the advisory board."""
    register(calls_answered)
