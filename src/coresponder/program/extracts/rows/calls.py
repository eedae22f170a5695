"""Calls that the program knew live, with what was advised and whether a team reached them."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from coresponder.program.calls.models import Call, Judgement
from coresponder.program.calls.vocabulary import CallState
from coresponder.program.coverage.deciding import EligibleCall, Standing, standing_of
from coresponder.program.coverage.models import MissedReason
from coresponder.program.coverage.queries.calls import duties_by_day
from coresponder.program.deployment.language.vocabulary import ELIGIBLE
from coresponder.program.dispatch.models import Override
from coresponder.program.extracts.rows.encounters import told_encounters
from coresponder.program.extracts.rows.responses import responses
from coresponder.program.extracts.scope import Scope, local_day, minute, month_of
from coresponder.program.extracts.sources import Row

CRISES = ("mental_health", "substance", "developmental", "cognitive", "situational")


def program_calls(scope: Scope) -> Iterator[Row]:
    """Every call that had come in by then and is not part of another one."""
    judged, standings, confirmed = _judged(scope), _standings(scope), _confirmed(scope)
    found = Call.objects.filter(received_at__lte=scope.as_of).exclude(state=CallState.MERGED)
    for call in found.order_by("pk").iterator(chunk_size=2000):
        advice, version = judged.get(call.pk, (None, None))
        standing = standings.get(call.pk)
        yield {
            **_about(scope, call),
            "advice": advice,
            "criteria_version": version,
            "is_eligible": advice in ELIGIBLE,
            "team_on_duty": standing.on_duty if standing and advice in ELIGIBLE else None,
            "is_reached": bool(standing and standing.is_reached),
            "missed_because": standing.missed.value if standing and standing.missed and advice in ELIGIBLE else None,
            "is_confirmed_crisis": confirmed.get(call.pk),
        }


def _about(scope: Scope, call: Call) -> Row:
    received = timezone.localtime(call.received_at)
    return {
        "call_id": scope.token("call", call.pk),
        "received_at": minute(call.received_at),
        "closed_at": _closed(scope, call),
        "local_date": received.date(),
        "local_month": month_of(received.date()),
        "local_hour": received.hour,
        "local_weekday": received.isoweekday(),
        "call_source": call.source,
        "category": call.category,
        "nexus": call.nexus,
        "priority": call.priority,
        "place_type": call.place_type,
        "beat": call.beat or None,
        "weapon_reported": call.weapon,
        "violence_reported": call.violence,
        "suicide_reported": call.suicide,
        "medical_reported": call.medical,
    }


def _closed(scope: Scope, call: Call) -> datetime | None:
    closed = scope.known(call.closed_at)
    return None if closed is None or call.closed_at is None or call.closed_at < call.received_at else closed


def _judged(scope: Scope) -> dict[UUID, tuple[str, str]]:
    rows = Judgement.objects.filter(judged_at__lte=scope.as_of).order_by("judged_at", "id")
    listed = rows.values_list("call_id", "answer", "criteria_version")
    return {call_id: (answer, version) for call_id, answer, version in listed}


def _standings(scope: Scope) -> dict[UUID, Standing]:
    """Where each call stood, with the teams that were on duty when it came in; as coverage counts it."""
    reached, refused = _what_teams_did(scope)
    said = dict(MissedReason.objects.filter(at__lte=scope.as_of).order_by("at", "id").values_list("call_id", "reason"))
    overrides = dict(Override.objects.filter(at__lte=scope.as_of).order_by("at", "id").values_list("call_id", "reason"))
    first = Call.objects.order_by("received_at").values_list("received_at", flat=True).first() or scope.as_of
    duties = duties_by_day(first, scope.as_of)
    found = Call.objects.filter(received_at__lte=scope.as_of).exclude(state=CallState.MERGED)
    return {
        call.pk: standing_of(
            EligibleCall(
                received_at=call.received_at,
                beat=call.beat,
                is_reached=call.pk in reached,
                is_open=_closed(scope, call) is None,
                is_cancelled=call.state == CallState.CANCELLED,
                said=said.get(call.pk, ""),
                not_going=refused.get(call.pk, ""),
                override=overrides.get(call.pk, ""),
            ),
            duties[local_day(call.received_at)],
        )
        for call in found.iterator(chunk_size=2000)
    }


def _what_teams_did(scope: Scope) -> tuple[set[UUID], dict[UUID, str]]:
    listed = sorted(responses(scope), key=lambda each: (each.assignment.offered_at, str(each.assignment.pk)))
    reached = {scope.call_now(each.assignment.call_id) for each in listed if each.is_reached}
    refused = {scope.call_now(each.assignment.call_id): each.did_not_come for each in listed if each.did_not_come}
    return reached, refused


def _confirmed(scope: Scope) -> dict[UUID, bool]:
    """Whether an encounter on a call says that somebody was in crisis; nothing of calls of which none says."""
    found: dict[UUID, bool] = {}
    for told in told_encounters(scope):
        answer = told.said.has("nature_of_crisis", *CRISES)
        if answer is not None:
            for call_id, _ in told.calls:
                now = scope.call_now(call_id)
                found[now] = found.get(now, False) or answer
    return found
