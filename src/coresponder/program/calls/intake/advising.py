"""What the deployment criteria say of a call, kept with the version of the call that they judged."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils import timezone

from coresponder.program.calls.models import Call, CallVersion, Judgement
from coresponder.program.calls.vocabulary import CallState
from coresponder.program.deployment.facts import CallFacts
from coresponder.program.deployment.judging import Advice, judge, judge_past
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic

AT_ONCE = 1000


def advise(call_id: UUID, *, at: datetime) -> Judgement | None:
    """Judge the call as it is known now. What was advised before stays; the same advice is not written twice."""
    call = Call.objects.select_related("feed").get(pk=call_id)
    advice = judge(facts_of(call))
    before = call.judgements.order_by("-judged_at", "-id").first()
    if before is not None and _told(advice) == _kept(before):
        return before
    return Judgement.objects.create(
        call=call,
        call_version=CallVersion.objects.get(call=call, number=call.version),
        criteria_version=advice.version,
        answer=advice.answer,
        variant=advice.variant,
        rule_key=advice.rule_key,
        sentence=advice.sentence,
        judged_at=at,
    )


def judge_past_calls(calls: Iterable[Call], *, at: datetime) -> int:
    """Judge calls that were over when they came in, by what was known at their end, so that coverage counts them too.

    Returns how many. No dispatcher saw this advice, so it is of no version of a call. Expects that nothing was advised.
    """
    listed = list(calls)
    advised = judge_past(map(facts_of, listed))
    found = [
        Judgement(
            call=call,
            criteria_version=advice.version,
            answer=advice.answer,
            variant=advice.variant,
            rule_key=advice.rule_key,
            sentence=advice.sentence,
            judged_at=at,
        )
        for call, advice in zip(listed, advised, strict=True)
    ]
    Judgement.objects.bulk_create(found, batch_size=AT_ONCE)
    return len(found)


def judge_open_calls_anew() -> None:
    """Other criteria are in force: every open call is judged by them. What was advised before stays in its history."""
    at, as_known = timezone.now(), Call.objects.filter(state=CallState.OPEN, versions__number=F("version"))
    for call_id in as_known.order_by("received_at").values_list("pk", flat=True):
        advise(call_id, at=at)
        announce(Topic.CALLS, call_id)


def facts_of(call: Call) -> CallFacts:
    """What the criteria may ask of a call. Hours are read from the local clock of where the call comes from."""
    return CallFacts(
        at=call.received_at.astimezone(ZoneInfo(call.feed.time_zone)),
        type=call.type_text or call.type_code,
        category=call.category,
        nexus=call.nexus,
        priority=call.priority,
        weapon=call.weapon,
        violence=call.violence,
        medical=call.medical,
        suicide=call.suicide,
        age_band=call.age_band,
        place_type=call.place_type,
        beat=call.beat,
        source=call.source,
    )


def _told(advice: Advice) -> tuple[str, ...]:
    return advice.version, advice.answer, advice.variant, advice.rule_key, advice.sentence


def _kept(judgement: Judgement) -> tuple[str, ...]:
    return judgement.criteria_version, judgement.answer, judgement.variant, judgement.rule_key, judgement.sentence
