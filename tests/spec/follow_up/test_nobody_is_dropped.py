"""No state can be left, or stayed in, of which nobody hears: over the tables, and over whatever people do."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.transitions import Transitions
from coresponder.program.follow_up.actions import attempts, caring, ending, episodes
from coresponder.program.follow_up.models import Episode, FollowUp, StaffAway
from coresponder.program.follow_up.queries.counts import counts_by_agency
from coresponder.program.follow_up.queries.lists import is_held, open_episodes
from coresponder.program.follow_up.rules.attempts import Tried
from coresponder.program.follow_up.rules.states import LISTS, TABLES, TOLD
from coresponder.program.follow_up.vocabulary import (
    OPEN_FOLLOW_UP,
    Channel,
    CloseReason,
    FollowUpState,
    NeedStatus,
    NextStep,
    Result,
    StopReason,
)
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support.cast import member
from tests.support.following_up import planned


class TestTheTables:
    @pytest.mark.parametrize("table", TABLES, ids=lambda table: table.noun)
    def test_every_state_stands_on_a_list_or_tells_somebody(self, table: Transitions) -> None:
        for state in table.allowed:
            assert LISTS.get(state) or TOLD.get(state), f"Nobody hears of a {table.noun} that is {state}."

    @pytest.mark.parametrize("table", TABLES, ids=lambda table: table.noun)
    def test_every_state_can_be_reached_and_everything_open_can_end(self, table: Transitions) -> None:
        first = next(iter(table.allowed))
        assert _reachable(table, first) == set(table.allowed)
        ends = set(TOLD)
        for state in table.allowed:
            assert ends & (_reachable(table, state) | {state}), f"A {table.noun} that is {state} can never end."

    def test_what_counts_as_open_stands_on_the_own_list_and_rises(self) -> None:
        for state in OPEN_FOLLOW_UP:
            assert len(LISTS[state]) == 3, "on the own list, on nobody's, and in the counts that rise"


def _reachable(table: Transitions, state: str) -> set[str]:
    found, layer = {state}, {state}
    while layer := {to for each in layer for to in table.allowed[each]} - found:
        found |= layer
    return found


Deed = Callable[["World"], object]


class World:
    """Avery with an episode, and three people of the clinic who do all kinds of things."""

    def __init__(self, people: dict[str, User]) -> None:
        self.carlos, self.clara, self.pia = people["carlos"], people["clara"], people["pia"]
        self.avery: Person = add_person(given="Avery", family="Example", by=self.clara)
        planned(self.avery, self.carlos, hours=-30)

    @property
    def episode(self) -> Episode:
        with everything_let_through():
            return Episode.objects.filter(person=self.avery).order_by("opened_at").last()  # type: ignore[return-value]

    @property
    def follow_up(self) -> FollowUp:
        with everything_let_through():
            rows = FollowUp.objects.filter(person=self.avery)
            return rows.filter(state__in=OPEN_FOLLOW_UP).first() or rows.order_by("changed_at").last()  # type: ignore[return-value]

    def tries(self, result: Result, **more: Any) -> object:
        tried = Tried(channel=Channel.PHONE, result=result, made_at=timezone.now(), **more)
        return attempts.record_attempt(follow_up=self.follow_up, tried=tried, by=self.clara)

    def away(self, user: User) -> object:
        today = timezone.localdate()
        return caring.set_away(user=user, from_on=today, until_on=today + timedelta(days=2), by=self.clara)

    def back(self) -> object:
        return [caring.end_away(away=each, by=self.clara) for each in StaffAway.objects.filter(ended_at=None)]

    def closes_account(self, user: User) -> None:
        User.objects.filter(pk=user.pk).update(is_active=False)

    def opens_account(self, user: User) -> None:
        User.objects.filter(pk=user.pk).update(is_active=True)


DEEDS: Sequence[Deed] = (
    lambda world: world.tries(Result.NO_ANSWER),
    lambda world: world.tries(Result.REACHED),
    lambda world: world.tries(Result.REACHED, next_step=NextStep.NOTHING),
    lambda world: world.tries(Result.REACHED, next_step=NextStep.AGAIN, next_at=timezone.now() + timedelta(days=1)),
    lambda world: attempts.complete(follow_up=world.follow_up, need=NeedStatus.NONE, note="", by=world.clara),
    lambda world: ending.stop(follow_up=world.follow_up, reason=StopReason.REFUSED, by=world.clara),
    lambda world: ending.stop(follow_up=world.follow_up, reason=StopReason.DECEASED, by=world.clara),
    lambda world: ending.take_back_stop(follow_up=world.follow_up, by=world.clara),
    lambda world: episodes.offer_episode(episode=world.episode, to=world.clara, by=world.pia),
    lambda world: episodes.offer_episode(episode=world.episode, to=world.pia, by=world.clara),
    lambda world: episodes.accept_episode(episode=world.episode, by=world.clara),
    lambda world: episodes.accept_episode(episode=world.episode, by=world.pia),
    lambda world: episodes.send_back_episode(episode=world.episode, by=world.pia),
    lambda world: episodes.take_back_offer(episode=world.episode, by=world.clara),
    lambda world: episodes.take_episode(episode=world.episode, by=world.clara),
    lambda world: episodes.close_episode(episode=world.episode, reason=CloseReason.GOALS_MET, by=world.clara),
    lambda world: episodes.reopen_episode(episode=world.episode, by=world.clara),
    lambda world: world.away(world.carlos),
    lambda world: world.away(world.clara),
    lambda world: world.back(),
    lambda world: world.closes_account(world.carlos),
    lambda world: world.closes_account(world.pia),
    lambda world: world.opens_account(world.carlos),
)


def _nobody_is_dropped(world: World) -> None:
    """What has to hold after every deed."""
    with everything_let_through():
        open_ones = list(open_episodes().values_list("pk", flat=True))
        held = set(open_episodes().filter(is_held()).values_list("pk", flat=True))
        nobodys = set(open_episodes().filter(~is_held()).values_list("pk", flat=True))
        following = list(FollowUp.objects.filter(state__in=OPEN_FOLLOW_UP).select_related("episode"))
        done = list(FollowUp.objects.filter(state=FollowUpState.DONE))
    assert sorted(map(str, open_ones)) == sorted(map(str, [*held, *nobodys])), "on exactly one list"
    for each in following:
        assert each.episode.is_open, "no open follow-up hangs on a closed episode"
    late = [each for each in following if each.due_at < timezone.now() - timedelta(hours=24)]
    assert sum(counts.risen for counts in counts_by_agency()) == len(late), "what is late is counted where others look"
    assert all(each.reached_at for each in done), "nobody is done who was not reached"


@settings(max_examples=10, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(range(len(DEEDS))), min_size=6, max_size=14))
def test_whatever_people_do_everybody_stays_on_a_list_until_an_end_that_is_told(
    steps: list[int], carlos: User, clara: User
) -> None:
    with transaction.atomic():
        world = World({"carlos": carlos, "clara": clara, "pia": member("pia")})
        for step in steps:
            before = AuditEvent.objects.count()
            try:
                with transaction.atomic():
                    DEEDS[step](world)
            except (CoresponderError, Denied):
                assert AuditEvent.objects.count() >= before
            _nobody_is_dropped(world)
        transaction.set_rollback(True)
