"""Handovers as people read them."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.dispatch.handover_sources import Span, is_known
from coresponder.program.dispatch.models import Handover, HandoverLine, Shift
from coresponder.program.dispatch.queries.assignments import own_membership
from coresponder.program.dispatch.vocabulary import Section, ShiftState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check

USUAL_SHIFT = timedelta(hours=10)


@dataclass(frozen=True, kw_only=True)
class SeenSection:
    """One part of a handover: its lines, and whether any app tells about it at all."""

    section: Section
    lines: list[HandoverLine]

    @property
    def is_known(self) -> bool:
        return self.section == Section.WORDS or is_known(self.section)


def handovers_seen_by(user: User) -> QuerySet[Handover]:
    """Every handover, the newest first, with how many of its lines have been read."""
    check(user, Permission.HAND_OVER)
    return (
        Handover.objects.select_related("drafted_by", "given_by", "taken_by")
        .annotate(size=Count("lines"), read=Count("lines", filter=~Q(lines__read_by=None)))
        .order_by("-drafted_at", "id")
    )


def handover_seen_by(user: User, handover_id: UUID) -> Handover:
    """One handover, or 404."""
    return get_object_or_404(handovers_seen_by(user), pk=handover_id)


def line_seen_by(user: User, handover: Handover, line_id: UUID) -> HandoverLine:
    """One line of it, or 404."""
    check(user, Permission.HAND_OVER)
    return get_object_or_404(handover.lines.select_related("added_by", "read_by"), pk=line_id)


def sections_of(handover: Handover) -> list[SeenSection]:
    """Its lines by section, in the order in which they are read, with their words opened together."""
    lines = list(handover.lines.select_related("added_by", "read_by"))
    open_together(lines)
    return [SeenSection(section=each, lines=[line for line in lines if line.section == each]) for each in Section]


def span_for(user: User) -> Span:
    """What a handover of this person covers: since the own shift came on duty, until the next shifts end."""
    now, member = timezone.now(), own_membership(user)
    began = member.shift.worked_from_at if member and member.shift.worked_from_at else now - USUAL_SHIFT
    following = Shift.objects.filter(state=ShiftState.PLANNED, planned_from_at__gte=now)
    following = following.filter(planned_from_at__lt=now + USUAL_SHIFT).order_by("-planned_to_at")
    last = following.first()
    return Span(from_at=began, now=now, to_at=last.planned_to_at if last else now + USUAL_SHIFT)
