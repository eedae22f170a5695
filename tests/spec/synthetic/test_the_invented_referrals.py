"""The referrals of the invented year: out of help that was accepted, step after step, always the same."""

from collections.abc import Iterator
from datetime import date

import pytest

from coresponder.analysis.synthetic.encounters import YearContact, draw_year
from coresponder.analysis.synthetic.encounters.dice import Chance, Dice
from coresponder.analysis.synthetic.referrals import CATEGORIES_OF, YearReferral, referrals_of

SEED = 11


@pytest.fixture(scope="module")
def contacts() -> list[YearContact]:
    """Three weeks of the county."""
    return list(draw_year(first_on=date(2026, 7, 1), last_on=date(2026, 7, 21), calls_a_year=30_000).contacts)


def drawn(contacts: list[YearContact], *, is_live: bool) -> Iterator[tuple[YearContact, YearReferral]]:
    """Every referral with the contact that it came out of."""
    chance = Chance(SEED, len(contacts))
    for number, contact in enumerate(contacts):
        for referral in referrals_of(contact, Dice(chance, number), is_live=is_live):
            yield contact, referral


def test_each_comes_out_of_help_that_was_offered_and_accepted(contacts: list[YearContact]) -> None:
    found = list(drawn(contacts, is_live=True))
    assert found
    for contact, referral in found:
        said = [part.answers for part in contact.parts if "offer_answer" in part.answers]
        assert any(referral.need in each["help_offered"] for each in said)
        assert any(each["offer_answer"] in ("accepted", "partly") for each in said)
        assert referral.category in CATEGORIES_OF[referral.need]
        assert contact.person is not None


def test_each_step_comes_after_the_one_before_and_the_last_one_ends_it(contacts: list[YearContact]) -> None:
    for _, referral in drawn(contacts, is_live=True):
        moments = [referral.written_at, *(each.at for each in referral.steps)]
        assert moments == sorted(moments)
        assert referral.steps[-1].kind in ("completed", "lost")


def test_what_is_only_logged_was_seen_by_nobody(contacts: list[YearContact]) -> None:
    logged = [each for _, referral in drawn(contacts, is_live=False) for each in referral.steps]
    assert logged
    assert "seen" not in {each.kind for each in logged}


def test_it_is_the_same_every_time(contacts: list[YearContact]) -> None:
    assert list(drawn(contacts, is_live=True)) == list(drawn(contacts, is_live=True))
