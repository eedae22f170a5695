"""One person's follow-up, as somebody may read it: by the access decision, with event and ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.follow_up.models import (
    Attempt,
    CareGoal,
    CareHours,
    CareTask,
    ContactWish,
    Episode,
    FollowUp,
)
from coresponder.program.people.models import Person, PersonName
from coresponder.safeguards.access.reading import Record, read_record
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import Purpose

PARTS = (Episode, FollowUp, Attempt, ContactWish, CareGoal, CareTask, CareHours)


@dataclass(frozen=True, kw_only=True)
class SeenFollowUp:
    """One follow-up with its attempts."""

    follow_up: FollowUp
    attempts: Sequence[Attempt]
    now: datetime

    @property
    def standing(self) -> list[Attempt]:
        """Attempts that were not taken back."""
        return [each for each in self.attempts if each.holds]

    @property
    def is_overdue(self) -> bool:
        return self.follow_up.is_open and self.follow_up.due_at < self.now


@dataclass(frozen=True, kw_only=True)
class SeenEpisode:
    """One episode with all that belongs to it."""

    episode: Episode
    follow_ups: Sequence[SeenFollowUp]
    goals: Sequence[CareGoal]
    tasks: Sequence[CareTask]
    minutes: int
    is_own: bool


@dataclass(frozen=True, kw_only=True)
class SeenCare:
    """Everything of a person's follow-up that somebody may see."""

    person: Person
    record: Record
    user: User

    @property
    def name(self) -> str:
        """What the person is called, as far as it may be told."""
        names: list[Any] = self.record.of(PersonName)
        return str(names[0].full) if names else self.person.short_name

    @property
    def wish(self) -> ContactWish | None:
        """The wish that holds: the own agency's, or else another's that may be read."""
        found: list[Any] = [each for each in self._of(ContactWish) if each.holds]
        own = [each for each in found if each.owner_agency_id == self.user.agency_id]
        return next(iter(own or found), None)

    @property
    def episodes(self) -> list[SeenEpisode]:
        """Open ones first, then by when they were opened."""
        now = timezone.now()
        found = [self._episode(each, now) for each in self._of(Episode)]
        return sorted(found, key=lambda each: (not each.episode.is_open, -each.episode.opened_at.timestamp()))

    @property
    def own_open_episode(self) -> SeenEpisode | None:
        """The open episode of the reader's agency."""
        return next((each for each in self.episodes if each.episode.is_open and each.is_own), None)

    def one(self, model: type[Any], pk: UUID) -> Any:
        """One part that may be seen, or None."""
        return next((each for each in self._of(model) if each.pk == pk), None)

    def _episode(self, episode: Episode, now: datetime) -> SeenEpisode:
        follow_ups = [each for each in self._of(FollowUp) if each.episode_id == episode.pk]
        attempts: list[Attempt] = self._of(Attempt)
        return SeenEpisode(
            episode=episode,
            follow_ups=[
                SeenFollowUp(
                    follow_up=each, attempts=[tried for tried in attempts if tried.follow_up_id == each.pk], now=now
                )
                for each in sorted(follow_ups, key=lambda found: (not found.is_open, found.due_at))
            ],
            goals=[each for each in self._of(CareGoal) if each.episode_id == episode.pk],
            tasks=[each for each in self._of(CareTask) if each.episode_id == episode.pk],
            minutes=sum(each.minutes for each in self._of(CareHours) if each.episode_id == episode.pk),
            is_own=episode.owner_agency_id == self.user.agency_id,
        )

    def _of(self, model: type[Any]) -> list[Any]:
        return self.record.of(model)


def read_care(person: Person, *, by: User, purpose: Purpose, way: str = "follow_up") -> SeenCare:
    """Everything of a person's follow-up that somebody may see. Call it in a transaction."""
    refuse_while_looking_on()
    parts: list[QuerySet[Any]] = [
        Episode.objects.select_related("assignee", "offered_user", "offered_agency", "closed_by"),
        FollowUp.objects.select_related("rule", "rule__rule_set", "person"),
        Attempt.objects.order_by("made_at", "pk"),
        ContactWish.objects.all(),
        CareGoal.objects.all(),
        CareTask.objects.select_related("task_owner"),
        CareHours.objects.all(),
        PersonName.objects.filter(ended_at=None),
    ]
    record = read_record(person.pk, parts=parts, by=by, purpose=purpose, way=way)
    open_together([each.part for each in record.shown])
    return SeenCare(person=person, record=record, user=by)
