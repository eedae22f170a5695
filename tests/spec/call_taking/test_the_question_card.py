"""The card asks first what would change the advice; answers stay, flow into the call, and the call is judged anew."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.call_taking import demonstration as questions
from coresponder.program.call_taking.actions.answering import record_answers
from coresponder.program.call_taking.actions.questions import save_questions
from coresponder.program.call_taking.models import Answer
from coresponder.program.call_taking.queries.cards import card_for
from coresponder.program.calls.actions.by_hand import enter_call
from coresponder.program.calls.intake.advising import facts_of
from coresponder.program.calls.models import Call
from coresponder.program.deployment import demonstration as deployment
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support.page import PageClient


@pytest.fixture
def call(cora: User, dana: User) -> Call:
    """A call about suicide, of which nobody has asked anything yet."""
    deployment.load(by=cora)
    questions.load(by=cora)
    fields = {"narrative": "My brother says he wants to die.", "type_text": "SUICIDE THREAT", "priority": 1}
    return enter_call(fields=fields, by=dana)


def first(user: User, call: Call) -> str:
    return card_for(user, call).asked[0].question.key


class TestWhatToAsk:
    def test_weapons_stand_first_because_the_answer_changes_the_advice(self, call: Call, dana: User) -> None:
        asked = card_for(dana, call).asked[0]
        assert asked.question.key == "weapons"
        assert asked.why == "It changes the advice. “None”: send a team."

    def test_what_could_change_it_together_with_something_else_comes_next(self, call: Call, dana: User) -> None:
        ranks = [(bool(each.leads), each.matters) for each in card_for(dana, call).asked]
        assert ranks == sorted(ranks, reverse=True)
        assert (False, True) in ranks

    def test_a_question_that_follows_an_answer_is_asked_after_it(self, call: Call, dana: User) -> None:
        def keys() -> set[str]:
            return {each.question.key for each in card_for(dana, call).asked}

        assert "which-weapon" not in keys()
        record_answers(call=call, said={"weapons": "within-reach"}, seen_version=call.version, by=dana)
        assert "which-weapon" in keys()

    def test_without_criteria_the_questions_come_in_their_own_order(self, cora: User, dana: User) -> None:
        questions.load(by=cora)
        call = enter_call(fields={"narrative": "He shouts."}, by=dana)
        assert first(dana, call) == "happening"


class TestAnswering:
    def test_an_answer_flows_into_the_call_which_is_judged_anew(self, call: Call, dana: User) -> None:
        assert [each.answer for each in call.judgements.all()] == ["police_first"]
        record_answers(call=call, said={"weapons": "none"}, seen_version=call.version, by=dana)
        call.refresh_from_db()
        assert call.weapon == "no"
        assert [each.answer for each in call.judgements.all()] == ["police_first", "send"]

    def test_an_answer_that_says_nothing_of_the_call_is_kept_and_changes_nothing(self, call: Call, dana: User) -> None:
        before = call.version
        record_answers(call=call, said={"what-helps": "His sister’s voice."}, seen_version=before, by=dana)
        call.refresh_from_db()
        assert call.version == before
        assert card_for(dana, call).answers[0].words == "His sister’s voice."

    def test_a_later_answer_stands_beside_the_earlier_one(self, call: Call, dana: User) -> None:
        record_answers(call=call, said={"weapons": "none"}, seen_version=call.version, by=dana)
        call.refresh_from_db()
        record_answers(call=call, said={"weapons": "in-hand"}, seen_version=call.version, by=dana)
        call.refresh_from_db()
        assert [each.words for each in card_for(dana, call).answers] == ["None", "In hand"]
        assert call.weapon == "yes"
        assert call.judgements.last().answer == "police_first"  # type: ignore[union-attr]  # judged three times

    def test_what_somebody_else_set_meanwhile_is_not_overwritten_unseen(self, call: Call, dana: User) -> None:
        seen = call.version
        record_answers(call=call, said={"weapons": "in-hand"}, seen_version=seen, by=dana)
        with pytest.raises(StateError, match="Somebody else changed this call"):
            record_answers(call=call, said={"weapons": "none"}, seen_version=seen, by=dana)
        assert Answer.objects.count() == 1

    @pytest.mark.parametrize("said", [{"weapons": "perhaps"}, {"mood": "sad"}, {"what-helps": "x" * 2001}])
    def test_an_answer_that_the_card_does_not_offer_is_refused(
        self, call: Call, dana: User, said: dict[str, str]
    ) -> None:
        with pytest.raises(UsageError, match="questions have changed"):
            record_answers(call=call, said=said, seen_version=call.version, by=dana)

    def test_no_answer_stands_in_the_trail(self, call: Call, dana: User) -> None:
        record_answers(call=call, said={"weapons": "in-hand"}, seen_version=call.version, by=dana)
        event = AuditEvent.objects.get(event="answers.recorded")
        assert event.details == {"answers": 1}
        assert event.about == f"call:{call.pk}"

    def test_the_database_lets_nobody_change_an_answer(self, call: Call, dana: User) -> None:
        record_answers(call=call, said={"weapons": "in-hand"}, seen_version=call.version, by=dana)
        for deed in ("UPDATE call_taking_answer SET question_key = 'x'", "DELETE FROM call_taking_answer"):
            with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as at:
                at.execute(deed)

    def test_whoever_takes_no_calls_writes_down_no_answers(self, call: Call, clara: User) -> None:
        with pytest.raises(Denied):
            record_answers(call=call, said={"weapons": "none"}, seen_version=call.version, by=clara)


class TestTheQuestions:
    def test_two_who_change_them_at_once_lose_nothing(self, cora: User) -> None:
        questions.load(by=cora)
        content = questions.questions()
        save_questions(content={**content, "questions": content["questions"][1:]}, seen_number=1, by=cora)
        with pytest.raises(StateError, match="meanwhile"):
            save_questions(content=content, seen_number=1, by=cora)

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"key": "a b"}, "small letters"),
            ({"text": " "}, "Its words say nothing"),
            ({"choices": [{"value": "yes", "text": "Yes"}]}, "two to twelve"),
            ({"choices": [{"value": "a", "text": "A", "sets": {"nexus": "yes"}}] * 2}, "that an answer cannot"),
            ({"choices": [{"value": "a", "text": "A", "sets": {"weapon": "gun"}}] * 2}, "no such value"),
            ({"after": {"question": "later", "in": ["yes"]}}, "no question above it has"),
            ({"mood": "sad"}, "no question"),
        ],
    )
    def test_a_question_that_cannot_be_asked_is_refused(
        self, cora: User, wrong: dict[str, object], sentence: str
    ) -> None:
        question = {"key": "weapons", "text": "Are there any weapons?", **wrong}
        with pytest.raises(UsageError, match=sentence):
            save_questions(content={"format": 1, "questions": [question]}, seen_number=0, by=cora)


class TestPages:
    def test_dana_answers_on_the_card_and_reads_the_new_advice(self, page: PageClient, call: Call, dana: User) -> None:
        as_dana = page.as_(dana)
        shown = as_dana.get(f"/calls/{call.pk}/card/")
        assert "Police first, then a team." in shown.text
        after = as_dana.post(
            f"/calls/{call.pk}/card/",
            {"seen_version": str(call.version), "q-weapons": "none", "q-age": "from-18-to-64"},
        )
        assert "Send a team." in after.text
        assert "About how old is the person?18 to 64" in after.text
        assert "What to ask" in as_dana.get(f"/calls/{call.pk}/").text

    def test_cora_writes_a_question_moves_it_takes_it_out_and_brings_the_first_version_back(
        self, page: PageClient, call: Call, cora: User
    ) -> None:
        as_cora = page.as_(cora)
        told = {"key": "pets", "text": "Is there a dog?", "choices": "yes | Yes\nno | No", "hint": "", "after": ""}
        assert "Is there a dog?" in as_cora.post("/questions/add/", told).text
        as_cora.post("/questions/pets/move/", {"to": "up"})
        edited = as_cora.post("/questions/pets/edit/", {**told, "text": "Is a dog there?"})
        assert "Is a dog there?" in edited.text
        assert "Is a dog there?" not in as_cora.post("/questions/pets/remove/").text
        assert "Version 6" in as_cora.post("/questions/versions/1/").text

    def test_hours_are_read_from_the_clock_where_the_call_comes_from(self, call: Call) -> None:
        call.feed.time_zone = "America/Denver"
        call.received_at = datetime(2026, 1, 15, 6, 30, tzinfo=UTC)
        assert facts_of(call).at.hour == 23
