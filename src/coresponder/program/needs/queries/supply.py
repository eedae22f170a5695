"""What the community offers: services by need, by area, by language, and by time of the week."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coresponder.program.board.models import Area
from coresponder.program.needs.counting import blocks_of_the_week
from coresponder.program.needs.vocabulary import HOURS_A_BLOCK, NEEDS, NOT_KNOWN, categories_for
from coresponder.program.services.models import Listing, Service
from coresponder.program.services.models.finding import MINUTES_OF_WEEK
from coresponder.program.services.vocabulary.answers import Answer, Hours, ServiceStatus

MINUTES_A_BLOCK = HOURS_A_BLOCK * 60
ENGLISH = "en"
# Nobody can say in which block of the week such a service is open.
UNSAID = (Hours.UNKNOWN, Hours.IRREGULAR)
Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, kw_only=True)
class Supply:
    """How many services there are. `always` are open around the clock, `drop_off` take police drop-off."""

    by_need: Mapping[str, int]
    always_by_need: Mapping[str, int]
    drop_off_by_need: Mapping[str, int]
    by_area: Mapping[str, int]
    by_language: Mapping[str, int]
    by_block: Mapping[str, int]
    services: int = 0
    without_known_hours: int = 0


@dataclass(kw_only=True)
class _Tally:
    """Ids of services by what is counted, so that a service at two places counts once."""

    found: dict[str, set[object]] = field(default_factory=dict)

    def add(self, keys: Iterable[str], service: object) -> None:
        for key in keys:
            self.found.setdefault(key, set()).add(service)

    @property
    def numbers(self) -> Counter[str]:
        return Counter({key: len(services) for key, services in self.found.items()})


def supply() -> Supply:
    """What is offered now. Services that answer no need of the form, such as help with taxes, are not counted."""
    listings = [each for each in _listings() if _needs_answered(each)]
    by_need, always, drop_off, area, language, block = (_Tally() for _ in range(6))
    areas = list(Area.objects.all())
    for each in listings:
        needs = _needs_answered(each)
        by_need.add(needs, each.service_id)
        always.add(needs if each.hours == Hours.AROUND_THE_CLOCK else (), each.service_id)
        drop_off.add(needs if each.accepts_police_drop_off == Answer.YES else (), each.service_id)
        area.add([_area_of(each, areas)], each.service_id)
        language.add(_languages(each), each.service_id)
        block.add(_blocks(each), each.service_id)
    return Supply(
        by_need=by_need.numbers,
        always_by_need=always.numbers,
        drop_off_by_need=drop_off.numbers,
        by_area=area.numbers,
        by_language=language.numbers,
        by_block=block.numbers,
        services=len({each.service_id for each in listings}),
        without_known_hours=len({each.service_id for each in listings if each.hours in UNSAID}),
    )


def _listings() -> list[Listing]:
    services = Service.objects.current().filter(status=ServiceStatus.ACTIVE)
    return list(Listing.objects.filter(service__in=services).prefetch_related("spans", "service__languages"))


def _needs_answered(listing: Listing) -> list[str]:
    return [need for need in NEEDS if set(categories_for(need)) & set(listing.categories)]


def _languages(listing: Listing) -> set[str]:
    rows = [each for each in listing.service.languages.all() if each.is_current]
    return {(each.code or each.name).casefold().split("-")[0] for each in rows} | {ENGLISH}


def _blocks(listing: Listing) -> list[str]:
    """The blocks of the week in which it is open for some time."""
    if listing.hours == Hours.AROUND_THE_CLOCK:
        return blocks_of_the_week()
    if listing.hours != Hours.REGULAR:
        return []
    spans = [(each.opens_minute, each.closes_minute) for each in listing.spans.all()]
    return [
        block
        for number, block in enumerate(blocks_of_the_week())
        if any(_meet(span, number * MINUTES_A_BLOCK) for span in spans)
    ]


def _meet(span: tuple[int, int], begins: int) -> bool:
    """Whether a span and a block share some time; a span can last into the next week."""
    opens, closes = span
    return any(opens < at + MINUTES_A_BLOCK and at < closes for at in (begins, begins + MINUTES_OF_WEEK))


def _area_of(listing: Listing, areas: Iterable[Area]) -> str:
    """The area in which it lies, by the outlines that the board draws."""
    if listing.longitude is None or listing.latitude is None:
        return NOT_KNOWN
    x, y = listing.longitude, listing.latitude
    return next((area.code for area in areas if any(is_inside(x, y, ring) for ring in area.rings)), NOT_KNOWN)


def is_inside(x: float, y: float, ring: Ring) -> bool:
    """Whether a point lies inside an outline (even-odd rule)."""
    sides = zip(ring, [*ring[1:], ring[0]], strict=True)
    crossed = [x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) for (x1, y1), (x2, y2) in sides if (y1 > y) != (y2 > y)]
    return sum(crossed) % 2 == 1
