"""For champions and the advisory board: whole quarters, small numbers withheld, nothing about a person."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships import aggregate_sources
from coresponder.program.partnerships.actions.advisory import publish_quarter
from coresponder.program.partnerships.aggregate_sources import Counts
from coresponder.program.partnerships.models import PublishedQuarter
from coresponder.program.partnerships.queries.advisory import quarters_to_publish
from coresponder.program.partnerships.withholding import publishable
from coresponder.safeguards.accounts.models import User
from tests.support.cast import member
from tests.support.page import PageClient

FIRST_QUARTER = date(2026, 1, 1)


def counts(*numbers: int, **more: bool) -> Counts:
    rows = tuple((f"row {place}", number) for place, number in enumerate(numbers))
    return Counts(key="answered", title="Calls answered", sentence="At the scene.", of="calls", rows=rows, **more)


@pytest.fixture
def ada(db: None) -> User:
    """Somebody on the advisory board."""
    return member("ada")


@pytest.fixture
def source() -> Iterator[None]:
    """An app that has counted."""

    def counted(from_at: datetime, to_at: datetime) -> list[Counts]:
        return [counts(40, 3, 60)]

    aggregate_sources.register(counted)
    yield
    aggregate_sources.forget(counted)


@pytest.fixture(autouse=True)
def _in_may() -> Iterator[None]:
    """The first quarter is over, the second is not."""
    with time_machine.travel(datetime(2026, 5, 10, 18, tzinfo=timezone.get_fixed_timezone(0)), tick=False):
        yield


class TestWithholding:
    def test_a_small_number_is_withheld_together_with_what_would_give_it_away(self) -> None:
        told = publishable(counts(40, 3, 60))
        known = [number for _, number in told["rows"] if number is not None]
        assert 3 not in known
        assert told["total"] is None or len(known) < 2

    def test_none_may_be_told_and_so_may_what_is_about_no_person(self) -> None:
        assert publishable(counts(40, 0, 60))["rows"][1] == ["row 1", 0]
        assert publishable(counts(40, 3, 60, is_sensitive=False))["rows"][1] == ["row 1", 3]


class TestPublishing:
    def test_only_a_quarter_that_is_over_is_published_and_only_once(self, cora: User) -> None:
        publish_quarter(starts_on=FIRST_QUARTER, by=cora)
        with pytest.raises(CoresponderError, match="published already"):
            publish_quarter(starts_on=FIRST_QUARTER, by=cora)
        with pytest.raises(CoresponderError, match="not over"):
            publish_quarter(starts_on=date(2026, 4, 1), by=cora)
        assert FIRST_QUARTER not in quarters_to_publish()

    @pytest.mark.usefixtures("source")
    def test_what_was_withheld_is_not_even_kept(self, cora: User) -> None:
        published = publish_quarter(starts_on=FIRST_QUARTER, by=cora)
        table = next(each for each in published.content["tables"] if each["title"] == "Calls answered")
        assert ["row 1", None] in table["rows"]


class TestTheAdvisor:
    @pytest.mark.usefixtures("source")
    def test_sees_the_published_quarter(self, page: PageClient, cora: User, ada: User) -> None:
        page.as_(cora).post("/published-counts/publish/", {"starts_on": "2026-01-01"})
        shown = page.as_(ada).get("/published-counts/")
        assert "January to March 2026" in shown.text
        assert "withheld" in shown.text
        assert PublishedQuarter.objects.count() == 1

    @pytest.mark.parametrize(
        "address", ["/people/", "/planning-team/", "/issues/", "/agreements/", "/coverage/", "/encounters/", "/board/"]
    )
    def test_sees_nothing_else(self, page: PageClient, ada: User, address: str) -> None:
        page.as_(ada).get(address, status=403)
