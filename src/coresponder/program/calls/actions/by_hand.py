"""Calls that somebody enters, amends, closes, opens again, merges and takes apart. The same way in as a feed's."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.calls.actions.receiving import arriving, settle_all
from coresponder.program.calls.audit_events import (
    CALL_AMENDED,
    CALL_CLOSED,
    CALL_ENTERED,
    CALL_REOPENED,
    CALL_SPLIT,
    CALLS_MERGED,
)
from coresponder.program.calls.intake.by_hand import MERGE, item_by_hand
from coresponder.program.calls.knowing.hand_facts import ANSWERS, REOPENED, STATE, WHOLE
from coresponder.program.calls.models import Call, CallVersion, Feed
from coresponder.program.calls.rules import CALL_TRANSITIONS
from coresponder.program.calls.vocabulary import (
    AgeBand,
    CallSource,
    CallState,
    Channel,
    FeedFormat,
    PlaceType,
    Reported,
)
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

CODES: Mapping[str, Any] = {
    **dict.fromkeys(("weapon", "violence", "medical", "suicide"), Reported),
    "age_band": AgeBand,
    "place_type": PlaceType,
    "source": CallSource,
}


@transaction.atomic
def enter_call(*, fields: Mapping[str, Any], by: User) -> Call:
    """Enter a call that no feed reports: what was said, and what is known of it. It gets a number of the program's."""
    check(by, Permission.ENTER_CALLS)
    _refuse_unknown(fields, WHOLE)
    if not str(fields.get("narrative", "")).strip() and not str(fields.get("place_text", "")).strip():
        raise UsageError("call_says_nothing", "The call says neither what happened nor where.", "Write one of them.")
    feed = _hand_feed(by)
    at = timezone.now()
    told = {"received_at": at.isoformat(), **fields, "event_number": _next_number(feed, at)}
    call = _said(feed, told, at=at, by=by)
    record(CALL_ENTERED, by=by, about=f"call:{call.pk}", details={})
    return call


@transaction.atomic
def amend_call(*, call: Call, fields: Mapping[str, Any], seen_version: int, by: User) -> Call:
    """Set fields of a call. Of a feed's call only a call-taker's answers; the rest is changed where it comes from.

    Refused where somebody else has changed one of the same fields since `seen_version`: nothing is lost.
    """
    check(by, Permission.ENTER_CALLS)
    call = _held(call)
    _refuse_unknown(fields, WHOLE if call.feed.format == FeedFormat.BY_HAND else ANSWERS)
    changed = {name: value for name, value in fields.items() if getattr(call, name) != value}
    if not changed:
        return call
    _refuse_changed_meanwhile(call, changed, seen_version)
    call = _said(call.feed, changed, at=timezone.now(), by=by, call=call)
    record(CALL_AMENDED, by=by, about=f"call:{call.pk}", details={"fields": len(changed)})
    return call


@transaction.atomic
def close_call(*, call: Call, disposition: str, by: User, is_cancelled: bool = False) -> Call:
    """Say that a call is over, or was cancelled. A feed that speaks of it later, and says otherwise, opens it again."""
    check(by, Permission.ENTER_CALLS)
    call = _held(call)
    state = CallState.CANCELLED if is_cancelled else CallState.CLOSED
    CALL_TRANSITIONS.check(current=call.state, wanted=state)
    told: dict[str, Any] = {STATE: state.value}
    if disposition.strip() and call.feed.format == FeedFormat.BY_HAND:
        told["disposition"] = disposition.strip()
    call = _said(call.feed, told, at=timezone.now(), by=by, call=call)
    record(CALL_CLOSED, by=by, about=f"call:{call.pk}", details={"state": state.value})
    return call


@transaction.atomic
def reopen_call(*, call: Call, by: User) -> Call:
    """Open a call again that was closed or cancelled."""
    check(by, Permission.ENTER_CALLS)
    call = _held(call)
    if call.state == CallState.MERGED:
        raise StateError("call_is_merged", "This call was merged into another one.", "Take it out of that one instead.")
    CALL_TRANSITIONS.check(current=call.state, wanted=CallState.OPEN)
    call = _said(call.feed, {STATE: REOPENED}, at=timezone.now(), by=by, call=call)
    record(CALL_REOPENED, by=by, about=f"call:{call.pk}", details={})
    return call


