"""The one search: the nearest suitable service that is open, with unknown said and never shown as open."""

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coresponder.program.services.actions.listing import refresh_listings
from coresponder.program.services.models import Listing, Schedule, ServiceAtLocation
from coresponder.program.services.queries.hours import judged
from coresponder.program.services.queries.schedules import those_that_hold
from coresponder.program.services.queries.search import Filters, Point, suitable
from coresponder.program.services.queries.search.finding import miles_between, with_schedules
from coresponder.program.services.vocabulary.answers import Answer, ServiceStatus
from coresponder.program.services.vocabulary.hours import OpenState, WantedHours

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("America/Chicago")
HERE = Point(latitude=40.0, longitude=-90.0)
EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"


def at(day: date, clock: str) -> datetime:
    """An instant by the county's clock."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=ZONE)


MONDAY_NOON = at(date(2026, 11, 30), "12:00")


def names(found) -> list[str]:
    """Their names, in order."""
    return [each.service.name for each in found]


def test_the_nearest_comes_first_and_says_how_far(make_service) -> None:
    make_service("Far", place=(40.5, -90.0))
    make_service("Near", place=(40.1, -90.0))
    found = suitable(need="emergency_shelter", near=HERE)
    assert names(found) == ["Near", "Far"]
    assert found[0].distance_miles == pytest.approx(6.9, abs=0.1)


def test_open_comes_before_unknown_however_near_and_closed_is_left_out(make_service) -> None:
    make_service("Open", place=(40.5, -90.0), days="MO", hours=(time(9), time(17)))
    make_service("Unknown")
    make_service("Closed", days="TU", hours=(time(9), time(17)))
    found = suitable(need="emergency_shelter", near=HERE, at=MONDAY_NOON)
    assert [(each.service.name, each.open_state) for each in found] == [
        ("Open", OpenState.OPEN),
        ("Unknown", OpenState.UNKNOWN),
    ]
    assert not found[1].is_open
    assert found[1].because == "The directory says no hours."
    certain = suitable(near=HERE, at=MONDAY_NOON, filters=Filters(hours=WantedHours.OPEN))
    assert names(certain) == ["Open"]
    everything = suitable(near=HERE, at=MONDAY_NOON, filters=Filters(hours=WantedHours.ANY))
    assert everything[-1].open_state == OpenState.CLOSED


def test_the_hour_is_that_of_the_county_s_clock(make_service) -> None:
    make_service("Office", days="MO", hours=(time(9), time(17)))
    just_open = at(date(2026, 11, 30), "09:00").astimezone(ZoneInfo("UTC"))
    assert names(suitable(at=just_open)) == ["Office"]
    assert not suitable(at=just_open - timedelta(minutes=1))


def test_on_a_holiday_nothing_is_shown_as_open_that_only_has_regular_hours(make_service) -> None:
    make_service("Office", days=EVERY_DAY, hours=(time(9), time(17)))
    make_service("Crisis center", days=EVERY_DAY, hours=(time(0), time(0)))
    found = suitable(at=at(date(2026, 12, 25), "12:00"))
    assert [(each.service.name, each.open_state) for each in found] == [
        ("Crisis center", OpenState.OPEN),
        ("Office", OpenState.UNKNOWN),
    ]
    assert "Christmas" in found[1].because


def test_what_is_not_said_fits_an_age_but_no_language_and_no_payer(make_service) -> None:
    make_service("Youth", maximum_age=17, languages=("English and Spanish",), payers=("medicaid",))
    make_service("Anybody")
    assert names(suitable(filters=Filters(age=40))) == ["Anybody"]
    assert names(suitable(filters=Filters(age=16))) == ["Anybody", "Youth"]
    assert names(suitable(filters=Filters(language="Spanish"))) == ["Youth"]
    assert names(suitable(filters=Filters(payer="medicaid"))) == ["Youth"]


def test_translators_upon_request_are_no_language(make_service) -> None:
    make_service("Desk", languages=("Spanish with translators upon request",))
    assert not suitable(filters=Filters(language="Spanish"))


def test_where_police_may_bring_somebody_is_only_what_says_yes(make_service) -> None:
    make_service("Yes", facts={"accepts_police_drop_off": Answer.YES, "accepts_holds": Answer.NO})
    make_service("Nobody asked")
    assert names(suitable(filters=Filters(accepts_police_drop_off=Answer.YES))) == ["Yes"]
    assert not suitable(filters=Filters(accepts_holds=Answer.YES))
    assert names(suitable(filters=Filters(accepts_holds=Answer.UNKNOWN))) == ["Nobody asked"]


def test_a_radius_leaves_out_what_is_farther_and_keeps_phone_lines(make_service) -> None:
    make_service("Near")
    make_service("Far", place=(41.0, -90.0))
    make_service("Line", place=None)
    assert names(suitable(near=HERE, filters=Filters(within_miles=10))) == ["Near", "Line"]


def test_a_place_without_coordinates_is_outside_every_radius(make_service) -> None:
    service = make_service("Hidden")
    place = ServiceAtLocation.objects.get(service=service).location
    place.latitude = place.longitude = None
    place.save()
    refresh_listings([service.pk])
    assert not suitable(near=HERE, filters=Filters(within_miles=10))
    assert suitable(near=HERE)[0].distance_miles is None


def test_words_are_found_in_every_form(make_service) -> None:
    make_service("Sheltering Hands", description="Beds for people without a home.")
    make_service("Pantry", category="food_pantry")
    assert names(suitable(filters=Filters(text="shelter bed"))) == ["Sheltering Hands"]


def test_what_is_not_offered_or_gone_from_its_source_is_not_found(make_service) -> None:
    closed = make_service("Closed for good", status=ServiceStatus.DEFUNCT)
    gone = make_service("Gone")
    gone.missing_since = MONDAY_NOON
    gone.save()
    refresh_listings([closed.pk, gone.pk])
    assert not suitable()


def test_any_of_several_needs_will_do(make_service) -> None:
    make_service("Shelter")
    make_service("Meals", category="meals")
    make_service("Rides", category="transport")
    assert names(suitable(need=["meals", "emergency_shelter"])) == ["Meals", "Shelter"]


def test_the_database_says_at_every_hour_what_the_rules_say(make_service) -> None:
    """Random weeks around two holidays: the SQL and the rules row by row agree on every service."""
    dice = random.Random(20261130)  # noqa: S311 - invents weeks, keeps no secret
    for number in range(24):
        days = ",".join(dice.sample(EVERY_DAY.split(","), dice.randint(1, 7)))
        opens, closes = (time(dice.choice((0, 7, 9, 18, 22)), dice.choice((0, 30))) for _ in range(2))
        service = make_service(f"Service {number:02}", days=days, hours=(opens, closes))
        if number % 4 == 0:
            Schedule.objects.create(service=service, valid_from=date(2026, 12, 24), is_closed=True)
            refresh_listings([service.pk])
    for _ in range(40):
        moment = at(date(2026, 12, 20), "00:00") + timedelta(minutes=dice.randrange(14 * 24 * 60))
        found = {each.service.pk: each.open_state for each in suitable(at=moment, filters=ALL)}
        rules = {
            each.service_id: judged(those_that_hold(each.service, each.at_location), moment.astimezone(ZONE)).state
            for each in with_schedules(Listing.objects.all())
        }
        assert found == rules, moment


ALL = Filters(hours=WantedHours.ANY)


def test_distances_are_those_of_a_sphere() -> None:
    chicago, saint_louis = Point(latitude=41.8781, longitude=-87.6298), Point(latitude=38.627, longitude=-90.1994)
    assert miles_between(chicago, saint_louis) == pytest.approx(262, abs=2)
