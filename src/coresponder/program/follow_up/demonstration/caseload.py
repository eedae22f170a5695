"""What is open now: Carlos has something due today and something overdue, and a list is nobody's."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from coresponder.program.follow_up.actions.caring import give_task, note_hours, write_goal
from coresponder.program.follow_up.actions.episodes import offer_episode
from coresponder.program.follow_up.actions.planning import plan_by_hand
from coresponder.program.follow_up.actions.wishes import Wish, write_wish
from coresponder.program.follow_up.models import Episode, FollowUp
from coresponder.program.follow_up.queries.lists import open_episodes
from coresponder.program.follow_up.vocabulary import OPEN_FOLLOW_UP, MayContact, Voicemail
from coresponder.program.people.models import PersonName
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User

MOST_FOR_CARLOS, ON_NOBODYS_LIST = 14, 2
SOONEST = timedelta(minutes=30)
OVERDUE_HOURS, DUE_HOURS = (-31, -6), (1, 2, 3, 4)
WISHES = (
    Wish(may_contact=MayContact.YES, safe_number="555-0143", safe_times="Weekdays after 5", voicemail=Voicemail.NO,
         words="The neighbor picks up sometimes: say nothing to anybody else."),
    Wish(may_contact=MayContact.YES, safe_number="555-0118", voicemail=Voicemail.NAME_ONLY),
    Wish(may_contact=MayContact.NOT_ASKED, voicemail=Voicemail.NOT_ASKED),
    Wish(may_contact=MayContact.YES, safe_number="555-0175", safe_times="Mornings", voicemail=Voicemail.YES,
         family="The sister, by the person’s own wish"),
    Wish(may_contact=MayContact.NO, voicemail=Voicemail.NO, words="A letter is fine."),
)  # fmt: skip
GOALS = ("A room of my own by spring.", "Sleep through the night.", "See my daughter on Sundays.")
TASKS = ("Ask the housing desk for the form (invented).", "Bring the bus pass (invented).")


def tell(cast: Mapping[str, User]) -> None:
    """Hand out what is open, and put some of it at the hours of today."""
    carlos, clara, pia = cast["carlos"], cast["clara"], cast["pia"]
    known = _known_by_name(carlos)
    mine = known[:-ON_NOBODYS_LIST] or known  # so that some are left for nobody's list, however few there are
    _hand_to(carlos, mine)
    _nobodys(carlos, mine)
    _due(mine, timezone.now(), carlos)
    for episode, wish in zip(mine, WISHES, strict=False):
        write_wish(person=episode.person, wish=wish, by=carlos)
    for episode, goal in zip(mine, GOALS, strict=False):
        write_goal(episode=episode, text=goal, by=carlos)
        note_hours(episode=episode, minutes=25, worked_on=timezone.localdate(), by=carlos)
    for episode, task in zip(mine, TASKS, strict=False):
        give_task(episode=episode, text=task, owner=carlos, due_on=timezone.localdate(), by=carlos)
    theirs = _open_of(pia)
    if theirs:
        offer_episode(episode=theirs[0], to=carlos, note="Two calls so far; mornings work best (invented).", by=pia)
    if len(mine) > 1:
        offer_episode(episode=mine[-1], to=clara, note="Asks for a clinician (invented).", by=carlos)


def _known_by_name(carlos: User) -> list[Episode]:
    """Open episodes of people whose names the clinic has, the newest first."""
    named = PersonName.objects.filter(owner_agency=carlos.agency, ended_at=None).values("person")
    with everything_let_through():
        found = open_episodes().filter(owner_agency=carlos.agency, person__in=named)
        return list(found.select_related("person").order_by("-opened_at", "pk")[: MOST_FOR_CARLOS + ON_NOBODYS_LIST])


def _hand_to(carlos: User, episodes: Sequence[Episode]) -> None:
    with everything_let_through():
        Episode.objects.filter(pk__in=[each.pk for each in episodes]).update(assignee=carlos)


def _nobodys(carlos: User, mine: Sequence[Episode]) -> None:
    """Two episodes that nobody has taken yet."""
    with everything_let_through():
        others = open_episodes().filter(owner_agency=carlos.agency).exclude(pk__in=[each.pk for each in mine])
        chosen = list(others.order_by("-opened_at", "pk").values_list("pk", flat=True)[:ON_NOBODYS_LIST])
        Episode.objects.filter(pk__in=chosen).update(assignee=None, assigned_at=None)


def _due(mine: Sequence[Episode], now: datetime, carlos: User) -> None:
    """Some are overdue, some due today, and whoever has nothing open gets something."""
    hours = (*OVERDUE_HOURS, *DUE_HOURS)
    for episode, ahead in zip(mine, hours, strict=False):
        with everything_let_through():
            found = FollowUp.objects.filter(episode=episode, state__in=OPEN_FOLLOW_UP).order_by("due_at").first()
        if found is None:
            soon = now + timedelta(hours=max(ahead, 1))
            found = plan_by_hand(person=episode.person, due_at=soon, what_for="Ask how the week went.", by=carlos)
        with everything_let_through():
            due_at = max(now + timedelta(hours=ahead), _earliest(found))
            FollowUp.objects.filter(pk=found.pk).update(due_at=due_at)


def _earliest(found: FollowUp) -> datetime:
    """Nothing is due before the contact after which it was planned."""
    began_at = found.encounter.started_at if found.encounter else found.recorded_at
    return began_at + SOONEST


def _open_of(user: User) -> list[Episode]:
    with everything_let_through():
        return list(open_episodes().filter(assignee=user, state="open").order_by("-opened_at", "pk")[:1])
