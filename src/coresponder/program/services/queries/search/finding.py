"""The search in SQL.

Listings whose hours are the same every week are judged, ordered and cut off by the database. The few whose hours depend
on the date are fetched and judged one by one, so that both say the same as `queries.hours`. Order: open, then unknown,
then closed; nearest first; then by name.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, F, FloatField, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import ASin, Cos, Greatest, Least, Power, Radians, Sin, Sqrt
from django.utils import timezone

from coresponder.program.services.models import Listing, OpenSpan, Schedule
from coresponder.program.services.models.finding import MINUTES_OF_WEEK
from coresponder.program.services.queries.hours import DAY, Judged, judged, minute_of_week
from coresponder.program.services.queries.schedules import those_that_hold
from coresponder.program.services.queries.search.found import Found
from coresponder.program.services.queries.search.wanted import Filters, Point
from coresponder.program.services.vocabulary.answers import Hours
from coresponder.program.services.vocabulary.holidays import holiday_on
from coresponder.program.services.vocabulary.hours import OpenState, WantedHours

# The earth's mean radius (IUGG), in miles.
RADIUS_MILES = 3958.7613
MILES_OF_A_DEGREE = 69.0
RANK = {OpenState.OPEN: 0, OpenState.UNKNOWN: 1, OpenState.CLOSED: 2}
STATES = {rank: state for state, rank in RANK.items()}
FARTHEST = 1e9
# What came in is kept word by word beside each row, and words are for searching: neither is shown in a list.
NOT_SHOWN = (
    "words",
    "service__as_imported",
    "service__organization__as_imported",
    "at_location__as_imported",
    "location__as_imported",
)


@dataclass(frozen=True, kw_only=True)
class _Hit:
    """A listing, judged: what the order needs, before anything else is fetched."""

    pk: int
    rank: int
    distance: float
    name: str
    because: str = ""

    @property
    def order(self) -> tuple[int, float, str, int]:
        return self.rank, self.distance, self.name, self.pk


def suitable(
    *,
    need: str | Iterable[str] | None = None,
    near: Point | None = None,
    at: datetime | None = None,
    filters: Filters | None = None,
) -> list[Found]:
    """Services that do what is needed, the best first.

    `need` is the code of a category, or several of which any will do. `at` is an instant; it is read on the clock of
    the program's own time zone. Only services that are offered, in their source and not taken out are found.
    """
    chosen = filters or Filters()
    local = timezone.localtime(at) if at else None
    listings = _with_distance(_narrowed(_needed(need), near, chosen), near)
    hits = list(_regular(listings, local, chosen))
    if local is not None:
        hits += _irregular(_that_could_come_in(listings, hits, chosen), local, chosen)
    return _fetched(sorted(hits, key=lambda hit: hit.order)[: chosen.limit], near, local)


def _needed(need: str | Iterable[str] | None) -> "QuerySet[Listing]":
    if need is None or need == "":
        return Listing.objects.all()
    codes = [need] if isinstance(need, str) else list(need)
    return Listing.objects.filter(categories__overlap=codes) if codes else Listing.objects.all()


def _narrowed(listings: "QuerySet[Listing]", near: Point | None, chosen: Filters) -> "QuerySet[Listing]":
    wanted = Q()
    if chosen.age is not None:
        wanted &= Q(minimum_age__isnull=True) | Q(minimum_age__lte=chosen.age)
        wanted &= Q(maximum_age__isnull=True) | Q(maximum_age__gte=chosen.age)
    if chosen.language:
        wanted &= Q(languages__contains=[chosen.language])
    if chosen.payer:
        wanted &= Q(payers__contains=[chosen.payer])
    for name in ("accepts_police_drop_off", "accepts_holds"):
        if answer := getattr(chosen, name):
            wanted &= Q(**{name: answer})
    if chosen.text.strip():
        wanted &= Q(words=SearchQuery(chosen.text, config="english", search_type="websearch"))
    if near and chosen.within_miles is not None:
        wanted &= Q(location__isnull=True) | _in_box(near, chosen.within_miles)
    return listings.filter(wanted)


def _in_box(near: Point, miles: float) -> Q:
    """A box a little larger than the circle, so that the index narrows before distances are computed."""
    up = miles / MILES_OF_A_DEGREE * 1.02
    across = up / max(0.01, math.cos(math.radians(min(89.0, abs(near.latitude) + up))))
    return Q(
        latitude__range=(near.latitude - up, near.latitude + up),
        longitude__range=(near.longitude - across, near.longitude + across),
    )


def _with_distance(listings: "QuerySet[Listing]", near: Point | None) -> "QuerySet[Listing]":
    if near is None:
        return listings.annotate(distance=Value(FARTHEST, output_field=FloatField()))
    here, there = Radians(Value(near.latitude)), Radians(F("latitude"))
    turned = Power(Sin((there - here) / 2), 2) + Cos(here) * Cos(there) * Power(
        Sin((Radians(F("longitude")) - Radians(Value(near.longitude))) / 2), 2
    )
    miles = 2 * RADIUS_MILES * ASin(Sqrt(Least(Value(1.0), Greatest(Value(0.0), turned))))
    known = When(latitude__isnull=False, then=miles)
    return listings.annotate(distance=Case(known, default=Value(FARTHEST), output_field=FloatField()))


def miles_between(one: Point, other: Point) -> float:
    """The distance as the crow flies, by the same formula as in SQL (haversine on a sphere)."""
    here, there = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude) - math.radians(one.longitude)
    turned = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
    return 2 * RADIUS_MILES * math.asin(math.sqrt(min(1.0, max(0.0, turned))))


def _within(listings: Any, chosen: Filters) -> Any:
    if chosen.within_miles is None:
        return listings
    return listings.filter(Q(location__isnull=True) | Q(distance__lte=chosen.within_miles))


def _regular(listings: "QuerySet[Listing]", local: datetime | None, chosen: Filters) -> Iterable[_Hit]:
    found = _within(listings, chosen)
    if local is None:
        ranked = found.annotate(rank=Value(0))
    else:
        ranked = found.exclude(hours=Hours.IRREGULAR).annotate(rank=_rank(local))
        ranked = ranked.filter(rank__in=_wanted_ranks(chosen))
    rows = ranked.order_by("rank", "distance", "service__name", "pk")
    for pk, rank, distance, name in rows.values_list("pk", "rank", "distance", "service__name")[: chosen.limit]:
        yield _Hit(pk=pk, rank=rank, distance=distance, name=name)


def _rank(local: datetime) -> Case:
    """Open, unknown or closed. What opened on a holiday by regular hours is unknown, into the night after it."""
    before = local.date() - timedelta(days=1)
    return Case(
        When(hours=Hours.UNKNOWN, then=Value(RANK[OpenState.UNKNOWN])),
        When(hours=Hours.AROUND_THE_CLOCK, then=Value(RANK[OpenState.OPEN])),
        When(_opened_today(local), then=Value(_rank_when_open(local.date()))),
        When(_opened_yesterday(local), then=Value(_rank_when_open(before))),
        default=Value(RANK[OpenState.CLOSED]),
    )


def _rank_when_open(on: date) -> int:
    return RANK[OpenState.UNKNOWN] if holiday_on(on) else RANK[OpenState.OPEN]


def _opened_today(local: datetime) -> Q:
    minute, midnight = minute_of_week(local), local.weekday() * DAY
    return _span(opens_minute__gte=midnight, opens_minute__lte=minute, closes_minute__gt=minute)


def _opened_yesterday(local: datetime) -> Q:
    """Still open from the day before; on Monday, from the end of the week."""
    minute, midnight = minute_of_week(local), local.weekday() * DAY
    if midnight == 0:
        minute, midnight = minute + MINUTES_OF_WEEK, MINUTES_OF_WEEK
    return _span(opens_minute__gte=midnight - DAY, opens_minute__lt=midnight, closes_minute__gt=minute)


def _span(**wanted: int) -> Q:
    """Read once for a search, and not once for each listing."""
    return Q(pk__in=OpenSpan.objects.filter(**wanted).values("listing"))


def _wanted_ranks(chosen: Filters) -> list[int]:
    most = {WantedHours.OPEN: 0, WantedHours.OPEN_OR_UNKNOWN: 1, WantedHours.ANY: 2}[chosen.hours]
    return list(range(most + 1))


def _that_could_come_in(listings: Any, hits: Sequence[_Hit], chosen: Filters) -> Any:
    """Where the list is full of open ones, nobody farther away than the last can come in, open or not."""
    is_full = bool(hits) and len(hits) == chosen.limit and hits[-1].rank == RANK[OpenState.OPEN]
    return listings.filter(distance__lte=hits[-1].distance) if is_full else listings


def _irregular(listings: "QuerySet[Listing]", local: datetime, chosen: Filters) -> Iterable[_Hit]:
    wanted = _wanted_ranks(chosen)
    for listing in with_schedules(_within(listings, chosen).filter(hours=Hours.IRREGULAR)):
        found = judged(those_that_hold(listing.service, listing.at_location), local)
        if RANK[found.state] in wanted:
            yield _Hit(
                pk=listing.pk,
                rank=RANK[found.state],
                distance=listing.distance,
                name=listing.service.name,
                because=found.because,
            )


def with_schedules(listings: "QuerySet[Listing]") -> Iterable[Any]:
    """Listings with the schedules that `those_that_hold` reads."""
    current = Schedule.objects.current()
    return listings.select_related("service", "at_location__location").prefetch_related(
        Prefetch("service__schedules", current, to_attr="hours_of_service"),
        Prefetch("at_location__schedules", current, to_attr="hours_here"),
        Prefetch("at_location__location__schedules", current, to_attr="hours_of_place"),
    )


def _fetched(hits: Sequence[_Hit], near: Point | None, local: datetime | None) -> list[Found]:
    wide = Listing.objects.select_related(
        "service__organization", "service__responder_facts", "at_location", "location"
    )
    rows = wide.defer(*NOT_SHOWN).in_bulk([hit.pk for hit in hits])
    return [_found(rows[hit.pk], hit, near, local) for hit in hits]


def _found(listing: Listing, hit: _Hit, near: Point | None, local: datetime | None) -> Found:
    state = STATES[hit.rank] if local is not None else None
    return Found(
        service=listing.service,
        at_location=listing.at_location,
        location=listing.location,
        distance_miles=hit.distance if near and hit.distance < FARTHEST else None,
        open_state=state,
        because=hit.because or (_because(listing, local) if local and state == OpenState.UNKNOWN else ""),
    )


def _because(listing: Listing, local: datetime) -> str:
    if listing.hours == Hours.UNKNOWN:
        return "The directory says no hours."
    name = holiday_on(local.date()) or holiday_on(local.date() - timedelta(days=1))
    return f"{name}: whether it is open that day is not said."


def judged_now(listing: Any, at: datetime) -> Judged:
    """One listing at an instant, by all of its schedules."""
    return judged(those_that_hold(listing.service, listing.at_location), timezone.localtime(at))
