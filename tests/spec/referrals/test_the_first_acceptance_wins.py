"""Several services are asked at once: the first that accepts has it, the others are told, and only then it moves."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from coresponder.kernel.errors import CoresponderError
from coresponder.program.messages.models import Message
from coresponder.program.people.models import Person
from coresponder.program.referrals.actions.answering import (
    Answered,
    Outcome,
    answer_by_link,
    give_up,
    report_step,
    withdraw,
)
from coresponder.program.referrals.actions.links import PURPOSE
from coresponder.program.referrals.actions.sending import ask_also
from coresponder.program.referrals.actions.steps import Given
from coresponder.program.referrals.models import ReferralDesk, ReferralEvent, ReferralNotice
from coresponder.program.referrals.vocabulary import Proof, Step
from coresponder.program.services.models import Service
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.links.actions import LinkRefused, end_links
from tests.support import referring

pytestmark = pytest.mark.django_db
TAKES = Given(step=Step.ACCEPT)
NO_ROOM = Given(step=Step.DECLINE, reason="capacity")


@pytest.fixture
def three(harbor: Service, lantern: Service, willow: Service) -> list[Service]:
    """All of them are partners that may be told."""
    referring.opened_to([harbor, lantern, willow])
    return [harbor, lantern, willow]


class TestThreeServicesAtOnce:
    def test_nothing_moves_while_they_decline(self, avery: Person, three: list[Service], clara: User) -> None:
        referral = referring.sent(avery, three, by=clara)
        for service in three[:2]:
            link = referring.link_for(referring.asked(referral, service)).link
            answer_by_link(link=link, given=NO_ROOM)
        assert referring.now(referral).state == "sent"

    def test_when_the_last_declines_somebody_has_to_ask_elsewhere(
        self, avery: Person, three: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, three, by=clara)
        for service in three:
            answer_by_link(link=referring.link_for(referring.asked(referral, service)).link, given=NO_ROOM)
        assert referring.now(referral).state == "declined"
        assert referring.now(referral).due_at is not None
        assert ReferralNotice.objects.filter(to=clara, event__kind="declined").count() == 3

    def test_the_first_acceptance_wins_and_the_others_are_told(
        self, avery: Person, three: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, three, by=clara)
        answer_by_link(link=referring.link_for(referring.asked(referral, three[1])).link, given=TAKES)
        assert referring.now(referral).state == "accepted"
        states = [referring.asked(referral, each).state for each in three]
        assert states == ["not_needed", "accepted", "not_needed"]
        assert Message.objects.filter(kind="referral.not_needed").count() == 2

    def test_a_waiting_list_counts_only_when_nobody_else_is_asked_any_more(
        self, avery: Person, three: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, three[:2], by=clara)
        first, second = (referring.link_for(referring.asked(referral, each)).link for each in three[:2])
        answer_by_link(link=first, given=Given(step=Step.WAITLIST))
        assert referring.now(referral).state == "sent"
        answer_by_link(link=second, given=NO_ROOM)
        assert referring.now(referral).state == "waitlisted"

    def test_another_service_is_asked_after_all_declined(
        self, avery: Person, three: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, three[:1], by=clara)
        answer_by_link(link=referring.link_for(referring.asked(referral, three[0])).link, given=NO_ROOM)
        ask_also(referral=referral, services=[three[1]], by=clara)
        assert referring.now(referral).state == "sent"

    def test_a_service_that_does_not_answer_is_taken_out_by_staff(
        self, avery: Person, three: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, three[:1], by=clara)
        silent = referring.asked(referral, three[0])
        given = Given(step=Step.DECLINE, reason="no_response")
        report_step(referral=referral, destination_id=silent.pk, given=given, proof=Proof.REPORTED_BY_STAFF, by=clara)
        assert referring.asked(referral, three[0]).declined_because == "no_response"

    def test_what_is_taken_back_is_told_and_leaves_nobody_waiting(
        self, avery: Person, three: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, three[:1], by=clara)
        withdraw(referral=referral, destination_id=referring.asked(referral, three[0]).pk, by=clara)
        assert referring.now(referral).state == "declined"
        assert Message.objects.filter(kind="referral.not_needed").count() == 1

    def test_a_service_whose_link_ran_out_is_told_all_the_same(
        self, avery: Person, three: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, three[:2], by=clara)
        first, second = (referring.asked(referral, each) for each in three[:2])
        end_links(purpose=PURPOSE, about=second.pk)
        answer_by_link(link=referring.link_for(first).link, given=TAKES)
        assert Message.objects.filter(kind="referral.not_needed").count() == 1
        assert not referring.asked(referral, three[1]).has_to_be_told

    def test_a_service_that_no_message_reaches_any_more_has_to_be_called(
        self, avery: Person, three: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, three[:2], by=clara)
        ReferralDesk.objects.filter(service=three[1]).update(is_open=False)
        answer_by_link(link=referring.link_for(referring.asked(referral, three[0])).link, given=TAKES)
        assert not Message.objects.filter(kind="referral.not_needed").exists()
        assert referring.asked(referral, three[1]).has_to_be_told

    def test_the_service_that_had_it_has_to_be_called_too_when_it_is_given_up(
        self, avery: Person, three: list[Service], clara: User
    ) -> None:
        referral = referring.sent(avery, three[:1], by=clara)
        answer_by_link(link=referring.link_for(referring.asked(referral, three[0])).link, given=TAKES)
        ReferralDesk.objects.filter(service=three[0]).update(is_open=False)
        give_up(referral=referring.now(referral), reason="moved", by=clara)
        assert referring.asked(referral, three[0]).has_to_be_told

    def test_a_service_says_why_it_declines(self, avery: Person, three: list[Service], clara: User) -> None:
        referral = referring.sent(avery, three[:1], by=clara)
        link = referring.link_for(referring.asked(referral, three[0])).link
        with pytest.raises(CoresponderError, match="reason is missing"):
            answer_by_link(link=link, given=Given(step=Step.DECLINE))

    def test_who_has_it_can_give_it_back(self, avery: Person, three: list[Service], clara: User) -> None:
        referral = referring.sent(avery, three[:1], by=clara)
        answer_by_link(link=referring.link_for(referring.asked(referral, three[0])).link, given=TAKES)
        link = referring.link_for(referring.asked(referral, three[0])).link
        answer_by_link(link=link, given=Given(step=Step.GIVE_BACK, reason="payer"))
        assert referring.now(referral).state == "declined"
        assert ReferralNotice.objects.filter(to=clara, event__kind="given_back").exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_services_that_accept_at_the_same_moment_exactly_one_wins_and_the_other_is_told(
    avery: Person, three: list[Service], clara: User
) -> None:
    referral = referring.sent(avery, three[:2], by=clara)
    links = [referring.link_for(referring.asked(referral, each)).link for each in three[:2]]
    together = Barrier(2)

    def accept(number: int) -> Answered:
        try:
            together.wait(timeout=10)
            return answer_by_link(link=links[number], given=TAKES)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(accept, range(2)))
    assert sorted(each.outcome for each in answers) == [Outcome.DONE, Outcome.TOO_LATE]
    states = sorted(referring.asked(referral, each).state for each in three[:2])
    assert states == ["accepted", "not_needed"]
    assert ReferralEvent.objects.filter(referral=referral, kind="accepted").count() == 1
    assert Message.objects.filter(kind="referral.not_needed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_link_that_is_used_twice_at_the_same_moment_counts_once(
    avery: Person, three: list[Service], clara: User
) -> None:
    referral = referring.sent(avery, three[:1], by=clara)
    link, together = referring.link_for(referring.asked(referral, three[0])).link, Barrier(2)

    def accept(number: int) -> str:
        try:
            together.wait(timeout=10)
            return answer_by_link(link=link, given=TAKES).outcome
        except LinkRefused:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(accept, range(2))) == ["done", "refused"]
    assert ReferralEvent.objects.filter(referral=referral, kind="accepted").count() == 1
