"""A total that only its groups tell lies beside other measures all the same: every booking is an arrest."""

from coresponder.analysis.disclosure import Key
from coresponder.analysis.measures.outcomes.within import ties_within

ARRESTS: Key = ("arrested_rate", "with")
BOOKINGS: Key = ("booked_rate", "with")


def arrests_of(trait: str, group: str) -> Key:
    return ("equity_in_outcome", f"group={group}", "kind=share", "outcome=arrested_rate", f"trait={trait}", "with")


def test_bookings_are_tied_to_the_arrests_that_all_groups_make_up() -> None:
    young, old = arrests_of("age_band", "18_to_24"), arrests_of("age_band", "25_to_44")
    values = {BOOKINGS: 4, young: 3, old: 3}

    counts, sums = ties_within(values)

    valued = {count.key: count.value for count in counts}
    assert valued[ARRESTS] == 6
    assert valued["less", *ARRESTS, *BOOKINGS] == 2
    whole = [tie.whole for tie in sums]
    assert whole.index(ARRESTS) < len(whole) - 1, "the total is known before what lies within it"
    assert set(next(tie.parts for tie in sums if tie.whole == ARRESTS)) == {young, old}
    assert any(set(tie.members) == {ARRESTS, BOOKINGS, ("less", *ARRESTS, *BOOKINGS)} for tie in sums)


def test_two_traits_tell_the_same_total_once() -> None:
    values = {arrests_of("age_band", "18_to_24"): 6, arrests_of("gender", "man"): 2, arrests_of("gender", "woman"): 4}

    counts, _ = ties_within(values)

    assert [count.value for count in counts if count.key == ARRESTS] == [6]


def test_whoever_could_be_arrested_and_was_not_is_somebody_who_was_not() -> None:
    values = {("arrest_rate_of_eligible", "without"): 30, ("arrested_rate", "without"): 100}

    counts, _ = ties_within(values)

    assert [count.value for count in counts] == [70]
