"""Putting a card together: which services stand on it, in which order, and what of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from coresponder.program.services.models import Address, Language, Listing, Phone, Service
from coresponder.program.services.pocket_card.opening_hours import said
from coresponder.program.services.pocket_card.wording import CardWords
from coresponder.program.services.vocabulary.answers import Hours, Payer, ServiceStatus
from coresponder.program.services.vocabulary.categories import CATEGORIES, Kind

# As many as fit on a sheet that is folded twice.
MOST_IN_A_SECTION = 5
OF_CATEGORY: Mapping[str, str] = {
    "crisis_line": "talk", "warm_line": "talk", "veterans_crisis": "talk", "information_line": "talk",
    "mobile_crisis": "come", "youth_mobile_crisis": "come", "community_response": "come", "street_outreach": "come",
    "crisis_receiving": "place", "crisis_walk_in": "place", "crisis_observation": "place", "crisis_residence": "place",
    "peer_respite": "place", "emergency_department": "place", "sobering_center": "place",
    "domestic_violence_shelter": "sleep", "identity_documents": "rights",
    "co_response": "", "police_drop_off": "", "deflection": "", "post_overdose_outreach": "", "disaster_crisis": "",
}  # fmt: skip
OF_KIND: Mapping[Kind, str] = {
    Kind.HOUSING: "sleep",
    Kind.BASIC_NEEDS: "eat",
    Kind.SUBSTANCE_USE: "substances",
    Kind.MENTAL_HEALTH: "care",
    Kind.HEALTH: "health",
    Kind.PEER: "peers",
    Kind.FAMILY: "peers",
    Kind.SAFETY: "place",
    Kind.LEGAL: "rights",
    Kind.INCOME: "rights",
    Kind.TRANSPORT: "rides",
}
# Nobody reads from a card where somebody hides.
WITHOUT_ADDRESS = frozenset({Kind.SAFETY})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One service on the card."""

    name: str
    phone: str
    address: str
    hours: str
    speaks: bool
    is_free: bool
    rank: tuple[bool, bool, bool, str]


@dataclass(frozen=True, kw_only=True)
class CardSection:
    """A heading, and what stands below it."""

    title: str
    entries: Sequence[Entry]
    left_out: int


@dataclass(frozen=True, kw_only=True)
class Card:
    """A whole card."""

    words: CardWords
    area: str
    sections: Sequence[CardSection]
    printed_on: date

    @property
    def printed_words(self) -> str:
        return self.words.printed_on.format(date=self.words.apart(self.printed_on.isoformat()))


def areas() -> list[str]:
    """The towns of which the directory knows services."""
    rows = Address.objects.current().exclude(city="")
    return sorted(set(rows.order_by().values_list("city", flat=True)))


def card(*, words: CardWords, area: str = "") -> Card:
    """The card for one area, or the whole county. What has no place, such as a phone line, is for every area."""
    by_section: dict[str, list[Entry]] = {}
    for listing in _listings(area):
        section = _section_of(listing)
        if section:
            by_section.setdefault(section, []).append(_entry(listing, words))
    sections = [_section(title, by_section[key]) for key, title in words.sections.items() if by_section.get(key)]
    return Card(words=words, area=area, sections=sections, printed_on=timezone.localdate())


def _listings(area: str) -> list[Listing]:
    here = Q(location__isnull=True) | Q(location__addresses__city=area) if area else Q()
    services = Service.objects.current().filter(status=ServiceStatus.ACTIVE)
    found = Listing.objects.filter(here, service__in=services).distinct()
    return list(
        found.select_related("service", "location").prefetch_related(
            "spans", "service__phones", "service__languages", "location__addresses"
        )
    )


def _section(title: str, entries: Sequence[Entry]) -> CardSection:
    by_name = {entry.name: entry for entry in sorted(entries, key=lambda each: each.rank, reverse=True)}
    best = sorted(by_name.values(), key=lambda each: each.rank)
    return CardSection(title=title, entries=best[:MOST_IN_A_SECTION], left_out=len(best[MOST_IN_A_SECTION:]))


def _section_of(listing: Listing) -> str:
    found = (_section_of_category(code) for code in listing.categories)
    return next((section for section in found if section), "")


def _section_of_category(code: str) -> str:
    if code in OF_CATEGORY:
        return OF_CATEGORY[code]
    category = CATEGORIES.get(code)
    return OF_KIND.get(category.kind, "") if category else ""


def _entry(listing: Listing, words: CardWords) -> Entry:
    service = listing.service
    is_always = listing.hours == Hours.AROUND_THE_CLOCK
    speaks = words.is_translation and any(_is_language(each, words) for each in service.languages.all())
    phones: list[Phone] = [each for each in service.phones.all() if each.is_current]
    return Entry(
        name=service.name,
        phone=phones[0].number if phones else "",
        address=_address(listing),
        hours=words.always if is_always else _hours(listing, words),
        speaks=speaks,
        is_free=Payer.FREE in listing.payers,
        rank=(not speaks, not is_always, not phones, service.name),
    )


def _hours(listing: Listing, words: CardWords) -> str:
    if listing.hours != Hours.REGULAR:
        return words.ask_hours
    return said([(each.opens_minute, each.closes_minute) for each in listing.spans.all()], words)


def _is_language(language: Language, words: CardWords) -> bool:
    is_code = language.code.casefold().split("-")[0] == words.language
    return language.is_current and (is_code or language.name.casefold() == words.name.casefold().split(" (")[0])


def _address(listing: Listing) -> str:
    kinds = {CATEGORIES[code].kind for code in listing.categories if code in CATEGORIES}
    if listing.location is None or kinds & WITHOUT_ADDRESS:
        return ""
    found = [each for each in listing.location.addresses.all() if each.is_current and each.address_1]
    return ", ".join(part for part in (found[0].address_1, found[0].city) if part) if found else ""
