"""Whoever has to read a chapter signs it; without that, nobody is put on a shift, and the page says what mends it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.dispatch.actions.shifts import plan_shift
from coresponder.program.dispatch.models import Shift
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.program.policies.actions.signing import sign_chapter
from coresponder.program.policies.models import Chapter, ChapterVersion
from coresponder.program.policies.queries.reading import shares, to_read
from coresponder.safeguards.accounts.models import User
from tests.spec.policies.conftest import SECOND, put_in_force
from tests.support import dispatching
from tests.support.page import PageClient


def planned(by: User, *people: tuple[User, TeamRole], days: int) -> Shift:
    """A shift of CRT1 so many days from now."""
    begins = timezone.now() + timedelta(days=days)
    team = dispatching.Team.objects.filter(call_sign="CRT1").first() or dispatching.team("CRT1")
    return plan_shift(
        team=team, planned_from_at=begins, planned_to_at=begins + timedelta(hours=4), members=dict(people), by=by
    )


class TestSigning:
    def test_the_first_page_says_that_something_waits_until_it_is_signed(
        self, in_force: ChapterVersion, page: PageClient, omar: User
    ) -> None:
        assert "Read and sign a chapter" in page.as_(omar).get("/home/").text
        shown = page.as_(omar).post("/manual/chapters/scene-safety/sign/", {"version": "1"})
        assert "You have signed it" in shown.text
        assert to_read(omar) == []
        assert "Read and sign a chapter" not in page.as_(omar).get("/home/").text

    def test_what_was_replaced_while_it_was_read_is_not_signed_unseen(
        self,
        in_force: ChapterVersion,
        chapter: Chapter,
        page: PageClient,
        omar: User,
        sol: User,
        sade: User,
        clara: User,
    ) -> None:
        put_in_force(chapter, SECOND, writer=clara, heads=(sol, sade))
        shown = page.as_(omar).post("/manual/chapters/scene-safety/sign/", {"version": "1"})
        assert "The chapter has changed meanwhile" in shown.text
        assert [each.version.number for each in to_read(omar)] == [2]

    def test_a_change_of_what_is_done_is_signed_again_and_a_spelling_is_not(
        self, in_force: ChapterVersion, chapter: Chapter, clara: User, omar: User, sol: User, sade: User
    ) -> None:
        sign_chapter(version=in_force, by=omar)
        put_in_force(chapter, "Spelling.", writer=clara, heads=(sol, sade), must_sign_again=False)
        assert to_read(omar) == []
        put_in_force(chapter, SECOND, writer=clara, heads=(sol, sade))
        assert [each.version.number for each in to_read(omar)] == [3]

    def test_nobody_signs_twice_or_what_is_not_in_force(
        self, in_force: ChapterVersion, chapter: Chapter, omar: User, clara: User
    ) -> None:
        sign_chapter(version=in_force, by=omar)
        with pytest.raises(StateError, match="signed this version already"):
            sign_chapter(version=in_force, by=omar)

    def test_the_coordinator_sees_who_has_and_who_has_not(
        self, in_force: ChapterVersion, page: PageClient, cora: User, omar: User, clara: User
    ) -> None:
        sign_chapter(version=in_force, by=omar)
        share = next(each for each in shares(cora) if each.version == in_force)
        assert omar in share.signed
        assert clara in share.missing
        assert "Clara Clinician" in page.as_(cora).get("/manual/who-has-read/").text


class TestOnAShift:
    def test_who_has_not_signed_by_the_day_is_put_on_no_shift_after_it(
        self, in_force: ChapterVersion, cora: User, omar: User
    ) -> None:
        assert planned(cora, (omar, TeamRole.OFFICER), days=13).members.count() == 1
        with pytest.raises(StateError, match="Omar Officer had to read and sign the chapter") as refused:
            planned(cora, (omar, TeamRole.OFFICER), days=20)
        assert refused.value.code == "chapter_unread"
        assert "read and signed under Manual, “My reading”" in refused.value.next_step

    def test_the_page_of_the_plan_says_why_and_what_mends_it_and_signing_does(
        self, in_force: ChapterVersion, page: PageClient, cora: User, omar: User
    ) -> None:
        team = dispatching.team("CRT1")
        day = timezone.localdate() + timedelta(days=30)
        told = {
            "team": team.pk,
            "planned_from_at": f"{day}T08:00",
            "planned_to_at": f"{day}T12:00",
            "days": "1",
            f"role_{omar.pk}": "officer",
        }
        shown = _plan(page, cora, told)
        assert "Omar Officer had to read and sign the chapter" in shown
        assert "My reading" in shown
        assert not Shift.objects.exists()
        sign_chapter(version=in_force, by=omar)
        _plan(page, cora, told)
        assert Shift.objects.get().members.get().user == omar

    def test_a_role_that_does_not_have_to_read_it_is_not_kept_back(
        self, in_force: ChapterVersion, cora: User, carlos: User
    ) -> None:
        assert planned(cora, (carlos, TeamRole.CASE_MANAGER), days=20).members.count() == 1

    def test_a_social_worker_reads_what_a_clinician_reads(
        self, in_force: ChapterVersion, cora: User, clara: User
    ) -> None:
        with pytest.raises(StateError, match="had to read and sign"):
            planned(cora, (clara, TeamRole.SOCIAL_WORKER), days=20)


def _plan(page: PageClient, by: User, told: dict[str, object]) -> str:
    """What the page of a shift to be planned answers, whatever its status."""
    client = page.as_(by).client
    return client.post("/shifts/plan/", told, follow=True).content.decode()
