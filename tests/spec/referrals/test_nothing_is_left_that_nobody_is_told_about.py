"""No state can be left, and none can stay, that nobody is told about: walked over every way through the machines."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError, StateError
from coresponder.program.people.models import Person
from coresponder.program.referrals.actions.answering import answer_by_link, give_up, note_seen, report_step, withdraw
from coresponder.program.referrals.actions.rising import choose_rises_to, raise_overdue, take_over
from coresponder.program.referrals.actions.sending import ask_also, send_referral
from coresponder.program.referrals.actions.steps import Given
from coresponder.program.referrals.limits import WAITS_FOR, limits
from coresponder.program.referrals.models import Destination, Referral, ReferralEvent, ReferralNotice
from coresponder.program.referrals.rules.states import DESTINATIONS, REFERRALS
from coresponder.program.referrals.rules.steps import OFFERED, offered
from coresponder.program.referrals.vocabulary import (
    ENDED,
    DestinationState,
    Proof,
    ReferralState,
    Step,
    Urgency,
)
from coresponder.program.services.models import Service
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from tests.support import referring

pytestmark = pytest.mark.django_db
SOON = timedelta(days=2)


def given(step: Step) -> Given:
    """The step with what it needs."""
    reason = "capacity" if step in (Step.DECLINE, Step.GIVE_BACK) else ""
    at = timezone.now() + SOON if step == Step.APPOINTMENT else None
    return Given(step=step, reason=reason, at=at)


class TestTheTables:
    def test_every_state_that_does_not_end_has_something_that_is_waited_for(self) -> None:
        assert set(WAITS_FOR) == set(ReferralState) - ENDED
        assert all(limits().within(state, urgency) for state in WAITS_FOR for urgency in Urgency)

    def test_only_completed_and_lost_end(self) -> None:
        assert {state for state, followers in REFERRALS.allowed.items() if not followers} == ENDED

    def test_every_state_can_be_reached_and_given_up(self) -> None:
        reached, layer = {ReferralState.DRAFT}, {ReferralState.DRAFT}
        while layer:
            layer = {ReferralState(each) for state in layer for each in REFERRALS.allowed[state]} - reached
            reached |= layer
        assert reached == set(ReferralState)
        assert all(ReferralState.LOST in REFERRALS.allowed[state] for state in set(ReferralState) - ENDED)

    def test_every_step_that_a_page_offers_is_one_that_the_table_allows(self) -> None:
        leads_to = {
            Step.APPOINTMENT: ReferralState.APPOINTMENT,
            Step.NO_SHOW: ReferralState.NO_SHOW,
            Step.CANCELLED: ReferralState.CANCELLED,
            Step.COMPLETED: ReferralState.COMPLETED,
            Step.ENGAGED: ReferralState.ENGAGED,
            Step.ACCEPT: ReferralState.ACCEPTED,
            Step.GIVE_BACK: ReferralState.DECLINED,
        }
        for state, steps in OFFERED.items():
            wrong = [step for step in steps if step in leads_to and leads_to[step] not in REFERRALS.allowed[state]]
            assert not wrong, state

    def test_what_is_over_for_a_service_stays_over(self) -> None:
        ends = {state for state, followers in DESTINATIONS.allowed.items() if not followers}
        assert ends == {DestinationState.DECLINED, DestinationState.NOT_NEEDED, DestinationState.WITHDRAWN}


class Walk:
    """Somebody at random does something at random that is possible, until the referral has ended."""

    def __init__(self, referral: Referral, services: list[Service], chance: random.Random) -> None:
        self.referral, self.services, self.chance = referral, services, chance
        self.states: list[str] = []

    def possible(self, staff: list[User]) -> Iterator[tuple[User | None, Callable[[], object]]]:
        """Everything that could be done now, and by whom; None is a service by its link."""
        referral, by = referring.now(self.referral), self.chance.choice(staff)
        if referral.state == ReferralState.DRAFT:
            yield by, lambda: send_referral(referral=referral, by=by)
        if referral.state in (ReferralState.DECLINED, ReferralState.WAITLISTED):
            service = self.chance.choice(self.services)
            yield by, lambda: ask_also(referral=referral, services=[service], by=by)
        yield by, lambda: give_up(referral=referral, reason="not_reached", by=by)
        for destination in self.destinations():
            for step in offered(referral, destination):
                yield self.said(referral, destination, step, by)
            if destination.state in (DestinationState.SENT, DestinationState.SEEN, DestinationState.WAITLISTED):
                yield by, lambda pk=destination.pk: withdraw(referral=referral, destination_id=pk, by=by)  # type: ignore[misc]
            if destination.state == DestinationState.SENT and destination.is_live:
                yield None, lambda one=destination: note_seen(link=referring.link_for(one).link)  # type: ignore[misc]

    def destinations(self) -> list[Destination]:
        """The services asked, as they stand."""
        with everything_let_through():
            return list(self.referral.destinations.all())

    def said(
        self, referral: Referral, destination: Destination, step: Step, by: User
    ) -> tuple[User | None, Callable[[], object]]:
        """The service says it by its link, or staff for it."""
        if destination.is_live and self.chance.random() < 0.6:
            return None, lambda: answer_by_link(link=referring.link_for(destination).link, given=given(step))
        proof = self.chance.choice([Proof.REPORTED_BY_PERSON, Proof.REPORTED_BY_STAFF])
        return by, lambda: report_step(
            referral=referral, destination_id=destination.pk, given=given(step), proof=proof, by=by
        )


def told_since(referral: Referral, count: int) -> set[int]:
    """The accounts that were told something new."""
    rows = ReferralNotice.objects.filter(referral=referral).order_by("pk")
    return set(rows.values_list("to_id", flat=True)[count:])


@pytest.mark.parametrize("seed", range(8))
def test_on_every_way_each_step_is_known_to_whoever_acts_for_it_and_each_stop_rises_to_somebody(
    seed: int, avery: Person, harbor: Service, lantern: Service, willow: Service, clara: User, carlos: User
) -> None:
    services, chance = [harbor, lantern, willow], random.Random(seed)  # noqa: S311 - a walk, no secret
    if seed % 3:  # in every third nothing may leave, so that everything is only logged
        referring.opened_to(services[: chance.randint(1, 3)])
    referral = referring.written(avery, services[: chance.randint(1, 3)], by=clara)
    walk, moment = Walk(referral, services, chance), timezone.now()
    for _ in range(14):
        now = referring.now(referral)
        if now.state in ENDED:
            assert now.due_at is None
            break
        assert now.due_at is not None, f"{now.state} has no time by which somebody must act"
        notices, events = ReferralNotice.objects.count(), ReferralEvent.objects.count()
        if chance.random() < 0.25:
            moment = _stays(now)
            continue
        with time_machine.travel(moment, tick=False):
            by, deed = chance.choice([each for each in walk.possible([clara, carlos]) if each])
            try:
                with transaction.atomic():
                    deed()
            except (StateError, CoresponderError):
                assert ReferralEvent.objects.count() == events
                continue
        told = told_since(referral, notices)
        assert by == clara or clara.pk in told, f"{now.state} was left by {by}, and Clara was not told"


def _stays(referral: Referral) -> datetime:
    """Nobody acts until after the time: it rises to somebody with an open account, who is told."""
    assert referral.due_at is not None
    later = referral.due_at + timedelta(minutes=1)
    with time_machine.travel(later, tick=False):
        raise_overdue()
        risen = referring.now(referral)
        assert risen.raised_to is not None
        assert risen.raised_to.is_active
        assert ReferralNotice.objects.filter(to=risen.raised_to, kind="overdue", event__kind="raised").exists()
    return later


class TestWhatRises:
    def test_an_overdue_referral_rises_to_a_colleague_and_again_while_nothing_happens(
        self, avery: Person, harbor: Service, clara: User, carlos: User
    ) -> None:
        referral = referring.sent(avery, [harbor], by=clara)
        late = referring.now(referral).due_at
        assert late is not None
        for hours, raised in ((-1, 0), (1, 1), (2, 0), (26, 1)):
            with time_machine.travel(late + timedelta(hours=hours), tick=False):
                assert raise_overdue() == raised
        assert referring.now(referral).raised_to == carlos
        assert ReferralNotice.objects.filter(to=carlos, kind="overdue").count() == 2

    def test_it_rises_to_whom_the_agency_chose(self, avery: Person, harbor: Service, clara: User, carlos: User) -> None:
        assert carlos.agency is not None
        choose_rises_to(agency=carlos.agency, account=clara, by=carlos)
        referral = referring.sent(avery, [harbor], by=carlos)
        with time_machine.travel(timezone.now() + timedelta(days=30)):
            raise_overdue()
        assert referring.now(referral).raised_to == clara

    def test_without_a_colleague_it_rises_to_the_coordinator(
        self, avery: Person, harbor: Service, clara: User, carlos: User, cora: User
    ) -> None:
        referral = referring.sent(avery, [harbor], by=clara)
        User.objects.filter(pk=carlos.pk).update(is_active=False)
        with time_machine.travel(timezone.now() + timedelta(days=30)):
            raise_overdue()
        risen = referring.now(referral).raised_to
        assert risen is not None
        assert risen.role == "coordinator"

    def test_what_happens_to_referrals_of_a_closed_account_is_told_to_a_colleague(
        self, avery: Person, harbor: Service, clara: User, carlos: User
    ) -> None:
        referring.opened_to([harbor])
        referral = referring.sent(avery, [harbor], by=clara)
        User.objects.filter(pk=clara.pk).update(is_active=False)
        answer_by_link(link=referring.link_for(referring.asked(referral, harbor)).link, given=given(Step.ACCEPT))
        assert ReferralNotice.objects.filter(to=carlos, event__kind="accepted").exists()

    def test_a_colleague_takes_over_and_is_told(
        self, avery: Person, harbor: Service, clara: User, carlos: User
    ) -> None:
        referral = referring.sent(avery, [harbor], by=clara)
        take_over(referral=referral, to=carlos, by=clara)
        assert referring.now(referral).responsible == carlos
        assert ReferralNotice.objects.filter(to=carlos, event__kind="taken_over").exists()

    def test_the_limits_are_data(self, settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
        wrong = tmp_path / "limits.toml"
        wrong.write_text("[limits]\nsend = { now = 1 }\n")
        settings.REFERRAL_LIMITS = str(wrong)
        with pytest.raises(CoresponderError, match="cannot be read, or one of them is missing"):
            limits()
