"""The issue log: what went wrong between agencies, who mends it, what was changed; nobody is named."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships.actions.issues import close_issue, reopen_issue, report_issue, take_issue
from coresponder.program.partnerships.models import Issue
from coresponder.program.partnerships.name_checks import seems_to_name_somebody
from coresponder.program.partnerships.queries.issues import issues_seen_by, late_issues
from coresponder.program.partnerships.vocabulary.issues import Changed, IssueKind, IssueState
from coresponder.program.people.actions.persons import add_person
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.page import PageClient

WORDS = "A call about suicide went to patrol alone, although a team was free."


def reported(by: User, owner: User, **more: Any) -> Issue:
    told = {"kind": IssueKind.MIS_DISPATCH, "words": WORDS, "happened_on": timezone.localdate()}
    due = timezone.localdate() + timedelta(days=7)
    return report_issue(**{**told, "owner_agency": owner.agency, "due_on": due, "by": by, **more})  # type: ignore[arg-type]


class TestFromReportToClosing:
    def test_the_agency_that_owns_it_takes_it_and_closes_it_with_what_was_changed(self, omar: User, dana: User) -> None:
        issue = take_issue(issue=reported(omar, dana), by=dana)
        assert issue.owner == dana
        closed = close_issue(issue=issue, changed=Changed.CRITERIA, words="Suicide now always asks.", by=dana)
        assert (closed.state, closed.closing_words) == (IssueState.CLOSED, "Suicide now always asks.")

    def test_whoever_reported_it_cannot_close_what_another_agency_owns(self, omar: User, dana: User) -> None:
        with pytest.raises(Denied, match="Another agency owns"):
            close_issue(issue=reported(omar, dana), changed=Changed.NOTHING, words="Fine.", by=omar)

    def test_nothing_is_closed_without_saying_what_was_changed(self, omar: User, dana: User) -> None:
        with pytest.raises(CoresponderError, match="what was changed"):
            close_issue(issue=reported(omar, dana), changed=Changed.NOTHING, words="", by=dana)

    def test_what_happens_again_is_opened_again_and_keeps_what_was_said(self, omar: User, dana: User) -> None:
        closed = close_issue(issue=reported(omar, dana), changed=Changed.TRAINING, words="Trained.", by=dana)
        again = reopen_issue(issue=closed, by=dana)
        assert (again.state, again.closing_words) == (IssueState.OPEN, "Trained.")

    def test_what_is_not_closed_after_its_day_is_late(self, omar: User, dana: User) -> None:
        issue = reported(omar, dana, due_on=timezone.localdate() - timedelta(days=1))
        assert list(late_issues(timezone.localdate())) == [issue]


class TestWhoSees:
    def test_the_two_agencies_and_the_coordinator_see_it_and_a_third_does_not(
        self, omar: User, dana: User, clara: User, cora: User
    ) -> None:
        reported(omar, dana)
        assert [issues_seen_by(each).count() for each in (omar, dana, cora, clara)] == [1, 1, 1, 0]

    def test_its_page_is_not_there_for_a_third(self, page: PageClient, omar: User, dana: User, clara: User) -> None:
        page.as_(clara).get(f"/issues/{reported(omar, dana).pk}/", status=404)

    def test_its_words_lie_encrypted(self, omar: User, dana: User) -> None:
        reported(omar, dana)
        with connection.cursor() as cursor:
            cursor.execute("SELECT words::text FROM partnerships_issue")
            assert "suicide" not in str(cursor.fetchall())


class TestNames:
    @pytest.mark.parametrize(
        "words",
        ["He met Testa Nobody there.", "Mr. Nobody was sent away.", "Call 555-0100 again.", "Man born 1980 refused."],
    )
    def test_what_looks_like_a_name_or_a_number_is_held_back_until_somebody_has_looked(
        self, omar: User, dana: User, words: str
    ) -> None:
        with pytest.raises(CoresponderError, match="seems to name a person"):
            reported(omar, dana, words=words)
        assert reported(omar, dana, words=words, names_nobody=True).words == words

    @pytest.mark.parametrize(
        "words", [WORDS, "Nobody at Main Street. The next day again.", "Marigold 911 Center (invented) was slow."]
    )
    def test_agencies_and_streets_are_no_persons(self, omar: User, dana: User, words: str) -> None:
        assert reported(omar, dana, words=words)

    def test_a_name_that_its_writer_could_look_up_is_found_in_small_letters_too(self, clara: User, otis: User) -> None:
        add_person(given="Testa", family="Nobody", by=clara)
        assert seems_to_name_somebody(clara, "they sent testa nobody home")
        assert not seems_to_name_somebody(clara, "they sent testing somebody home")

    def test_it_tells_nobody_about_people_whom_they_may_not_look_up(self, clara: User, dana: User, cora: User) -> None:
        add_person(given="Testa", family="Nobody", by=clara)
        for reader in (dana, cora):
            assert not seems_to_name_somebody(reader, "they sent testa nobody home")

    def test_the_page_warns_and_keeps_what_was_written(self, page: PageClient, omar: User, dana: User) -> None:
        sent = {"kind": "refused_bed", "happened_on": "2026-11-02", "words": "They refused Testa Nobody."}
        sent |= {"owner_agency": str(dana.agency_id), "due_on": "2026-12-24"}
        shown = page.as_(omar).post("/issues/report/", sent, status=422)
        assert "seems to name a person" in shown.text
        assert "They refused Testa Nobody." in shown.text
        assert not Issue.objects.exists()
        page.as_(omar).post("/issues/report/", {**sent, "names_nobody": "on"})
        assert Issue.objects.get().number == 1
