"""The weekly review.

For each week the rules say what deserves a look; Priya notes what her look came to, and signs the week off. Each rule
is a sentence that she can read, and none of them judges a person served.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit import recording
from coresponder.safeguards.audit.actions.reviews import look_at_finding, sign_week_off
from coresponder.safeguards.audit.models import AuditEvent, LookedAt, SignedWeek
from coresponder.safeguards.audit.recording import record, record_anonymous
from coresponder.safeguards.audit.registry import _REGISTERED, register
from coresponder.safeguards.audit.reviewing.catalogue import REVIEW_RULES
from coresponder.safeguards.audit.reviewing.findings import COMPARING, Finding, find_in, usual_hours
from coresponder.safeguards.audit.reviewing.weeks import Week, week_of
from coresponder.safeguards.audit.seals.making import seal_everything
from coresponder.safeguards.audit.vocabulary import Outcome
from coresponder.safeguards.permissions import Denied
from tests.support.page import PageClient

MONDAY = date(2026, 3, 2)
WEEK = Week(starts_on=MONDAY)
OTHER_APPS = {
    "test.exported": "",
    "test.pulled": "exports",
    "test.emergency": "emergencies",
    "test.membership": "permissions",
    "test.agreement": "openings",
    "test.disposal": "disposals",
    "test.failed": "failed_sign_ins",
}


@pytest.fixture(autouse=True)
def events_of_other_apps() -> Iterator[None]:
    """Events such as other apps declare: one is caught by its name, the others name their rule."""
    for name, rule in OTHER_APPS.items():
        register(name, "{by} did it to {about}.", review=rule)
    yield
    for name in OTHER_APPS:
        del _REGISTERED[name]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """Write an event as if it were another moment, in the program's zone."""

    def write(when: str, name: str, *, by: User | None, about: str = "thing:1", refused: bool = False, **more):
        moment = timezone.make_aware(datetime.fromisoformat(when))
        alone = recording.appending_alone
        with monkeypatch.context() as patch, transaction.atomic():
            patch.setattr(recording, "appending_alone", lambda: (moment, *alone()[1:]))
            outcome = Outcome.REFUSED if refused else Outcome.DONE
            if by is None:
                return record_anonymous(name, about=about, details={}, outcome=outcome)
            return record(name, by=by, about=about, details=more, outcome=outcome)

    return write


def found(rule: str, week: Week = WEEK) -> list[Finding]:
    """What one rule finds."""
    return [finding for finding in find_in(week) if finding.rule.key == rule]


class TestTheRules:
    def test_every_rule_says_in_a_sentence_what_it_looks_for(self) -> None:
        for rule in REVIEW_RULES:
            assert rule.sentence.endswith(".")
            assert rule.comparing in {"", *COMPARING}
        assert len({rule.key for rule in REVIEW_RULES}) == len(REVIEW_RULES)

    def test_every_event_that_names_a_rule_names_one_that_there_is(self) -> None:
        keys = {rule.key for rule in REVIEW_RULES}
        assert {event.review for event in _REGISTERED.values()} - {""} <= keys

    @pytest.mark.parametrize(
        ("name", "rule"),
        [
            ("test.exported", "exports"),
            ("test.pulled", "exports"),
            ("test.emergency", "emergencies"),
            ("test.membership", "permissions"),
            ("test.agreement", "openings"),
            ("test.disposal", "disposals"),
        ],
    )
    def test_an_event_is_found_by_its_rule_in_its_week_alone(self, at, cora: User, name: str, rule: str) -> None:
        at("2026-03-01T23:59", name, by=cora)
        inside = at("2026-03-02T00:00", name, by=cora)
        at("2026-03-09T00:00", name, by=cora)
        assert [finding.events for finding in found(rule)] == [(inside,)]

    @pytest.mark.parametrize(
        ("name", "rule"),
        [
            ("emergency.opened", "emergencies"),
            ("account.sign_in_failed_unknown", "failed_sign_ins"),
            ("account.closed_by_rule", "permissions"),
            ("membership.added", "permissions"),
            ("keeping.exported", "exports"),
            ("agreement.in_force", "openings"),
            ("retention.disposal_approved", "disposals"),
            ("account.signed_in", None),
            ("emergency.read", None),
            ("person.searched", None),
        ],
    )
    def test_names_that_follow_the_habit_are_caught_by_exactly_one_rule(self, name: str, rule: str | None) -> None:
        assert [each.key for each in REVIEW_RULES if each.catches(name)] == ([rule] if rule else [])

    def test_refusals_are_one_finding_for_each_account(self, at, omar: User, clara: User) -> None:
        for user in (omar, clara, omar):
            at("2026-03-03T12:00", "test.exported", by=user, refused=True)
        assert [(finding.by_id, len(finding.events)) for finding in found("refusals")] == [(omar.pk, 2), (clara.pk, 1)]

    def test_failed_sign_ins_are_told_apart_by_the_account_that_was_tried(self, at, db: None) -> None:
        for about in ("account:1", "account:2", "account:1"):
            at("2026-03-03T12:00", "test.failed", by=None, about=about, refused=True)
        assert sorted(len(finding.events) for finding in found("failed_sign_ins")) == [1, 2]

    def test_a_broken_trail_is_found_and_a_whole_one_is_not(self, at, priya: User) -> None:
        at("2026-03-03T12:00", "audit.verified", by=priya, events=5, breaks=0)
        broken = at("2026-03-03T13:00", "audit.verified", by=priya, events=5, breaks=2)
        assert [finding.events for finding in found("broken_trail")] == [(broken,)]

    def test_a_quiet_week_has_no_findings(self, at, cora: User) -> None:
        at("2026-03-03T12:00", "account.signed_out", by=cora)
        assert find_in(WEEK) == []


