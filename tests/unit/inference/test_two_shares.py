"""The difference of two shares, against the example of the paper that proposes the method."""

import numpy as np
import pytest

from coresponder.analysis.inference.two_shares import clustered_share_difference, share_difference


def test_it_is_that_of_newcombe_1998() -> None:
    """56 of 70 against 48 of 80; the paper prints 0.0524 to 0.3339 for method 10."""
    assert share_difference((56, 70), (48, 80)) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_both_of_none_still_leaves_something_possible() -> None:
    assert share_difference((0, 10), (0, 20)) == pytest.approx((-0.1611, 0.2775), abs=5e-5)


def test_of_nothing_nothing_is_said() -> None:
    assert share_difference((0, 0), (3, 10)) is None


def test_contacts_of_one_person_widen_it() -> None:
    alone = (np.array([1] * 10 + [0] * 90), np.ones(100, dtype=int))
    gathered = (np.array([10] + [0] * 9), np.full(10, 10))
    before = (np.array([1] * 20 + [0] * 80), np.ones(100, dtype=int))
    narrow, wide = clustered_share_difference(alone, before), clustered_share_difference(gathered, before)
    assert narrow is not None
    assert wide is not None
    assert wide[1] - wide[0] > narrow[1] - narrow[0]
