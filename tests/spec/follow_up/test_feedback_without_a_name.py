"""Feedback by a link: from anybody who got a card, traced to nobody, and shown only when there is enough of it."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.follow_up.actions.feedback import count_cards, end_cards, make_cards, read_words
from coresponder.program.follow_up.feedback_texts import texts
from coresponder.program.follow_up.models import FeedbackAnswer, FeedbackCard
from coresponder.program.follow_up.queries.data_set import feedback_for_data_set
from coresponder.program.follow_up.queries.feedback import by_team, groups
from coresponder.program.follow_up.vocabulary import Language, Respondent, Said
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support import dispatching

YES = {"respected": "yes", "heard": "yes", "safer": "partly", "again": "yes"}


def cards(by: User, **more: Any):
    given = {
        "month_on": timezone.localdate(), "team": None, "respondent": Respondent.PERSON, "language": Language.ENGLISH,
        "handed_out": 40, "days": 90,
    }  # fmt: skip
    return make_cards(**{**given, **more}, by=by)


def answers(number: int, **more: Any) -> None:
    given = {"month_on": timezone.localdate().replace(day=1), "respondent": Respondent.PERSON, "respected": Said.YES}
    for _ in range(number):
        FeedbackAnswer.objects.create(**{**given, **more})


@pytest.fixture
def address(carlos: User) -> str:
    """What stands on a card."""
    return f"/say/{cards(carlos).secret}/"


class TestAnswering:
    def test_leaves_no_cookie_and_no_trace_of_who_it_was(self, address: str) -> None:
        client = Client(enforce_csrf_checks=True)
        first = client.get(address)
        before = AuditEvent.objects.count()
        second = client.post(address, {**YES, "words": "They sat down with me."})
        assert (first.status_code, second.status_code) == (200, 200)
        assert not first.cookies
        assert not second.cookies
        assert AuditEvent.objects.count() == before, "the trail knows minutes and addresses, so it is not told"
        assert {field.name for field in FeedbackAnswer._meta.get_fields()} == {
            "id", "month_on", "team", "respondent", "respected", "heard", "safer", "again", "words",
        }  # fmt: skip

    def test_is_possible_for_everybody_who_got_a_card(self, address: str) -> None:
        for _ in range(3):
            Client().post(address, YES)
        assert FeedbackAnswer.objects.count() == 3

    def test_asks_in_spanish_as_well(self, address: str) -> None:
        shown = Client().get(f"{address}?language=es").content.decode()
        assert "¿Le escucharon?" in shown
        assert 'lang="es"' in shown

    def test_warns_not_to_name_anybody(self, address: str) -> None:
        assert "do not write names" in Client().get(address).content.decode()

    def test_nothing_chosen_is_no_answer(self, address: str) -> None:
        shown = Client().post(address, {"words": " "}).content.decode()
        assert "Nothing is chosen yet" in shown
        assert not FeedbackAnswer.objects.exists()

    def test_a_link_that_was_ended_opens_nothing(self, carlos: User) -> None:
        made = cards(carlos)
        end_cards(card=made.card, by=carlos)
        assert Client().get(f"/say/{made.secret}/").status_code == 404

    def test_every_kind_of_respondent_has_its_questions_in_both_languages(self) -> None:
        for language in Language.values:
            assert set(texts()[language]["questions"]) == set(Respondent.values)


class TestWhatIsShown:
    def test_a_group_of_ten_is_held_back_and_one_of_eleven_shown(self, db: None) -> None:
        answers(10)
        assert next(iter(groups())).is_held_back
        answers(1)
        shown = next(iter(groups()))
        assert (shown.n, shown.questions[0].percent_yes) == (11, 100)
        assert shown.questions[1].percent_yes is None, "nobody answered it, so there is no share"

    def test_the_response_rate_stands_where_all_cards_are_counted(self, carlos: User) -> None:
        answers(11)
        made = cards(carlos, handed_out=None)
        assert next(iter(groups())).response_percent is None
        count_cards(card=made.card, handed_out=44, by=carlos)
        assert next(iter(groups())).response_percent == 25

    def test_no_team_is_shown_while_another_one_could_be_worked_out(self, omar: User) -> None:
        one, two = dispatching.team("CRT1"), dispatching.team("CRT2")
        answers(20, team=one)
        answers(3, team=two)
        assert by_team(Respondent.PERSON) == []
        answers(9, team=two)
        assert [each.n for each in by_team(Respondent.PERSON)] == [20, 12]

    def test_words_are_for_the_coordinator_alone_and_only_of_large_groups(self, cora: User, carlos: User) -> None:
        answers(10, words="They listened.")
        assert read_words(by=cora) == []
        answers(1, words="Come sooner.")
        (found,) = read_words(by=cora)
        assert found.said[0] == "Come sooner.", "in the order of the alphabet, not of time"
        with pytest.raises(Denied):
            read_words(by=carlos)

    def test_the_data_set_gets_answers_and_no_words(self, db: None) -> None:
        answers(1, words="They listened.")
        (row,) = feedback_for_data_set()
        assert row.answers == {"respected": "yes", "heard": "not_said", "safer": "not_said", "again": "not_said"}
        assert "listened" not in repr(row)


class TestTheCards:
    def test_the_secret_is_stored_nowhere(self, carlos: User) -> None:
        made = cards(carlos)
        assert made.secret not in str(list(FeedbackCard.objects.values()))

    def test_a_link_holds_half_a_year_at_most(self, carlos: User) -> None:
        with pytest.raises(UsageError):
            cards(carlos, days=181)
