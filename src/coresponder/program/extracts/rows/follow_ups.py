"""Follow-ups with their attempts, and feedback without a name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from coresponder.program.extracts.rows.contact_ends import ends_of_contacts
from coresponder.program.extracts.scope import Scope, hours_between, local_day, minute
from coresponder.program.extracts.sources import Row
from coresponder.program.follow_up.models import Attempt, FeedbackAnswer, FollowUp
from coresponder.program.follow_up.vocabulary import QUESTIONS, Channel, FollowUpState, Result

AT_ONCE = 1000
MODEL = "follow_up.followup"
WHOM = {Channel.FAMILY: "family", Channel.PROVIDER: "provider"}
READ = (
    "pk", "person_id", "encounter_id", "rule__key", "window_hours", "due_at", "state", "stop_reason", "handed_over_at",
    "need_status", "changed_at",
)  # fmt: skip


def follow_ups(scope: Scope) -> Iterator[Row]:
    """Every follow-up that held then."""
    rows = FollowUp.objects.filter(scope.held).select_related("rule").only(*READ, "rule__key")
    ids, ends = sorted(rows.values_list("pk", flat=True)), ends_of_contacts(scope)
    for begin in range(0, len(ids), AT_ONCE):
        some = ids[begin : begin + AT_ONCE]
        attempts = _attempts(scope, some)
        for each in rows.filter(pk__in=some).order_by("pk"):
            yield _row(scope, each, attempts[each.pk], ends.get(each.encounter_id) if each.encounter_id else None)


def feedback(scope: Scope) -> Iterator[Row]:
    """Each question that somebody answered, or left out."""
    rows = FeedbackAnswer.objects.filter(month_on__lte=local_day(scope.as_of)).defer("words")
    for each in rows.order_by("pk"):
        for question in QUESTIONS:
            yield {
                "feedback_id": scope.token("feedback", each.pk),
                "local_month": each.month_on,
                "respondent": each.respondent,
                "question": question,
                "answer": getattr(each, question),
            }


def _row(scope: Scope, found: FollowUp, attempts: Sequence[Attempt], ended: datetime | None) -> Row:
    first = attempts[0].made_at if attempts else None
    reached = next((each for each in attempts if each.result == Result.REACHED), None)
    spent = [each.minutes for each in attempts if each.minutes is not None]
    last = reached or (attempts[-1] if attempts else None)
    is_settled = found.changed_at <= scope.as_of
    return {
        "follow_up_id": scope.token("follow_up", found.pk),
        "person": scope.person(found.person_id, model=MODEL, row=found.pk),
        "encounter_id": scope.encounter(found.encounter_id),
        "rule": found.rule.key if found.rule else None,
        "due_hours": found.window_hours,
        "state": found.state if is_settled else _state(attempts),
        "due_at": minute(found.due_at),
        "local_date": local_day(found.due_at),
        "attempts": len(attempts),
        "first_attempt_at": minute(first),
        "reached_at": minute(reached.made_at) if reached else None,
        "reached_whom": WHOM.get(Channel(reached.channel), "person") if reached else None,
        "channel": last.channel if last else None,
        "hours_to_first_attempt": hours_between(ended, first),
        "hours_to_reached": hours_between(ended, reached.made_at) if reached else None,
        "is_on_time": _on_time(scope, found, first),
        "need_status": found.need_status if is_settled else "not_asked",
        "stopped_because": found.stop_reason or None if is_settled else None,
        "handed_over": found.handed_over_at is not None and found.handed_over_at <= scope.as_of,
        "minutes_spent": sum(spent) if spent else None,
    }


def _state(attempts: Sequence[Attempt]) -> str:
    """How far it was then, where it changed since: by its attempts."""
    if any(each.result == Result.REACHED for each in attempts):
        return FollowUpState.REACHED.value
    return FollowUpState.TRIED.value if attempts else FollowUpState.PLANNED.value


def _on_time(scope: Scope, found: FollowUp, first: datetime | None) -> bool | None:
    if first is not None:
        return first <= found.due_at
    return False if found.due_at <= scope.as_of else None


def _attempts(scope: Scope, ids: Sequence[UUID]) -> dict[UUID, list[Attempt]]:
    found: dict[UUID, list[Attempt]] = defaultdict(list)
    rows = Attempt.objects.filter(scope.held, follow_up__in=ids, made_at__lte=scope.as_of)
    for each in rows.defer("note").order_by("made_at", "pk"):
        found[each.follow_up_id].append(each)
    return found
