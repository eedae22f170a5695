"""What is kept of follow-up, for the addresses: an episode of Carlos's with all that hangs on it, a meeting, a card."""

from datetime import timedelta
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from coresponder.program.follow_up.actions.attempts import record_attempt
from coresponder.program.follow_up.actions.caring import give_task, set_away, write_goal
from coresponder.program.follow_up.actions.conferences import add_to_agenda, plan_conference
from coresponder.program.follow_up.actions.episodes import offer_episode, open_episode
from coresponder.program.follow_up.actions.feedback import MadeCard, make_cards
from coresponder.program.follow_up.models import Conference, Episode, FollowUp
from coresponder.program.follow_up.rules.attempts import Tried
from coresponder.program.follow_up.vocabulary import Channel, Language, Respondent, Result
from tests.support.cast import member
from tests.support.following_up import planned
from tests.support.sample_people import SamplePeople


class SampleFollowUp:
    """Each thing once, made when it is first asked for."""

    def __init__(self, people: SamplePeople) -> None:
        self.people = people

    @cached_property
    def follow_up(self) -> FollowUp:
        """Carlos is to call the person who is known."""
        return planned(self.people.known, member("carlos"))

    @property
    def episode(self) -> Episode:
        """The episode to which it belongs."""
        return self.follow_up.episode

    @cached_property
    def attempt(self) -> UUID:
        """Carlos called, and nobody answered."""
        tried = Tried(channel=Channel.PHONE, result=Result.NO_ANSWER, made_at=timezone.now())
        return record_attempt(follow_up=self.follow_up, tried=tried, by=member("carlos")).pk

    @cached_property
    def offered(self) -> UUID:
        """An episode of another person, which Carlos offers to Clara."""
        carlos = member("carlos")
        episode = open_episode(person=self.people.other, by=carlos)
        return offer_episode(episode=episode, to=member("clara"), by=carlos).pk

    @cached_property
    def goal(self) -> UUID:
        """What the person wants."""
        return write_goal(episode=self.episode, text="A room.", by=member("carlos")).pk

    @cached_property
    def task(self) -> UUID:
        """What Carlos has to do today."""
        carlos, today = member("carlos"), timezone.localdate()
        return give_task(episode=self.episode, text="Call housing.", owner=carlos, due_on=today, by=carlos).pk

    @cached_property
    def away(self) -> int:
        """Carlos is away next week."""
        first = timezone.localdate() + timedelta(days=7)
        return set_away(user=member("carlos"), from_on=first, until_on=first, by=member("carlos")).pk

    @cached_property
    def conference(self) -> Conference:
        """A meeting of the clinic alone."""
        given = {"title": "November", "starts_at": timezone.now(), "place": "", "seats": []}
        return plan_conference(**given, by=member("carlos"))

    @cached_property
    def item(self) -> UUID:
        """The person who is known stands on its agenda."""
        return add_to_agenda(conference=self.conference, person=self.people.known, by=member("carlos")).pk

    @cached_property
    def card(self) -> MadeCard:
        """Cards for people who were helped, with their link."""
        return make_cards(
            month_on=timezone.localdate(), team=None, respondent=Respondent.PERSON, language=Language.ENGLISH,
            handed_out=20, days=30, by=member("carlos"),
        )  # fmt: skip
