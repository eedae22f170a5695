"""What waits for somebody in referrals, for the first page and for the handover. No word of a referral is read."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from coresponder.program.dispatch.handover_sources import DraftLine, Span
from coresponder.program.dispatch.vocabulary import Section
from coresponder.program.referrals.models import Referral
from coresponder.program.referrals.queries.referrals import unread_notices
from coresponder.program.referrals.vocabulary import ENDED, ReferralState
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import Purpose

MOST_LINES = 10


@transaction.atomic
def referrals_panel(user: User) -> dict[str, Any]:
    """How many of somebody's referrals are overdue, what happened with them, and which drafts were not sent."""
    mine = _open(user).filter(Q(responsible=user) | Q(raised_to=user))
    return {
        "overdue": mine.filter(due_at__lt=timezone.now()).count(),
        "unread": unread_notices(user),
        "drafts": mine.filter(state=ReferralState.DRAFT, responsible=user).count(),
    }


@transaction.atomic
def due_in(user: User, span: Span) -> Iterable[DraftLine]:
    """Referrals of the own agency on which somebody has to act before the next shift ends, the most urgent first."""
    if not may(user, Permission.WRITE_REFERRALS):
        return []
    due = _open(user).filter(due_at__lt=span.to_at)
    found = list(due.select_related("responsible", "person").order_by("due_at")[:MOST_LINES])
    return [_line(each) for each in found]


def _open(user: User) -> QuerySet[Referral]:
    rows: QuerySet[Referral] = readable(Referral.offered_to(user), by=user, purpose=Purpose.CARE_COORDINATION)
    return rows.filter(owner_agency=user.agency).exclude(state__in=ENDED)


def _line(referral: Referral) -> DraftLine:
    at = timezone.localtime(referral.due_at)
    state = ReferralState(referral.state).label
    text = f"A referral of {referral.person.short_name} is {state}: act by {at:%b} {at.day}, {at:%H:%M %Z}"
    return DraftLine(
        section=Section.FOLLOW_UPS,
        text=f"{text} ({referral.responsible.display_name}).",
        about=f"referral:{referral.pk}",
    )
