"""What the rules would have planned after every encounter of the year, and what came of it, written all at once.

Contacts of the year that were follow-ups of the program's own are the attempts of what was due then; the others are
drawn. Everything due before the last days is over; the rest is open, and the cast works on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from coresponder.program.encounters.models import Encounter
from coresponder.program.follow_up.actions.contacts import OWN_CONTACT, channel_of, result_of
from coresponder.program.follow_up.actions.planning import plan_for
from coresponder.program.follow_up.demonstration.outcomes import Draws, InventedAttempt, Outcome, ended, outcome_of
from coresponder.program.follow_up.models import Attempt, Episode, FollowUp, FollowUpRule
from coresponder.program.follow_up.models.care import class_for
from coresponder.program.follow_up.queries.knowing import Knowledge
from coresponder.program.follow_up.rules.matching import due_at
from coresponder.program.follow_up.vocabulary import (
    CloseReason,
    EpisodeState,
    FollowUpState,
    OpenedBecause,
    Result,
)
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.keys import keys_held

AT_ONCE = 500
# What fell due within the last days is left open, so that somebody has something to do.
OPEN_HOURS = 40
NEW_EPISODE_AFTER = timedelta(days=45)
CLOSED_AFTER = timedelta(days=20)
OWN_CONTACT_WITHIN = timedelta(days=5)
WORKERS = ("carlos", "pia", "sunny", "clara")


@dataclass
class Told:
    """The rows of the year, not written yet."""

    cast: Mapping[str, User]
    now: datetime
    own_contacts: dict[UUID, list[Encounter]]
    episodes: list[Episode] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    last_of: dict[UUID, Episode] = field(default_factory=dict)
    last_due: dict[UUID, datetime] = field(default_factory=dict)
    is_open: set[UUID] = field(default_factory=set)

    def plan(self, encounter: Encounter, rule: FollowUpRule, key: UUID) -> None:
        """One follow-up with what came of it."""
        began_at = encounter.ended_at or encounter.started_at
        due = due_at(rule, began_at)
        episode = self._episode(encounter, began_at, rule)
        worker = episode.assignee or self.cast["carlos"]
        found = FollowUp(
            episode=episode, encounter=encounter, person_id=episode.person_id, owner_agency=rule.agency, author=worker,
            data_class=class_for(rule.agency), rule=rule, made_by=key, asked_role=rule.role,
            window_hours=rule.after_hours, is_urgent=rule.is_urgent, due_at=due, changed_at=began_at,
        )  # fmt: skip
        self.follow_ups.append(found)
        self.last_due[episode.pk] = max(due, self.last_due.get(episode.pk, due))
        if due > self.now - timedelta(hours=OPEN_HOURS):
            self.is_open.add(episode.pk)
            return
        own = self._own_contacts(found, began_at)
        draws = Draws(encounter.pk.int % 2**31 + rule.after_hours)
        if own:
            self._end(found, ended(tuple(_as_invented(each) for each in own), draws))
            self.attempts += [_from_contact(found, each) for each in own]
            return
        outcome = outcome_of(began_at=began_at, due_at=due, draws=draws)
        self._end(found, outcome)
        self.attempts += [_attempt(found, each, worker) for each in outcome.attempts]

    def close(self) -> None:
        """Episodes of which nothing is open are closed, some time after the last follow-up was due."""
        for each in self.episodes:
            if each.pk in self.is_open:
                continue
            each.closed_at = min(self.last_due[each.pk] + CLOSED_AFTER, self.now - timedelta(hours=1))
            each.closed_by, each.state = each.assignee or self.cast["carlos"], EpisodeState.CLOSED
            each.close_reason = CloseReason.CONNECTED if each.pk.int % 3 else CloseReason.GOALS_MET

    def _episode(self, encounter: Encounter, began_at: datetime, rule: FollowUpRule) -> Episode:
        assert encounter.person_id is not None  # noqa: S101 - nothing is planned for nobody
        there = self.last_of.get(encounter.person_id)
        if there is not None and began_at - self.last_due[there.pk] < NEW_EPISODE_AFTER:
            return there
        worker = self.cast[WORKERS[encounter.person_id.int % len(WORKERS)]]
        new = Episode(
            person_id=encounter.person_id, owner_agency=rule.agency, author=worker, data_class=class_for(rule.agency),
            opened_at=began_at, opened_because=OpenedBecause.ENCOUNTER, assignee=worker, assigned_at=began_at,
        )  # fmt: skip
        self.episodes.append(new)
        self.last_of[encounter.person_id] = new
        self.last_due[new.pk] = began_at
        return new

    def _own_contacts(self, found: FollowUp, began_at: datetime) -> list[Encounter]:
        """The program's own contacts with the person in that time, each of which is the attempt of one follow-up."""
        theirs = self.own_contacts.get(found.person_id, [])
        own = [each for each in theirs if began_at < each.started_at < found.due_at + OWN_CONTACT_WITHIN]
        for each in own:
            theirs.remove(each)
        return own

    def _end(self, found: FollowUp, outcome: Outcome) -> None:
        reached = [each.made_at for each in outcome.attempts if each.result == Result.REACHED]
        found.first_attempt_at = outcome.attempts[0].made_at
        found.reached_at = reached[0] if reached else None
        found.state, found.need_status = outcome.state, outcome.need
        found.next_step = outcome.next_step or ""
        found.stop_reason = outcome.stop or ""
        found.changed_at = outcome.attempts[-1].made_at
        if outcome.receiver is not None:
            found.receiver_name, found.receiver_organization = outcome.receiver
            found.handed_over_at = found.changed_at + timedelta(hours=1)


