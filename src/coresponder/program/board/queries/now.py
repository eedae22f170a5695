"""The whole board at one moment, read once for one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from coresponder.program.board import due_soon
from coresponder.program.board.queries.chips import Chip, chips_of
from coresponder.program.board.queries.plans_on_file import calls_with_a_plan
from coresponder.program.calls.models import Call, Feed, Judgement
from coresponder.program.calls.queries.feeds import silent_feeds
from coresponder.program.calls.queries.live import (
    advice_seen_by_call,
    open_calls,
    recently_closed_calls,
    repeats_of,
    with_words,
)
from coresponder.program.deployment.language.vocabulary import ALL_ANSWERS, ELIGIBLE, NO_RULE
from coresponder.program.dispatch.clocks import CheckIn, StuckQuestion
from coresponder.program.dispatch.models import Assignment, TeamRequest
from coresponder.program.dispatch.queries.assignments import assignments_by_call, open_assignments_on, open_requests
from coresponder.program.dispatch.queries.on_duty import Candidate, TeamOnDuty, candidates_among, teams_on_duty
from coresponder.program.dispatch.queries.safety import SeenAlert, check_ins, open_alerts, stuck_questions
from coresponder.program.dispatch.vocabulary import AssignmentState
from coresponder.program.news.queries import as_text, numbers_now
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may

RECENT_MINUTES = 30
DUE_SOON_HOURS = 24
MOST_LETTERS = 90
NOT_OURS = "no"  # the nexus of a call type that has nothing to do with behavioral health


@dataclass(frozen=True, kw_only=True)
class Row:
    """One call on the board."""

    call: Call
    advice: Judgement | None
    assignments: list[Assignment]
    ended: list[Assignment]
    request: TeamRequest | None
    chips: list[Chip]
    best: Candidate | None

    @property
    def element_id(self) -> str:
        """The id of its card on the page."""
        return f"call-{self.call.pk}"

    @property
    def is_waiting(self) -> bool:
        """Nobody is on it, and no team has finished with it; one that declined or was called back has not."""
        finished = self.ended and self.ended[-1].state == AssignmentState.CLEAR
        return not self.assignments and not finished

    @property
    def priority_words(self) -> str:
        """“P1”; “P–” where the source has none."""
        return f"P{self.call.priority or '–'}"

    @property
    def type_words(self) -> str:
        return self.call.type_text or self.call.type_code or "Type not known"

    @property
    def first_words(self) -> str:
        """The first words of the narrative, as many as one line holds."""
        words = " ".join(self.call.narrative.split())
        return words if len(words) <= MOST_LETTERS else words[:MOST_LETTERS].rsplit(" ", 1)[0] + " …"

    @property
    def nexus_words(self) -> str:
        """What the call is about, as a chip; its reason stands behind it. Empty where that is not known."""
        words = self.call.category.replace("_", " ").capitalize()
        is_said = self.call.category == "unclear" or words in {chip.words for chip in self.chips}
        return "" if is_said else words

    @property
    def advice_words(self) -> str:
        """What the criteria advise, as the head of a sentence; empty before the call was judged."""
        return ALL_ANSWERS.get(self.advice.answer, self.advice.answer) if self.advice else ""

    @property
    def advice_code(self) -> str:
        """The code of the advice, to be kept with what was done instead; empty before the call was judged."""
        return self.advice.answer if self.advice else ""

    @property
    def advises_a_team(self) -> bool:
        """Whether sending a team is what was advised, or nothing was; anything else asks for a reason."""
        return self.advice is None or self.advice.answer in ELIGIBLE | {NO_RULE}

    @property
    def shows(self) -> tuple[object, ...]:
        """All that decides what the card of this call looks like; how long something lasts, the page counts itself."""
        call, best = self.call, self.best
        return (
            (call.pk, call.version, call.changed_at, call.state),
            self.advice and self.advice.pk,
            self.request and self.request.pk,
            tuple((each.pk, each.version) for each in self.assignments),
            tuple(self.chips),
            best and (best.team.shows, best.covers_the_area, best.speaks_the_language, *best.reservations),
            len(self.ended),
        )

    @property
    def concerns_us(self) -> bool:
        """Whether it may be a call for a team, or already is one. What is not known counts as may be."""
        return self.call.nexus != NOT_OURS or bool(self.assignments or self.ended or self.request)


@dataclass(frozen=True, kw_only=True)
class Column:
    """The teams column: a team, when its people have to check in, and what is to be asked about its status."""

    team: TeamOnDuty
    check_in: CheckIn | None
    questions: list[StuckQuestion]
    now: datetime

    @property
    def element_id(self) -> str:
        """The id of its card on the page."""
        return f"team-{self.team.shift.team_id}"

    @property
    def shows(self) -> tuple[object, ...]:
        """All that decides what the card of this team looks like."""
        due = self.check_in and (self.check_in.due_at, self.check_in.due_at < self.now)
        return (self.team.shows, due, tuple((each.assignment.pk, each.sentence) for each in self.questions))


@dataclass(frozen=True, kw_only=True)
class BoardNow:
    """Everything on the board. `seen` says how far the news was before anything of it was read."""

    seen: str
    now: datetime
    waiting: list[Row]
    working: list[Row]
    cleared: list[Row]
    teams: list[Column]
    alerts: list[SeenAlert]
    silent: list[Feed]
    other_calls: int
    due: list[due_soon.Due]

    @property
    def oldest(self) -> Row | None:
        """The call that waits longest."""
        return min(self.waiting, key=lambda row: row.call.received_at, default=None)

    @property
    def teams_free(self) -> int:
        return sum(each.team.can_be_sent for each in self.teams)

    @property
    def follow_ups_are_kept(self) -> bool:
        return due_soon.is_known()


def board_for(user: User, *, with_others: bool = False) -> BoardNow:
    """What somebody sees of the board now: operational facts, and of a person only whether a plan is open to them.

    Calls whose type has nothing to do with behavioral health, and that nobody sent a team to, are counted and left out
    unless `with_others`.
    """
    seen, now = as_text(numbers_now()), timezone.now()
    calls = list(open_calls(user).select_related(None))
    closed = list(recently_closed_calls(user, since_minutes=RECENT_MINUTES).select_related(None))
    with_words([*calls, *closed])
    work = open_assignments_on(user, [*calls, *closed])
    teams, due = teams_on_duty(user, work), check_ins(work)
    rows = _rows(user, [*calls, *closed], teams, work)
    standing = [rows[call.pk] for call in calls if with_others or rows[call.pk].concerns_us]
    finished = [row for row in standing if not row.is_waiting and not row.assignments]
    return BoardNow(
        seen=seen,
        now=now,
        waiting=[row for row in standing if row.is_waiting],
        working=[row for row in standing if row.assignments],
        cleared=[*finished, *(rows[call.pk] for call in closed if rows[call.pk].concerns_us)],
        teams=_columns(teams, due, now),
        alerts=open_alerts(user, now, due=due) if may(user, Permission.ANSWER_ALERTS) else [],
        silent=silent_feeds(user, at=now),
        other_calls=sum(not rows[call.pk].concerns_us for call in calls),
        due=due_soon.due_until(user, now + timedelta(hours=DUE_SOON_HOURS)),
    )


def row_for(user: User, call: Call) -> Row:
    """One call as it stands on the board."""
    return _rows(user, with_words([call]), teams_on_duty(user))[call.pk]


def _rows(
    user: User, calls: list[Call], teams: list[TeamOnDuty], work: list[Assignment] | None = None
) -> Mapping[UUID, Row]:
    advice, repeats, sent = advice_seen_by_call(calls), repeats_of(calls), assignments_by_call(user, calls, work)
    requests = {request.call_id: request for request in open_requests(user).select_related(None)}
    with_plan = calls_with_a_plan(user, calls)
    to_send = [team for team in teams if team.can_be_sent]
    return {
        call.pk: Row(
            call=call,
            advice=advice.get(call.pk),
            assignments=[each for each in sent.get(call.pk, []) if each.is_open],
            ended=[each for each in sent.get(call.pk, []) if not each.is_open],
            request=requests.get(call.pk),
            chips=chips_of(call, repeats=repeats[call.pk], has_plan=call.pk in with_plan),
            best=_best(to_send, call, advice.get(call.pk), is_asked_for=call.pk in requests),
        )
        for call in calls
    }


def _best(to_send: list[TeamOnDuty], call: Call, advice: Judgement | None, *, is_asked_for: bool) -> Candidate | None:
    """The team that suits best among those that can be sent; None where none can without a reservation."""
    found = candidates_among(to_send, call, advice=advice, is_asked_for=is_asked_for)
    return next((each for each in found if not each.reservations), None)


def _columns(teams: list[TeamOnDuty], all_due: list[CheckIn], now: datetime) -> list[Column]:
    working = [assignment for team in teams for assignment in team.assignments]
    due = {each.assignment.pk: each for each in sorted(all_due, key=lambda each: each.due_at, reverse=True)}
    asked = {each.assignment.pk: each for each in stuck_questions(working, now)}
    return [
        Column(
            team=team,
            check_in=next((due[each.pk] for each in team.assignments if each.pk in due), None),
            questions=[asked[each.pk] for each in team.assignments if each.pk in asked],
            now=now,
        )
        for team in teams
    ]
