"""The services of the invented county: unmistakable, in its towns, and the ones that its encounters name."""

from collections import Counter

import pytest
from django.utils import timezone

from coresponder.analysis.synthetic.encounters.tendencies import FACILITIES
from coresponder.analysis.synthetic.geography import beats, geojson
from coresponder.analysis.synthetic.services import KINDS, LIVE_FACILITIES, figures_at, invented_services
from coresponder.program.needs.queries.supply import is_inside
from coresponder.program.services import demonstration
from coresponder.program.services.models import Capacity, Listing, Organization, Service
from coresponder.program.services.queries.capacity import capacity_of
from coresponder.program.services.vocabulary.capacity import POSTED
from coresponder.program.services.vocabulary.categories import CATEGORIES
from coresponder.safeguards.accounts.models import User

# Names that encounters give to places without saying that they are invented; nobody has a hospital of that name.
NAMED_IN_ENCOUNTERS = {"Imaginary General Hospital", "Pretend Night Shelter"}


class TestTheInventory:
    def test_has_some_150_services_the_same_each_time(self) -> None:
        assert len(invented_services()) == 150
        assert invented_services() == invented_services.__wrapped__(7)

    def test_can_not_be_mistaken_for_a_real_one(self) -> None:
        for each in invented_services():
            assert "(invented)" in each.name or each.name in NAMED_IN_ENCOUNTERS
            assert each.phone.startswith("555-01")
            assert each.website.endswith(".example")

    def test_has_every_facility_that_encounters_name_as_the_same_kind_of_place(self) -> None:
        by_name = {each.name: each for each in invented_services()}
        for destination, name in FACILITIES.items():
            assert by_name[name].kind.destination == destination

    def test_lies_in_the_beats_that_it_says(self) -> None:
        rings = {each["id"]: each["geometry"]["coordinates"][0] for each in geojson()["features"]}
        for each in invented_services():
            assert is_inside(each.longitude, each.latitude, rings[each.beat])
        assert {each.city for each in invented_services()} == {each.district for each in beats()}

    def test_uses_only_categories_that_there_are(self) -> None:
        assert {code for kind in KINDS for code in kind.categories} <= set(CATEGORIES)

    def test_has_gaps_as_every_county_has(self) -> None:
        offered = {code for kind in KINDS for code in kind.categories}
        assert not offered & {"crisis_residence", "community_response", "deflection"}
        spoken = Counter(language for each in invented_services() for language in each.languages)
        assert spoken["es"] > 4 * spoken["ht"] > 0


class TestLiveFigures:
    @pytest.mark.parametrize("facility", LIVE_FACILITIES, ids=lambda each: each.name)
    def test_change_through_the_day_within_what_there_is(self, facility) -> None:
        said = [figures_at(facility, minute) for minute in range(0, 2880, 30)]
        assert len({tuple(each.free.values()) for each in said}) > 3
        for each in said:
            assert all(0 <= number <= facility.places[kind] for kind, number in each.free.items())
            assert each.state in [state.value for state in POSTED]

    def test_of_one_facility_fall_silent_so_that_nobody_knows(self) -> None:
        silent = next(each for each in LIVE_FACILITIES if each.silent)
        assert 650 - figures_at(silent, 650).minute > 4 * 60


@pytest.mark.django_db
class TestInTheProgram:
    def test_it_is_loaded_once_with_hours_and_live_figures(self, cora: User, dana: User) -> None:
        assert demonstration.load(by=cora, partner=dana.agency) == 150
        assert demonstration.load(by=cora) == 0
        assert Organization.objects.filter(agency=dana.agency).count() == 1
        assert Counter(Listing.objects.values_list("hours", flat=True)).keys() == {"around_the_clock", "regular"}
        harbor = Service.objects.get(name=LIVE_FACILITIES[0].name)
        assert capacity_of(harbor).holds
        assert Capacity.objects.filter(posted_at__gt=timezone.now()).count() == 0

    def test_figures_move_with_the_invented_day(self, cora: User, dana: User) -> None:
        demonstration.load(by=cora)
        before = Capacity.objects.count()
        assert demonstration.facilities_say(from_minute=10, to_minute=20, by=dana) == 0
        assert demonstration.facilities_say(from_minute=65, to_minute=125, by=dana) == 3
        assert Capacity.objects.count() == before + 3