def store(rules: Sequence[FollowUpRule], *, cast: Mapping[str, User]) -> dict[str, int | bool | str | None]:
    """Write the year, and say how many of everything."""
    every = list(of_teams().filter(person__isnull=False).order_by("started_at", "pk"))
    own: defaultdict[UUID, list[Encounter]] = defaultdict(list)
    for each in every:
        if each.contact_origin == OWN_CONTACT and each.person_id is not None:
            own[each.person_id].append(each)
    told = Told(cast=cast, now=timezone.now(), own_contacts=own)
    there = _planned_already()
    for encounter, rule, key in _wanted(every, rules):
        if key not in there:
            told.plan(encounter, rule, key)
    told.close()
    _write(told)
    return {"follow_ups": len(told.follow_ups), "attempts": len(told.attempts), "episodes": len(told.episodes)}


def of_teams() -> QuerySet[Encounter]:
    """The encounters of teams: whom patrol met alone, before the launch, nobody followed up."""
    return Encounter.objects.exclude(contact_mode="officer_only")


def _planned_already() -> set[UUID | None]:
    with everything_let_through():
        return set(FollowUp.objects.filter(made_by__isnull=False).values_list("made_by", flat=True))


def _wanted(
    every: Sequence[Encounter], rules: Sequence[FollowUpRule]
) -> Iterable[tuple[Encounter, FollowUpRule, UUID]]:
    for start in range(0, len(every), AT_ONCE):
        part = every[start : start + AT_ONCE]
        knowledge = Knowledge(part)
        for encounter in part:
            for key, (rule, _) in plan_for(encounter, rules, knowledge).wanted.items():
                yield encounter, rule, key


def _as_invented(contact: Encounter) -> InventedAttempt:
    return InventedAttempt(
        channel=channel_of(contact.contact_mode), result=result_of(contact), made_at=contact.started_at, minutes=0
    )


def _from_contact(found: FollowUp, contact: Encounter) -> Attempt:
    attempt = _attempt(found, _as_invented(contact), contact.created_by)
    attempt.encounter = contact
    ended_at = contact.ended_at or contact.started_at
    attempt.minutes = round((ended_at - contact.started_at).total_seconds() / 60)
    return attempt


def _attempt(found: FollowUp, invented: InventedAttempt, worker: User) -> Attempt:
    return Attempt(
        follow_up=found, person_id=found.person_id, owner_agency=found.owner_agency, author=worker,
        data_class=found.data_class, channel=invented.channel, result=invented.result, made_at=invented.made_at,
        minutes=invented.minutes, state_before=FollowUpState.PLANNED,
    )  # fmt: skip


def _write(told: Told) -> None:
    keys = {each.key_group for each in told.episodes}
    with everything_let_through(), keys_held(keys):
        for rows in (told.episodes, told.follow_ups, told.attempts):
            _all(rows)
        _at_their_time(told)


def _all(rows: Sequence[models.Model]) -> None:
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=AT_ONCE)


def _at_their_time(told: Told) -> None:
    """They are written now, and were recorded then."""
    ended_at = Encounter.objects.filter(pk=OuterRef("encounter")).values(at=Coalesce("ended_at", "started_at"))
    FollowUp.objects.filter(pk__in=[each.pk for each in told.follow_ups]).update(recorded_at=Subquery(ended_at[:1]))
    Attempt.objects.filter(pk__in=[each.pk for each in told.attempts]).update(recorded_at=F("made_at"))
    Episode.objects.filter(pk__in=[each.pk for each in told.episodes]).update(recorded_at=F("opened_at"))
