"""The coordinator and the evaluator see what people need against what there is, and nobody in it."""

import csv
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import silent
from coresponder.program.board.models import Area
from coresponder.program.encounters.models import Encounter
from coresponder.program.needs import demonstration, sources
from coresponder.program.needs.actions.counting import count_needs
from coresponder.program.needs.counting import Need
from coresponder.program.needs.models import NeedsCount
from coresponder.program.needs.periods import Period, period_of
from coresponder.program.needs.queries.of_encounters import needs_of_encounters
from coresponder.program.needs.vocabulary import Result
from coresponder.program.services.actions.capacity import note_refusal
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support import dispatching, facilities
from tests.support.filing import document, file_as
from tests.support.page import Page, PageClient, words

pytestmark = pytest.mark.django_db


def rows(page: Page) -> list[str]:
    """Every row of every table, its cells in one line."""
    cells = ([words(cell) for cell in row.iter() if str(cell.tag).endswith(("th", "td"))] for row in page.all("tr"))
    return [" ".join(each) for each in cells]


def this_year() -> Period:
    found = period_of(str((timezone.localdate() - timedelta(days=1)).year), timezone.localdate())
    assert found is not None
    return found


def filed(by: User, *, person: Any = None, **answers: Any) -> Encounter:
    """Somebody files a clinical part of a contact two days ago."""
    at = timezone.now() - timedelta(days=2)
    given = document(None, "clinical", answers={"contact_started_at": at.isoformat(), **answers}, at=at, person=person)
    return file_as(by, given).filing.encounter


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty people of whom twenty had nothing offered, three were refused, all in FP1."""
    results = [Result.UNMET] * 20 + [Result.REFUSED] * 3 + [Result.ACCEPTED] * 37

    def needs(from_at: Any, to_at: Any) -> list[Need]:
        at = timezone.localtime(from_at)
        return [
            Need(person=str(number), kind="housing", result=result, at=at, area="FP1", language="es")
            for number, result in enumerate(results)
        ]

    monkeypatch.setattr(sources, "_sources", {"sixty": needs})


class TestWhatIsRead:
    def test_is_what_encounters_say_in_codes_and_no_word(self, clara: User) -> None:
        filed(clara, needs_found=["food", "housing"], help_offered=["food"], offer_answer="accepted")
        needs = list(needs_of_encounters(timezone.now() - timedelta(days=9), timezone.now()))
        assert {(each.kind, each.result) for each in needs} == {("food", Result.ACCEPTED), ("housing", Result.UNMET)}
        assert {each.area for each in needs} == {"unknown"}

    def test_is_nothing_outside_of_the_period(self, clara: User) -> None:
        filed(clara, needs_found=["food"])
        assert not list(needs_of_encounters(timezone.now() - timedelta(days=1), timezone.now()))


class TestCounting:
    def test_keeps_only_what_may_be_shown_and_says_that_it_was_done(self, many: None, cora: User) -> None:
        made = count_needs(period=this_year(), by=cora)
        assert made.content["all"]["people"] == 60
        assert made.content["all"]["refused"] is None
        event = AuditEvent.objects.get(event="needs.counted")
        assert event.details["period"] == this_year().key

    def test_is_not_done_again_within_four_weeks(self, many: None, cora: User) -> None:
        count_needs(period=this_year(), by=cora)
        with pytest.raises(StateError, match="can be counted anew on"):
            count_needs(period=this_year(), by=cora)
        with time_machine.travel(timezone.now() + timedelta(days=29)):
            assert count_needs(period=this_year(), by=cora)

    def test_of_the_invented_year_is_done_once_for_what_is_worth_it(self, clara: User, eve: User) -> None:
        """A visitor of the demonstration sees the pages filled; a period that has only begun is left to be counted."""
        for month in (3, 5, 7):
            with time_machine.travel(datetime(2026, month, 10, 12, tzinfo=UTC)):
                filed(clara, needs_found=["food"])
        with time_machine.travel(datetime(2026, 7, 20, 12, tzinfo=UTC)):
            for _ in range(2):
                demonstration.load(by=eve, progress=silent)
        assert sorted(NeedsCount.objects.values_list("period", flat=True)) == ["2026", "2026-H1"]

    def test_is_for_coordinator_and_evaluator(self, eve: User, dana: User, clara: User) -> None:
        assert count_needs(period=this_year(), by=eve)
        for other in (dana, clara):
            with pytest.raises(Denied):
                count_needs(period=this_year(), by=other)


class TestThePage:
    def test_shows_needs_beside_services_with_n_and_interval(self, many: None, cora: User, page: PageClient) -> None:
        facilities.service("Housing Help (invented)", categories=("coordinated_entry",), languages=("es",))
        before = page.as_(cora).get(reverse("needs:needs"))
        assert "Not counted yet" in before.text
        after = page.as_(cora).post(reverse("needs:count"), {"period": this_year().key})
        assert "It can be counted anew from" in after.text
        found = rows(after)
        assert any(each.startswith("Housing 60 23 38.3%") and " 1 1 1 withheld withheld 0" in each for each in found)
        assert any(each.startswith("Spanish 60 23 ") and " 1 withheld" in each for each in found)

    def test_draws_the_map_of_the_county(self, many: None, cora: User, page: PageClient) -> None:
        Area.objects.create(code="FP1", rings=[[[-150, 40], [-149, 40], [-149, 41], [-150, 41], [-150, 40]]])
        facilities.service("In it (invented)", categories=("coordinated_entry",), at=(40.5, -149.5))
        count_needs(period=this_year(), by=cora)
        shown = page.as_(cora).get(reverse("needs:needs"))
        assert "People who got nothing, by area" in shown.response.content.decode()
        assert any(each.startswith("FP1 60 23 ") and " 1 withheld" in each for each in rows(shown))

    def test_hands_the_same_numbers_out_as_csv(self, many: None, eve: User, page: PageClient) -> None:
        count_needs(period=this_year(), by=eve)
        answer = page.as_(eve).client.get(reverse("needs:numbers"))
        rows = {(row["table"], row["row"]): row for row in csv.DictReader(StringIO(answer.content.decode()))}
        assert rows["all", "all"]["people"] == "60"
        assert rows["kind", "housing"]["refused"] == "withheld"
        assert len([key for key in rows if key[0] == "time"]) == 42

    def test_says_what_is_wrong_with_a_period(self, cora: User, page: PageClient) -> None:
        assert "Choose one of the periods" in page.as_(cora).post(reverse("needs:count"), {"period": "1999"}).text
        assert "so there are no numbers" in page.as_(cora).get(reverse("needs:numbers")).text


def test_handovers_stand_with_target_n_and_refusals(
    cora: User, clara: User, omar: User, page: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    harbor = facilities.facility(by=cora, name="Harbor (invented)", target_handover_minutes=10)
    monkeypatch.setattr(sources, "_sources", {})
    for number in range(12):
        at = timezone.now() - timedelta(days=2) + timedelta(hours=1)
        filed(
            clara,
            transport_by="program",
            destination="crisis_center",
            facility_name="harbor  (Invented)",
            facility_arrived_at=at.isoformat(),
            facility_accepted_at=(at + timedelta(minutes=number)).isoformat(),
        )
    note_refusal(service=harbor, because="no_bed", by=omar)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        count_needs(period=this_year(), by=cora)
        shown = rows(page.as_(cora).get(reverse("needs:handovers")))
    assert any(each.startswith("Harbor (invented) 10 min 12 5.5 min 9.9 min") for each in shown)
    assert "Harbor (invented) 12 0 – 1" in shown
    stored = NeedsCount.objects.get().content["handovers"]
    assert [row["name"] for row in stored] == ["Harbor (invented)"]


def test_what_a_team_wrote_as_a_name_is_never_shown(cora: User, clara: User, page: PageClient) -> None:
    filed(clara, transport_by="program", destination="crisis_center", facility_name="with her aunt Avery Example")
    count_needs(period=this_year(), by=cora)
    assert "Avery" not in str(NeedsCount.objects.get().content)
    assert "Not in the directory" in page.as_(cora).get(reverse("needs:handovers")).text


def test_the_intercepts_show_what_is_missing(page: PageClient, carlos: User) -> None:
    facilities.service("Harbor (invented)")
    dispatching.team("CRT1")
    shown = page.as_(carlos).get(reverse("needs:intercepts"))
    assert "Missing: warm line" in shown.text
    found = {each.split(" Intercept")[0]: each for each in rows(shown)}
    assert "one service, 1 at any hour Harbor (invented)" in found["Crisis center"]
    assert "one service" in found["Place with police drop-off"]
    assert "one team" in found["Co-responder team"]
    assert "Missing" in found["Sobering center"]


def test_a_year_that_has_no_day_yet_is_not_offered(cora: User, page: PageClient) -> None:
    with time_machine.travel(date(2027, 1, 1)):
        assert "2027" not in page.as_(cora).get(reverse("needs:needs")).text.split("Show this period")[0]