class TestUnusualHours:
    def test_without_a_habit_a_sign_in_at_night_is_found_and_one_by_day_is_not(self, at, omar: User) -> None:
        at("2026-03-03T07:00", "account.signed_in", by=omar)
        at("2026-03-03T18:59", "account.signed_in", by=omar)
        night = at("2026-03-04T03:00", "account.signed_in", by=omar)
        assert [finding.events for finding in found("unusual_hours")] == [(night,)]

    def test_whoever_works_at_night_is_found_by_day(self, at, omar: User) -> None:
        for day in range(1, 8):
            at(f"2026-02-0{day}T22:30", "account.signed_in", by=omar)
        at("2026-03-03T23:10", "account.signed_in", by=omar)
        noon = at("2026-03-04T12:00", "account.signed_in", by=omar)
        assert [finding.events for finding in found("unusual_hours")] == [(noon,)]

    def test_what_is_older_than_eight_weeks_is_no_habit(self, at, omar: User) -> None:
        for day in range(1, 8):
            at(f"2026-01-0{day if day < 4 else 3}T03:00", "account.signed_in", by=omar)
        at("2026-03-04T03:00", "account.signed_in", by=omar)
        assert len(found("unusual_hours")) == 1

    @given(before=st.lists(st.integers(0, 23), min_size=5))
    def test_the_hours_of_the_past_and_their_neighbors_are_usual_around_midnight_too(self, before: list[int]) -> None:
        usual = usual_hours(before)
        assert all({hour, (hour + 1) % 24, (hour - 1) % 24} <= usual for hour in before)
        assert len(usual) <= 3 * len(set(before))


class TestManyRecords:
    def read(self, at, by: User, people: int, when: str) -> None:
        for _ in range(people):
            person = uuid4()
            details = {"classes": "safety", "purpose": "crisis_response", "way": "page", "parts": 1}
            at(when, "record.read", by=by, about=f"person:{person}", **details)

    def test_many_different_people_by_an_account_without_a_past_are_found(self, at, omar: User) -> None:
        self.read(at, omar, 20, "2026-03-03T12:00")
        (finding,) = found("many_records")
        assert finding.by_id == omar.pk
        assert finding.compared == "20 different people this week; at most 0 in one of the weeks before."

    @pytest.mark.parametrize(("before", "now", "is_found"), [(9, 19, False), (10, 20, False), (10, 21, True)])
    def test_an_account_is_compared_with_its_own_highest_week(
        self, at, omar: User, before: int, now: int, is_found: bool
    ) -> None:
        self.read(at, omar, before, "2026-02-10T12:00")
        self.read(at, omar, 3, "2026-02-17T12:00")
        self.read(at, omar, now, "2026-03-03T12:00")
        assert bool(found("many_records")) is is_found

    def test_one_record_read_many_times_is_one_record(self, at, omar: User) -> None:
        person = uuid4()
        details = {"classes": "safety", "purpose": "crisis_response", "way": "page", "parts": 1}
        for _ in range(30):
            at("2026-03-03T12:00", "record.read", by=omar, about=f"person:{person}", **details)
        assert found("many_records") == []


