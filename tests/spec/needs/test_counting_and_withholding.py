"""People are counted once in a row, by their gravest need there, and no small number gets out."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import product
from typing import Any

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED
from coresponder.program.needs.counting import ALL, Need, block_of, blocks_of_the_week, counted
from coresponder.program.needs.handing_over import Handover, of_facilities
from coresponder.program.needs.periods import period_of, periods
from coresponder.program.needs.queries.handovers import handover_told
from coresponder.program.needs.queries.of_encounters import needs_told
from coresponder.program.needs.queries.supply import is_inside
from coresponder.program.needs.queries.told import Told
from coresponder.program.needs.releasing import NOTHING, PEOPLE, released
from coresponder.program.needs.vocabulary import GAP, NEEDS, PLACE, Dimension, Result, categories_for

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=timezone.get_fixed_timezone(-360))


def need(person: str, kind: str = "food", result: Result = Result.UNMET, **more: Any) -> Need:
    return Need(person=person, kind=kind, result=result, at=more.pop("at", MONDAY), **more)


def people(number: int, result: Result, **more: Any) -> list[Need]:
    return [need(f"{result}-{each}", result=result, **more) for each in range(number)]


def told(**answers: Any) -> Told:
    return Told(person="somebody", at=MONDAY, area="FP1", language="en", answers=answers)


class TestCounting:
    def test_somebody_with_the_same_need_three_times_is_one_person(self) -> None:
        found = counted([need("a"), need("a"), need("a", result=Result.ACCEPTED)])
        assert found[Dimension.KIND, "food"] == {Result.UNMET: 1}

    def test_the_gravest_need_of_a_row_counts(self) -> None:
        found = counted([need("a", result=Result.ACCEPTED), need("a", kind="housing", result=Result.REFUSED)])
        assert found[ALL, ALL] == {Result.REFUSED: 1}
        assert found[Dimension.KIND, "food"] == {Result.ACCEPTED: 1}

    def test_each_stands_in_its_area_language_and_four_hours_of_the_week(self) -> None:
        found = counted([need("a", area="FP1", language="es")])
        assert {row for row, _ in found.items()} == {
            (ALL, ALL), (Dimension.KIND, "food"), (Dimension.AREA, "FP1"), (Dimension.BLOCK, "1-2"),
            (Dimension.LANGUAGE, "es"),
        }  # fmt: skip
        assert block_of(MONDAY) in blocks_of_the_week()
        assert len(blocks_of_the_week()) == 42


class TestWithholding:
    def test_a_small_number_and_what_it_would_follow_from(self) -> None:
        content = released(counted([*people(3, Result.REFUSED), *people(40, Result.UNMET), *people(30, Result.OPEN)]))
        shown = content["tables"]["kind"]["food"]
        assert (shown[PEOPLE], shown[NOTHING], shown["open"]) == (73, 43, 30)
        assert (shown["refused"], shown["unmet"]) == (None, None)
        assert shown["accepted"] == 0

    @given(some.lists(some.integers(0, 30), min_size=5, max_size=5))
    def test_nobody_can_tell_a_small_number_from_what_is_shown(self, numbers: list[int]) -> None:
        """Whatever is shown, some other number of people, further away than the threshold, would look the same."""
        needs = [each for result, number in zip(Result, numbers, strict=True) for each in people(number, result)]
        shown = released(counted(needs))["all"]
        small = [each for each, number in zip(Result, numbers, strict=True) if 0 < number < SMALLEST_PUBLISHED]
        assert all(shown[each.value] is None for each in small)
        seen = [each.value for each in Result if each not in GAP]
        for whole, parts in ((PEOPLE, [NOTHING, *seen]), (NOTHING, [each.value for each in GAP])):
            hidden = [each for each in (whole, *parts) if shown[each] is None]
            assert len(hidden) != 1, f"{hidden} follows from the others."

    def test_of_nobody_everything_is_nought(self) -> None:
        assert set(released({})["all"].values()) == {0}


class TestWhatAnEncounterTells:
    def test_a_need_without_an_offer_is_unmet_and_an_offer_has_an_answer(self) -> None:
        found = dict(needs_told(told(needs_found=["food", "housing"], help_offered=["food"], offer_answer="refused")))
        assert found == {"food": Result.DECLINED, "housing": Result.UNMET}

    def test_where_nobody_wrote_what_was_offered_it_is_not_settled(self) -> None:
        assert dict(needs_told(told(needs_found=["food"]))) == {"food": Result.OPEN}

    def test_no_need_and_no_answer_are_none(self) -> None:
        assert list(needs_told(told(needs_found=["none"]))) == list(needs_told(told(needs_found="not_asked"))) == []

    def test_a_facility_that_refused_counts_although_another_took_the_person(self) -> None:
        found = dict(
            needs_told(told(destination="crisis_center", facility_refused="yes", facility_accepted_at="2026-11-23"))
        )
        assert found == {PLACE: Result.REFUSED}

    def test_home_is_no_place_that_could_refuse(self) -> None:
        assert list(needs_told(told(destination="home_or_family"))) == []


class TestHandovers:
    def test_are_minutes_from_the_arrival(self) -> None:
        found = handover_told(
            told(
                destination="crisis_center",
                facility_arrived_at="2026-11-23T10:00:00-06:00",
                facility_accepted_at="2026-11-23T10:08:00-06:00",
                officer_released_at="2026-11-23T10:20:00-06:00",
            )
        )
        assert found is not None
        assert (found.accept_minutes, found.release_minutes, found.is_refused) == (8, 20, False)

    def test_in_an_impossible_order_are_left_out(self) -> None:
        found = handover_told(
            told(
                destination="crisis_center",
                facility_arrived_at="2026-11-23T10:00:00-06:00",
                facility_accepted_at="2026-11-23T09:00:00-06:00",
                officer_released_at="unknown",
            )
        )
        assert found is not None
        assert (found.accept_minutes, found.release_minutes) == (None, None)

    def test_of_few_people_show_no_middle(self) -> None:
        row = of_facilities({"a": handovers(5)}, logged={}, targets={"a": 10})["a"]
        assert row["release"] == {"n": None, "median": None, "p90": None, "within": None}
        assert row["asked"] is None

    def test_of_many_show_middle_nine_tenths_and_how_many_keep_the_target(self) -> None:
        row = of_facilities({"a": handovers(100)}, logged={"a": 2}, targets={"a": 50})["a"]
        assert (row["asked"], row["refused"], row["logged"], row["target_minutes"]) == (100, 0, 2, 50)
        assert row["release"] == {"n": 100, "median": 49.5, "p90": 89.1, "within": 51}

    def test_with_few_refusals_do_not_say_how_many(self) -> None:
        refused = [handover(f"r{each}", 5, because=("no_bed",)) for each in range(4)]
        row = of_facilities({"a": [*handovers(60), *refused]}, logged={}, targets={})["a"]
        assert (row["refused"], row["because"], row["not_refused"]) == (None, {"no_bed": None}, None)
        assert row["asked"] == 64


def handover(person: str, minutes: float, because: Iterable[str] = ()) -> Handover:
    reasons = tuple(because)
    return Handover(
        person=person, accept_minutes=minutes, release_minutes=minutes, is_refused=bool(reasons), because=reasons
    )


def handovers(number: int) -> list[Handover]:
    return [handover(f"p{each}", each) for each in range(number)]


class TestPeriods:
    def test_are_years_and_halves_so_that_no_two_differ_by_a_day(self) -> None:
        found = periods(date(2026, 11, 30))
        assert [each.key for each in found] == ["2026", "2026-H2", "2026-H1", "2025", "2025-H2", "2025-H1"]
        assert (found[1].from_on, found[1].to_on, found[1].is_over) == (date(2026, 7, 1), date(2026, 11, 29), False)

    def test_of_the_first_day_of_a_year_are_those_before(self) -> None:
        assert [each.key for each in periods(date(2027, 1, 1))] == ["2026", "2026-H2", "2026-H1"]
        assert period_of("2027", date(2027, 1, 1)) is None


def test_every_need_but_other_is_answered_by_some_category() -> None:
    assert [code for code in NEEDS if not categories_for(code)] == ["other"]


def test_a_point_lies_inside_an_outline_or_not() -> None:
    square = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]
    inside = {(x, y) for x, y in product((-1, 1, 3), repeat=2) if is_inside(x, y, square)}
    assert inside == {(1, 1)}
