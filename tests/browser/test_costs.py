"""The pages of costs in a real browser: at a desk, on a phone at night, and in the narrowest window."""

from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from coresponder.delivery.web.cast import ensure_cast
from coresponder.program.costs import demonstration
from coresponder.program.costs.models import CostRecord, EffectRecord, Scenario
from coresponder.program.costs.periods import usual
from coresponder.safeguards.accounts.models import User
from tests.support.browser import (
    NARROWEST,
    PHONE,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
)
from tests.support.counted_contacts import data_set_of_contacts

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db: None, settings: Settings, tmp_path: Path) -> dict[str, User]:
    """Everybody, with the invented county's costs and contacts that are counted beside them."""
    settings.DATA_DIR = tmp_path
    people = ensure_cast()
    demonstration.load(coordinator=people["cora"], evaluator=people["eve"])
    data_set_of_contacts(usual(timezone.localdate()).from_on.year, march=412, persons=230, reached=316)
    return people


def addresses() -> list[str]:
    """Every page of costs."""
    booking = CostRecord.objects.get(item="jail_booking").pk
    first, second = Scenario.objects.values_list("pk", flat=True)
    effect = EffectRecord.objects.values_list("pk", flat=True)[0]
    return [
        "",
        "records/",
        "records/add-budget-line/",
        "records/add/",
        "records/import/",
        f"records/{booking}/",
        f"records/{booking}/change/",
        "versions/",
        "versions/1/",
        "effects/",
        "effects/add/",
        f"effects/{effect}/withdraw/",
        "balance/",
        "balance/?period=2020",
        "balance/new/",
        f"balance/{first}/",
        f"balance/{second}/",
        f"balance/compare/?first={first}&second={second}",
    ]


@pytest.mark.parametrize(
    ("theme", "size"),
    [("light", WIDE), ("dark", PHONE), ("light", NARROWEST)],
    ids=["desk", "phone at night", "four times as large"],
)
def test_the_pages_read_well(visit: Visits, cast: dict[str, User], theme: str, size: dict[str, int]) -> None:
    for address in addresses():
        page = visit(f"/costs/{address}", by=cast["eve"], theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_a_cost_is_entered_with_the_keyboard_alone(visit: Visits, cast: dict[str, User]) -> None:
    page = visit("/costs/records/add/", by=cast["cora"])
    assert_focus_is_always_seen(page)