class TestWeeks:
    @given(second=st.integers(1_577_836_800, 2_208_988_800))
    def test_every_moment_lies_in_exactly_one_week(self, second: int) -> None:
        moment = datetime.fromtimestamp(second, UTC)
        week = week_of(moment)
        assert week.starts_on.weekday() == 0
        assert week.begins_at <= moment < week.ends_at
        assert Week(starts_on=week.starts_on + timedelta(days=7)).begins_at == week.ends_at

    def test_the_week_of_a_clock_change_is_an_hour_shorter(self) -> None:
        spring = Week(starts_on=date(2026, 3, 2))
        assert spring.ends_at.astimezone(UTC) - spring.begins_at.astimezone(UTC) == timedelta(days=7, hours=-1)

    def test_a_week_starts_on_a_monday(self) -> None:
        with pytest.raises(ValueError, match="Monday"):
            Week(starts_on=date(2026, 3, 3))

    def test_it_is_over_at_midnight_and_overdue_a_week_later(self) -> None:
        end = WEEK.ends_at
        assert (WEEK.is_over(end - timedelta(seconds=1)), WEEK.is_over(end)) == (False, True)
        assert not WEEK.is_overdue(end + timedelta(days=6, hours=23))
        assert WEEK.is_overdue(end + timedelta(days=7))


@pytest.fixture
def exported(at, cora: User) -> Finding:
    """One finding: Cora exported something in the week."""
    at("2026-03-03T12:00", "test.exported", by=cora)
    (finding,) = find_in(WEEK)
    return finding


class TestLookingAndSigning:
    def look(self, priya: User, finding: str, note: str = "She was asked to.") -> LookedAt:
        return look_at_finding(week_starts_on=MONDAY, finding=finding, note=note, by=priya)

    def test_a_look_is_noted_with_its_author_and_the_note_is_not_in_the_trail(
        self, exported: Finding, priya: User
    ) -> None:
        look = self.look(priya, exported.key, " She was asked to. ")
        assert LookedAt.objects.get(pk=look.pk).note == "She was asked to."
        event = AuditEvent.objects.get(event="audit.finding_looked_at")
        assert (event.by_id, event.about, event.details) == (priya.pk, "week:2026-03-02", {"finding": exported.key})

    def test_the_note_is_stored_encrypted(self, exported: Finding, priya: User) -> None:
        self.look(priya, exported.key, "CANARY")
        with connection.cursor() as cursor:
            cursor.execute("SELECT note FROM audit_lookedat")
            assert b"CANARY" not in bytes(cursor.fetchone()[0])

    @pytest.mark.parametrize("note", ["", "   "])
    def test_a_look_without_a_note_is_none(self, exported: Finding, priya: User, note: str) -> None:
        with pytest.raises(UsageError, match="note is missing"):
            self.look(priya, exported.key, note)

    def test_what_was_not_found_cannot_be_looked_at(self, exported: Finding, priya: User) -> None:
        with pytest.raises(UsageError, match="no such finding"):
            self.look(priya, "exports:account-0")

    def test_a_finding_is_looked_at_once(self, exported: Finding, priya: User) -> None:
        self.look(priya, exported.key)
        with pytest.raises(StateError, match="looked at this already"):
            self.look(priya, exported.key)

    def test_a_week_is_signed_when_everything_was_looked_at_and_never_twice(
        self, exported: Finding, priya: User
    ) -> None:
        with pytest.raises(StateError, match="1 of this week"):
            sign_week_off(week_starts_on=MONDAY, by=priya)
        self.look(priya, exported.key)
        seal_everything()
        signed = sign_week_off(week_starts_on=MONDAY, by=priya)
        assert (signed.findings, signed.seal_number) == (1, 1)
        for again in (lambda: sign_week_off(week_starts_on=MONDAY, by=priya), lambda: self.look(priya, exported.key)):
            with pytest.raises(StateError, match="signed off"):
                again()

    def test_a_week_that_is_not_over_cannot_be_signed(self, priya: User) -> None:
        with pytest.raises(StateError, match="not over"):
            sign_week_off(week_starts_on=week_of(timezone.now()).starts_on, by=priya)

    def test_nobody_else_looks_or_signs(self, exported: Finding, cora: User) -> None:
        with pytest.raises(Denied):
            self.look(cora, exported.key)
        with pytest.raises(Denied):
            sign_week_off(week_starts_on=MONDAY, by=cora)


