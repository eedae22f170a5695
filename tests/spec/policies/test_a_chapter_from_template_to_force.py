"""Both agencies write a chapter together, approve the same text, and can see who changed which sentence."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import resolve, reverse
from django.utils import timezone
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.sentences import sentences, side_by_side, who_wrote
from coresponder.program.policies.actions.approving import approve_version, confirm_chapter
from coresponder.program.policies.actions.laying_out import add_chapter, lay_out_manual
from coresponder.program.policies.actions.writing import begin_version, propose_version, return_version, write_version
from coresponder.program.policies.models import Chapter, ChapterVersion, Edit
from coresponder.program.policies.queries.history import sentences_of
from coresponder.program.policies.screens import SCREENS
from coresponder.program.policies.vocabulary import VersionState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied, access_of
from tests.spec.policies.conftest import FIRST, SECOND, put_in_force
from tests.support.page import PageClient


class TestLayingOut:
    def test_an_empty_program_gets_35_chapters_and_a_table_all_marked_as_templates(
        self, page: PageClient, cora: User
    ) -> None:
        assert "There is no manual yet" in page.as_(cora).get("/manual/").text
        shown = page.as_(cora).post("/manual/lay-out/")
        assert Chapter.objects.count() == 36
        assert shown.text.count("Template, needs review") == 36
        assert "Mission, definitions and legal authority" in shown.text

    def test_laying_out_again_makes_only_what_is_missing(self, chapter: Chapter, cora: User) -> None:
        assert lay_out_manual(by=cora) == []

    def test_a_template_that_nobody_reviewed_is_not_proposed(self, chapter: Chapter, clara: User) -> None:
        with pytest.raises(UsageError, match="Nobody has reviewed it for your county"):
            propose_version(version=chapter.versions.get(), by=clara)

    def test_a_text_that_nobody_called_reviewed_stays_a_template(self, chapter: Chapter, clara: User) -> None:
        draft = chapter.versions.get()
        written = write_version(
            version=draft, text="Half written.", seen_edited_at=draft.edited_at, is_reviewed=False, by=clara
        )
        assert written.is_template

    def test_a_program_adds_chapters_of_its_own_at_the_end(self, chapter: Chapter, cora: User) -> None:
        assert add_chapter(title="Dogs at the scene", by=cora).number == 37
        with pytest.raises(UsageError, match="has a chapter with this title"):
            add_chapter(title="Dogs at the scene", by=cora)

    @pytest.mark.parametrize("screen", SCREENS.values(), ids=lambda screen: screen.key)
    def test_every_screen_that_carries_out_a_chapter_exists_and_asks_for_what_it_says(self, screen) -> None:
        view = resolve(reverse(screen.url_name)).func
        assert access_of(view).permission == screen.permission

    def test_every_screen_of_a_template_is_known(self, chapter: Chapter) -> None:
        named = {key for each in Chapter.objects.all() for key in each.screens}
        assert named <= set(SCREENS)


class TestApproving:
    def test_a_text_is_in_force_once_both_agencies_have_approved_it(
        self, chapter: Chapter, clara: User, sol: User, sade: User
    ) -> None:
        draft = chapter.versions.get()
        written = write_version(version=draft, text=FIRST, seen_edited_at=draft.edited_at, by=clara)
        proposed = propose_version(version=written, by=clara)
        assert approve_version(version=proposed, by=sol).state == VersionState.PROPOSED
        in_force = approve_version(version=proposed, by=sade)
        assert in_force.state == VersionState.IN_FORCE
        assert in_force.review_due_on == timezone.localdate() + timedelta(days=365)
        assert in_force.read_by_on == timezone.localdate() + timedelta(days=14)
        told = [event.details for event in AuditEvent.objects.filter(event="manual.approved")]
        assert told[0] == {"number": 1, "side": "health", "in_force": True}

    def test_one_side_does_not_approve_twice(self, chapter: Chapter, clara: User, sol: User) -> None:
        draft = chapter.versions.get()
        written = write_version(version=draft, text=FIRST, seen_edited_at=draft.edited_at, by=clara)
        proposed = propose_version(version=written, by=clara)
        approve_version(version=proposed, by=sol)
        with pytest.raises(StateError, match="Your side has approved this text already"):
            approve_version(version=proposed, by=sol)

    def test_nobody_approves_what_they_wrote(self, chapter: Chapter, sol: User) -> None:
        draft = chapter.versions.get()
        written = write_version(version=draft, text=FIRST, seen_edited_at=draft.edited_at, by=sol)
        with pytest.raises(StateError, match="somebody else has to approve"):
            approve_version(version=propose_version(version=written, by=sol), by=sol)

    def test_only_heads_of_agencies_approve(self, chapter: Chapter, clara: User, cora: User) -> None:
        with pytest.raises(Denied):
            approve_version(version=chapter.versions.get(), by=cora)

    def test_what_is_returned_loses_the_approval_it_had(
        self, chapter: Chapter, clara: User, sol: User, sade: User
    ) -> None:
        draft = chapter.versions.get()
        written = write_version(version=draft, text=FIRST, seen_edited_at=draft.edited_at, by=clara)
        proposed = propose_version(version=written, by=clara)
        approve_version(version=proposed, by=sol)
        with pytest.raises(UsageError, match="Say why"):
            return_version(version=proposed, because=" ", by=sade)
        returned = return_version(version=proposed, because="Who waits at the door?", by=sade)
        assert (returned.state, returned.approvals.count()) == (VersionState.DRAFT, 0)

    def test_the_next_version_leaves_what_is_in_force_until_it_is_approved_itself(
        self, in_force: ChapterVersion, chapter: Chapter, omar: User, sol: User, sade: User
    ) -> None:
        second = begin_version(chapter=chapter, by=omar)
        assert (second.number, second.text) == (2, in_force.text)
        assert begin_version(chapter=chapter, by=sol) == second
        put_in_force(chapter, SECOND, writer=omar, heads=(sol, sade))
        in_force.refresh_from_db()
        assert in_force.state == VersionState.REPLACED

    def test_a_review_that_finds_nothing_to_change_moves_the_day(self, in_force: ChapterVersion, clara: User) -> None:
        ChapterVersion.objects.filter(pk=in_force.pk).update(review_due_on=timezone.localdate())
        assert confirm_chapter(version=in_force, by=clara).review_due_on > timezone.localdate()

    def test_the_manual_warns_of_reviews_that_are_due(
        self, in_force: ChapterVersion, page: PageClient, omar: User
    ) -> None:
        for days, words in ((30, "Review soon"), (-1, "Review overdue")):
            due_on = timezone.localdate() + timedelta(days=days)
            ChapterVersion.objects.filter(pk=in_force.pk).update(review_due_on=due_on)
            assert words in page.as_(omar).get("/manual/").text


class TestTwoWhoWriteAtOnce:
    def test_the_later_one_sees_both_texts_and_loses_nothing(
        self, chapter: Chapter, page: PageClient, clara: User, omar: User
    ) -> None:
        seen_at = chapter.versions.get().edited_at.isoformat()
        address = "/manual/chapters/scene-safety/write/"
        told = {"edited_at": seen_at, "is_reviewed": "on", "must_sign_again": "on"}
        page.as_(omar).post(address, {**told, "text": "Omar knocks first. Then Clara speaks."})
        shown = page.as_(clara).post(address, {**told, "text": "Clara speaks first. Then Clara speaks."}, status=409)
        assert "Somebody else saved this chapter meanwhile" in shown.text
        assert "Omar knocks first." in shown.text
        area = next(each for each in shown.all("textarea") if each.get("name") == "text")
        assert "Clara speaks first. Then Clara speaks." in str(area.text)
        assert chapter.versions.get().text == "Omar knocks first. Then Clara speaks."

        token = next(each.get("value") for each in shown.all("input") if each.get("name") == "edited_at")
        page.as_(clara).post(address, {**told, "edited_at": token, "text": "Omar knocks first. Clara speaks."})
        assert chapter.versions.get().text == "Omar knocks first. Clara speaks."
        assert [edit.by for edit in Edit.objects.filter(version__chapter=chapter)][1:] == [omar, clara]

    def test_what_waits_for_approval_is_not_written(self, chapter: Chapter, clara: User) -> None:
        draft = chapter.versions.get()
        written = write_version(version=draft, text=FIRST, seen_edited_at=draft.edited_at, by=clara)
        proposed = propose_version(version=written, by=clara)
        with pytest.raises(StateError, match="waits for approval"):
            write_version(version=proposed, text="Else.", seen_edited_at=proposed.edited_at, by=clara)


class TestHistory:
    def test_each_sentence_says_who_brought_it_in(
        self, in_force: ChapterVersion, chapter: Chapter, page: PageClient, clara: User, omar: User
    ) -> None:
        second = begin_version(chapter=chapter, by=omar)
        write_version(version=second, text=SECOND, seen_edited_at=second.edited_at, by=omar)
        second.refresh_from_db()
        wrote = {each.text: each.source.by for each in sentences_of(second)}
        assert wrote["The officer goes in first."] == clara
        assert wrote["The clinician waits at the door."] == omar
        assert wrote["- Radio before touch."] == clara
        assert wrote["- Lights off."] == omar
        shown = page.as_(clara).get("/manual/chapters/scene-safety/versions/2/history/").text
        assert "The clinician waits at the door. Omar Officer" in shown

    def test_two_versions_stand_side_by_side(
        self, in_force: ChapterVersion, chapter: Chapter, page: PageClient, omar: User
    ) -> None:
        second = begin_version(chapter=chapter, by=omar)
        write_version(version=second, text=SECOND, seen_edited_at=second.edited_at, by=omar)
        shown = page.as_(omar).get("/manual/chapters/scene-safety/versions/2/").text
        assert "The clinician waits at the car. The clinician waits at the door. changed" in shown
        assert "• Lights off. added" in shown

    @given(st.lists(st.lists(st.sampled_from(["One.", "Two.", "Three.", "Four."]), max_size=5), min_size=1, max_size=6))
    def test_the_sentences_of_the_last_text_stand_with_a_text_that_held_them(self, texts: list[list[str]]) -> None:
        told = [("\n".join(lines), number) for number, lines in enumerate(texts)]
        found = who_wrote(told)
        assert [each.text for each in found] == texts[-1]
        assert all(each.text in texts[each.source] for each in found)

    @given(st.text(alphabet="Ab. \n-", max_size=60), st.text(alphabet="Ab. \n-", max_size=60))
    def test_side_by_side_leaves_out_no_sentence_of_either_text(self, before: str, after: str) -> None:
        pairs = side_by_side(before, after)
        assert [pair.before for pair in pairs if pair.before] == sentences(before)
        assert [pair.after for pair in pairs if pair.after] == sentences(after)


class TestOnPaper:
    def test_the_manual_comes_out_for_a_word_processor(
        self, in_force: ChapterVersion, page: PageClient, omar: User
    ) -> None:
        answer = page.as_(omar).client.get("/manual/manual.docx")
        document = Document(BytesIO(answer.content))
        said = [each.text for each in document.paragraphs]
        assert "10 Arrival, staging, scene safety and the lead" in said
        assert "The officer goes in first. The clinician waits at the car." in said
        assert "Not in force yet: both agencies have not approved a text." in said

    def test_the_pdf_is_tagged(self, in_force: ChapterVersion, page: PageClient, omar: User) -> None:
        pytest.importorskip("weasyprint")
        answer = page.as_(omar).client.get("/manual/manual.pdf")
        assert "/StructTreeRoot" in PdfReader(BytesIO(answer.content)).trailer["/Root"]

    def test_it_prints_from_one_page(self, in_force: ChapterVersion, page: PageClient, omar: User) -> None:
        assert "Radio before touch." in page.as_(omar).get("/manual/print/").text


def test_a_sentence_that_ends_with_a_quotation_is_a_sentence_of_its_own() -> None:
    text = "The lead changes hands in words: “Your lead.” Anybody may say stop. It is 3.5 miles."
    assert sentences(text) == [
        "The lead changes hands in words: “Your lead.”",
        "Anybody may say stop.",
        "It is 3.5 miles.",
    ]
