"""Months put together to quarters, half-years or years, counted from the launch, so that none has days of both sides.

What is left over at either end is part of one, and says so. Boundaries never move, so that nobody learns a month from
two readings of which one has a month more in the same stretch than the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from coresponder.analysis.assessment.content import Months
from coresponder.analysis.monitoring import Point


def widened(months: Months, each: int, launch_on: date) -> Months:
    """The same counts over stretches of so many months. Neither medians nor days between events can be put together."""
    if each == 1:
        return months
    before = [point for point in months.points if point.on < launch_on.replace(day=1)]
    launch = [point for point in months.points if point.left_out]
    since = [point for point in months.points if point.on >= launch_on.replace(day=1) and not point.left_out]
    points = (*_backwards(before, each), *launch, *_forwards(since, each))
    return replace(months, points=tuple(sorted(points, key=lambda point: point.on)), each=each)


def _backwards(points: Sequence[Point], each: int) -> Iterator[Point]:
    """Whole stretches up to the launch; what is left over is at the beginning."""
    over = len(points) % each
    if over:
        yield _together(points[:over], is_whole=False)
    yield from _forwards(points[over:], each)


def _forwards(points: Sequence[Point], each: int) -> Iterator[Point]:
    for start in range(0, len(points), each):
        found = points[start : start + each]
        yield _together(found, is_whole=len(found) == each)


def _together(points: Sequence[Point], *, is_whole: bool) -> Point:
    known = [point for point in points if point.is_known]
    return Point(
        on=points[0].on,
        count=sum(point.count or 0 for point in known) if known else None,
        over=sum(point.over or 0 for point in known) if known else None,
        partial=not is_whole or any(point.partial for point in points),
    )