class TestThePages:
    ADDRESS = "/audit-trail/weeks/2026-03-02/"

    @pytest.fixture(autouse=True)
    def two_weeks_later(self) -> Iterator[None]:
        """The program's clock stands at the Thursday of the week after next."""
        with time_machine.travel(datetime(2026, 3, 19, 17, tzinfo=timezone.get_default_timezone()), tick=True):
            yield

    def test_priya_looks_at_each_finding_and_signs_the_week_off(
        self, page: PageClient, exported: Finding, priya: User
    ) -> None:
        as_priya = page.as_(priya)
        week = as_priya.get(self.ADDRESS)
        assert week.heading == "Week from March 2, 2026"
        assert "1 of 1 finding waits for your look." in week.text
        assert "Cora Coordinator did it to thing 1." in week.text
        assert "Sign it off" not in week.buttons
        looked = as_priya.post(self.ADDRESS, {"finding": exported.key, "note": "She was asked to."})
        assert "Priya Privacy-Officer" in looked.text
        assert "She was asked to." in looked.text
        signed = as_priya.post(f"{self.ADDRESS}sign-off/")
        assert "The week is signed off." in signed.text
        assert "Looked at" not in signed.buttons
        assert SignedWeek.objects.get().by == priya

    def test_a_look_without_a_note_is_explained_at_its_field(
        self, page: PageClient, exported: Finding, priya: User
    ) -> None:
        told = page.as_(priya).post(self.ADDRESS, {"finding": exported.key, "note": ""}, status=422)
        assert "Say in a sentence what your look came to." in told.text

    def test_signing_too_early_is_explained(self, page: PageClient, exported: Finding, priya: User) -> None:
        assert "wait to be looked at" in page.as_(priya).post(f"{self.ADDRESS}sign-off/").text

    def test_the_list_says_which_weeks_wait_and_which_wait_too_long(
        self, page: PageClient, exported: Finding, priya: User
    ) -> None:
        listed = page.as_(priya).get("/audit-trail/weeks/").text
        assert "Mar 2 to Mar 8, 2026 Overdue" in listed
        assert "Mar 9 to Mar 15, 2026 To be reviewed" in listed
        assert "Mar 16 to Mar 22, 2026 Not over yet" in listed

    def test_an_overdue_week_stands_on_priyas_home_page_and_on_nobody_elses(
        self, page: PageClient, exported: Finding, priya: User, omar: User
    ) -> None:
        assert page.as_(priya).get("/home/").links["A weekly review is overdue"] == "/audit-trail/weeks/"
        assert "A weekly review is overdue" not in page.as_(omar).get("/home/").links

    def test_a_week_that_is_just_over_is_a_next_step(self, page: PageClient, at, priya: User, cora: User) -> None:
        at("2026-03-10T12:00", "test.exported", by=cora)
        home = page.as_(priya).get("/home/").links
        assert "Review the week" in home
        assert "A weekly review is overdue" not in home

    def test_a_signed_week_keeps_the_seal_to_be_printed(self, page: PageClient, exported: Finding, priya: User) -> None:
        seal_everything()
        assert '"merkle_root"' in page.as_(priya).get(self.ADDRESS).text

    @pytest.mark.parametrize("day", ["2026-03-03", "2019-01-07", "tomorrow", "2026-13-01"])
    def test_a_day_that_starts_no_week_of_the_trail_is_not_found(
        self, page: PageClient, exported: Finding, priya: User, day: str
    ) -> None:
        page.as_(priya).get(f"/audit-trail/weeks/{day}/", status=404)
