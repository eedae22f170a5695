"""Follow-ups as the program data set takes them: by encounter, with times, codes and no word of anybody.

    for each in follow_ups_for_data_set(until=today): ...

For whoever writes the data set, which asks for the permission itself. Rows of every agency leave this query, behind the
second wall too; what leaves holds ids, times and codes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from coresponder.program.follow_up.models import Attempt, FeedbackAnswer, FollowUp
from coresponder.program.follow_up.vocabulary import QUESTIONS
from coresponder.safeguards.access.second_wall import everything_let_through

AT_ONCE = 2000
# Whom an attempt on such a channel reaches; on any other it is the person.
WHOM = {"family": "family", "provider": "provider"}


@dataclass(frozen=True, kw_only=True)
class FollowUpRow:
    """One follow-up. Times are instants; what has not happened is None. `channel` is that of the deciding attempt.

    `result` is the result of the attempt that reached the person, or else of the last one; empty without an attempt.
    `window_hours` is the window of the rule; None where somebody planned it by hand. `reached_whom` is person, family
    or provider; `minutes_spent` is None where no attempt says how long it took. Withdrawn follow-ups are left out,
    because no rule asks for them.
    """

    follow_up_id: UUID
    encounter_id: UUID | None
    person_id: UUID
    agency_id: int
    rule: str
    window_hours: int | None
    planned_at: datetime
    due_at: datetime
    first_attempt_at: datetime | None
    reached_at: datetime | None
    attempts: int
    channel: str
    result: str
    state: str
    stop_reason: str
    need_status: str
    next_step: str
    handed_over_at: datetime | None
    reached_whom: str
    minutes_spent: int | None

    @property
    def is_planned_by_rule(self) -> bool:
        return self.window_hours is not None

    @property
    def is_attempted_on_time(self) -> bool:
        """Somebody tried before it was due, whether or not the person was reached."""
        return self.first_attempt_at is not None and self.first_attempt_at <= self.due_at

    @property
    def is_reached_on_time(self) -> bool:
        """The person was reached before it was due."""
        return self.reached_at is not None and self.reached_at <= self.due_at


def follow_ups_for_data_set(*, since: datetime | None = None, until: datetime | None = None) -> Iterator[FollowUpRow]:
    """Every follow-up that was due in a span, the earliest first; withdrawn ones left out."""
    found = FollowUp.objects.exclude(state="withdrawn").select_related("rule", "encounter").order_by("due_at", "pk")
    if since is not None:
        found = found.filter(due_at__gte=since)
    if until is not None:
        found = found.filter(due_at__lt=until)
    with everything_let_through():
        rows = list(found.defer(*FollowUp.ENCRYPTED))
        attempts = _attempts_of([row.pk for row in rows])
    for row in rows:
        yield _row(row, attempts.get(row.pk, []))


def _attempts_of(ids: list[UUID]) -> dict[UUID, list[Attempt]]:
    by_follow_up: dict[UUID, list[Attempt]] = {}
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        standing = Attempt.objects.filter(follow_up_id__in=part, ended_at=None).defer("note").order_by("made_at", "pk")
        for each in standing:
            by_follow_up.setdefault(each.follow_up_id, []).append(each)
    return by_follow_up


def _row(found: FollowUp, attempts: list[Attempt]) -> FollowUpRow:
    reached = next((each for each in attempts if each.result == "reached"), None)
    timed = [each.minutes for each in attempts if each.minutes is not None]
    deciding = reached or (attempts[-1] if attempts else None)
    return FollowUpRow(
        follow_up_id=found.pk,
        encounter_id=found.encounter_id,
        person_id=found.person_id,
        agency_id=found.owner_agency_id,
        rule=found.rule.key if found.rule else "",
        window_hours=found.window_hours,
        planned_at=found.recorded_at,
        due_at=found.due_at,
        first_attempt_at=found.first_attempt_at,
        reached_at=found.reached_at,
        attempts=len(attempts),
        channel=deciding.channel if deciding else "",
        result=deciding.result if deciding else "",
        state=found.state,
        stop_reason=found.stop_reason,
        need_status=found.need_status,
        next_step=found.next_step,
        handed_over_at=found.handed_over_at,
        reached_whom=WHOM.get(reached.channel, "person") if reached else "",
        minutes_spent=sum(timed) if timed else None,
    )


@dataclass(frozen=True, kw_only=True)
class FeedbackRow:
    """Somebody's answers, without a moment and without a word."""

    feedback_id: UUID
    month_on: date
    respondent: str
    answers: dict[str, str]


def feedback_for_data_set() -> Iterator[FeedbackRow]:
    """Every answer to the questions of experience; what may be published of them is for the data set to say."""
    for each in FeedbackAnswer.objects.defer("words").order_by("month_on", "pk"):
        answers = {question: getattr(each, question) for question in QUESTIONS}
        yield FeedbackRow(feedback_id=each.pk, month_on=each.month_on, respondent=each.respondent, answers=answers)
