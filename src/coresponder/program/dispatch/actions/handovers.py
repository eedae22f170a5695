"""Drafting a handover, adding to it, giving it, and reading it line by line."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.audit_events import (
    HANDOVER_DRAFTED,
    HANDOVER_GIVEN,
    HANDOVER_LINE_ADDED,
    HANDOVER_LINE_READ,
    HANDOVER_SEEN,
    HANDOVER_TAKEN,
)
from coresponder.program.dispatch.handover_sources import drafted_lines
from coresponder.program.dispatch.models import Handover, HandoverLine
from coresponder.program.dispatch.queries.handovers import span_for
from coresponder.program.dispatch.rules.transitions import HANDOVER_TRANSITIONS
from coresponder.program.dispatch.vocabulary import HandoverState, Section
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def draft_handover(*, by: User) -> Handover:
    """Draft what the next shift needs to know, out of what the program knows now and this person may see."""
    check(by, Permission.HAND_OVER)
    span = span_for(by)
    made = Handover.objects.create(
        covers_from_at=span.from_at, covers_to_at=span.to_at, drafted_by=by, drafted_at=span.now
    )
    lines = drafted_lines(by, span)
    for position, line in enumerate(lines, start=1):
        HandoverLine.objects.create(
            handover=made, position=position, section=line.section, about=line.about, text=line.text, added_at=span.now
        )
    record(HANDOVER_DRAFTED, by=by, about=f"handover:{made.pk}", details={"lines": len(lines)})
    return made


@transaction.atomic
def add_line(*, handover: Handover, text: str, by: User) -> HandoverLine:
    """Add what the program cannot know, in one's own words, before it is given."""
    check(by, Permission.HAND_OVER)
    handover = _locked(handover)
    if handover.state != HandoverState.DRAFTED:
        HANDOVER_TRANSITIONS.check(current=handover.state, wanted=HandoverState.GIVEN)
    if not text.strip():
        raise UsageError("no_words", "The line says nothing yet.", "Write a sentence.")
    last = handover.lines.aggregate(last=Max("position"))["last"] or 0
    made = HandoverLine.objects.create(
        handover=handover, position=last + 1, section=Section.WORDS, text=text.strip(), added_by=by,
        added_at=timezone.now(),
    )  # fmt: skip
    record(HANDOVER_LINE_ADDED, by=by, about=f"handover:{handover.pk}", details={})
    return made


@transaction.atomic
def give_handover(*, handover: Handover, by: User) -> Handover:
    """Hand it over. From now on it is read, and nothing is added."""
    check(by, Permission.HAND_OVER)
    handover = _locked(handover)
    HANDOVER_TRANSITIONS.check(current=handover.state, wanted=HandoverState.GIVEN)
    handover.state, handover.given_by, handover.given_at = HandoverState.GIVEN, by, timezone.now()
    handover.save()
    record(HANDOVER_GIVEN, by=by, about=f"handover:{handover.pk}", details={"lines": handover.lines.count()})
    announce(Topic.HANDOVERS, handover.pk)
    return handover


@transaction.atomic
def read_line(*, handover: Handover, line: HandoverLine, by: User) -> HandoverLine:
    """Say that one has read this line. Who gave the handover cannot read it for the others."""
    check(by, Permission.HAND_OVER)
    handover = _locked(handover)
    _refuse_unless_incoming(handover, by)
    line = HandoverLine.objects.select_for_update().get(pk=line.pk, handover=handover)
    if line.read_at is None:
        line.read_by, line.read_at = by, timezone.now()
        line.save()
        record(HANDOVER_LINE_READ, by=by, about=f"handover:{handover.pk}", details={"line": line.position})
    return line


@transaction.atomic
def take_handover(*, handover: Handover, by: User) -> Handover:
    """Take it, once every line has been read."""
    check(by, Permission.HAND_OVER)
    handover = _locked(handover)
    _refuse_unless_incoming(handover, by)
    unread = handover.lines.filter(read_at=None).count()
    if unread:
        raise StateError("lines_unread", f"{unread} lines have not been read.", "Read them one by one.")
    handover.state, handover.taken_by, handover.taken_at = HandoverState.TAKEN, by, timezone.now()
    handover.save()
    record(HANDOVER_TAKEN, by=by, about=f"handover:{handover.pk}", details={})
    announce(Topic.HANDOVERS, handover.pk)
    return handover


@transaction.atomic
def note_seen(*, handover: Handover, by: User) -> Handover:
    """Write down that somebody looked at a handover: what others wrote in it may be about a person."""
    check(by, Permission.HAND_OVER)
    record(HANDOVER_SEEN, by=by, about=f"handover:{handover.pk}", details={})
    return handover


def _locked(handover: Handover) -> Handover:
    return Handover.objects.select_for_update().get(pk=handover.pk)


def _refuse_unless_incoming(handover: Handover, by: User) -> None:
    HANDOVER_TRANSITIONS.check(current=handover.state, wanted=HandoverState.TAKEN)
    if handover.given_by_id == by.pk:
        raise StateError(
            "own_handover", "You gave this handover, so somebody else has to take it.", "Ask the next shift."
        )
