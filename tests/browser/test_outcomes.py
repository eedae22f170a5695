"""The pages of outcomes, month by month: accessible and without sideways scrolling, in both themes and widths."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from coresponder.program.extracts.models import Release
from coresponder.program.extracts.storage import release_folder
from coresponder.program.outcomes.actions.reviews import Decided, begin_review, record_decision
from tests.support.browser import PHONE, WIDE, Visits, assert_axe_clean, assert_no_sideways_scrolling
from tests.support.cast import member
from tests.support.sample_outcomes import kept_assessment, write_data_set

pytestmark = pytest.mark.browser


@pytest.fixture
def filled(transactional_db: None, settings: Settings, tmp_path: Path) -> dict[str, str]:
    """An assessment with its files, a review with a decision; address by address who looks at it."""
    settings.DATA_DIR = tmp_path
    cora = member("cora")
    release = Release.objects.create(
        purpose="evaluation", detail="moments", state="ready", sha256="0" * 64, as_of_at=timezone.now(),
        ready_at=timezone.now(),
    )  # fmt: skip
    write_data_set(release_folder(release.pk))
    made = kept_assessment(release)
    held_on = date(2032, 1, 15)
    review = begin_review(
        held_on=held_on, first_on=held_on - timedelta(days=90), last_on=held_on - timedelta(days=1), by=cora
    )
    decided = Decided(
        text="Every team takes the list of open beds along", owner="Coordinator", due_on=date(2032, 3, 1),
        measure_key="arrested_rate", expected="lower",
    )  # fmt: skip
    record_decision(review=review, decided=decided, by=cora)
    return {
        "/outcomes/": "cora",
        "/outcomes/fairness/?by=gender": "eve",
        "/outcomes/arrested_rate/": "eve",
        "/outcomes/reportable_force_rate/": "eve",
        "/outcomes/handcuffs_only_rate/": "cora",
        "/outcomes/training_current/": "cora",
        "/outcomes/arrested_rate/records/": "eve",
        "/outcomes/reviews/": "cora",
        f"/outcomes/reviews/{review.pk}/": "cora",
        f"/outcomes/reviews/{review.pk}/decide/": "cora",
        "/outcomes/assessments/": "eve",
        f"/outcomes/assessments/{made.pk}/": "eve",
    }


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["desk", "phone at night"])
def test_its_pages_read_well(visit: Visits, filled: dict[str, str], theme: str, size: dict[str, int]) -> None:
    for address, who in filled.items():
        page = visit(address, by=member(who), theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)