@transaction.atomic
def merge_calls(*, call: Call, into: Call, by: User) -> Call:
    """Say that a call is about the same as another one, which goes on. Its own history stays; the other counts once."""
    check(by, Permission.ENTER_CALLS)
    call = _held(call)
    CALL_TRANSITIONS.check(current=call.state, wanted=CallState.MERGED)
    into.refresh_from_db()
    if into.pk == call.pk or into.state == CallState.MERGED:
        raise StateError("cannot_merge", "A call can be merged only into another one that is not merged itself.")
    told = {MERGE: {"call_id": str(into.pk), "incident_id": into.source_incident_id}}
    call = _said(call.feed, told, at=timezone.now(), by=by, call=call)
    record(CALLS_MERGED, by=by, about=f"call:{call.pk}", details={"into": str(into.pk)})
    return call


@transaction.atomic
def split_call(*, call: Call, by: User) -> Call:
    """Take a call out of the one into which it was merged; it is open again."""
    check(by, Permission.ENTER_CALLS)
    call = _held(call)
    if call.state != CallState.MERGED:
        raise StateError("not_merged", "This call is not merged into another one.", "Nothing was changed.")
    call = _said(call.feed, {MERGE: None, STATE: REOPENED}, at=timezone.now(), by=by, call=call)
    record(CALL_SPLIT, by=by, about=f"call:{call.pk}", details={})
    return call


def _said(feed: Feed, told: Mapping[str, Any], *, at: datetime, by: User, call: Call | None = None) -> Call:
    """Take up what a person said, as any other document, and read the call as it is then."""
    item = item_by_hand(told, at=at, incident_id=call.source_incident_id if call else "")
    receipt = settle_all([item], arriving(feed, channel=Channel.HAND, by=by))
    return Call.objects.select_related("feed", "merged_into").get(pk=receipt.call_ids[0])


def _held(call: Call) -> Call:
    """The call as it is now. Its source is held first, as for every document, so that two never wait for each other."""
    Feed.objects.select_for_update().get(pk=call.feed_id)
    return Call.objects.select_related("feed").get(pk=call.pk)


def _hand_feed(by: User) -> Feed:
    """The agency's way of entering calls by hand, made when it is needed first."""
    if by.agency is None:
        raise StateError("no_agency", "You act for no agency, so the call would be nobody's.")
    made, _ = Feed.objects.get_or_create(
        agency=by.agency,
        format=FeedFormat.BY_HAND,
        defaults={"name": f"Entered by hand, {by.agency.name}"[:80], "time_zone": settings.TIME_ZONE},
    )
    return Feed.objects.select_for_update().get(pk=made.pk)


def _next_number(feed: Feed, at: datetime) -> str:
    """A number that people can say: the local day and a count of that day."""
    day = f"H{timezone.localtime(at):%y%m%d}"
    return f"{day}-{feed.calls.filter(event_number__startswith=day).count() + 1:03}"


def _refuse_unknown(fields: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    wrong = sorted(set(fields) - set(allowed))
    if wrong:
        raise UsageError(
            "not_set_by_hand",
            f"These are not changed here: {', '.join(wrong)}. The call comes from a feed.",
            "Change them in the dispatch system; the change arrives with the next document.",
        )
    unknown = sorted(name for name, codes in CODES.items() if name in fields and fields[name] not in codes.values)
    priority = fields.get("priority")
    if unknown or (priority is not None and priority < 1):
        named = ", ".join(unknown) or "priority"
        raise UsageError("no_such_code", f"What was chosen for {named} is not one of the choices.")


def _refuse_changed_meanwhile(call: Call, fields: Mapping[str, Any], seen_version: int) -> None:
    """Two people who set the same field one after the other, the second without having seen the first."""
    if call.version == seen_version:
        return
    seen = CallVersion.objects.filter(call=call, number=seen_version).first()
    known = json.loads(seen.known) if seen else {}
    theirs = [name for name in fields if known.get(name) != getattr(call, name)]
    if theirs:
        raise StateError(
            "call_changed_meanwhile",
            "Somebody else changed this call while you were writing.",
            "Look at what it says now, then save once more.",
        )
