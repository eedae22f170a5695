"""What the board and the handover are told of follow-ups: nothing that says who anybody is.

The board tells each person of the own list, so that a case manager at a console sees what is due. The handover is read
by everybody of the next shift, so that it gets counts of agencies alone.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from coresponder.program.board.due_soon import Due
from coresponder.program.dispatch.handover_sources import DraftLine, Span
from coresponder.program.dispatch.vocabulary import Section
from coresponder.program.follow_up.models import FollowUp
from coresponder.program.follow_up.queries.counts import (
    AgencyCounts,
    DueAtAgency,
    counts_by_agency,
    due_by_agency,
    open_by_due,
)
from coresponder.program.follow_up.queries.lists import held_by
from coresponder.program.follow_up.vocabulary import OPEN_FOLLOW_UP
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import Purpose

MOST_ON_BOARD = 12


@transaction.atomic
def due_on_board(user: User, until: datetime) -> list[Due]:
    """What is due on the own list; for whoever sees counts alone, one line for each agency with something due."""
    if viewing_as() is not None:
        return []
    if may(user, Permission.WORK_FOLLOW_UPS):
        mine = FollowUp.objects.filter(episode__in=held_by(user), state__in=OPEN_FOLLOW_UP, due_at__lt=until)
        found = readable(mine, by=user, purpose=Purpose.CARE_COORDINATION).select_related("person").order_by("due_at")
        return [_due(each) for each in found[:MOST_ON_BOARD]]
    if may(user, Permission.VIEW_FOLLOW_UP_COUNTS):
        return [_of_agency(each, until) for each in due_by_agency(until)]
    return []


def due_on_handover(user: User, span: Span) -> Iterator[DraftLine]:
    """How many are due before the next shift ends, what is overdue for days, and what is on nobody's list."""
    for counts in counts_by_agency(now=span.now):
        number = open_by_due(span.to_at, agency=counts.agency)
        if number or counts.needs_a_look:
            text = f"{counts.agency.name}: {number} due before the next shift ends{_more(counts)}."
            yield DraftLine(section=Section.FOLLOW_UPS, text=text, about=f"agency:{counts.agency.pk}")


def _more(counts: AgencyCounts) -> str:
    said = [f", {counts.long_overdue} overdue for three days or more"] if counts.long_overdue else []
    said += [f", {counts.on_nobodys_list} episodes on nobody’s list"] if counts.on_nobodys_list else []
    said += [", and nobody there can work on them today"] if counts.is_nobody_there else []
    return "".join(said)


def _due(found: FollowUp) -> Due:
    urgent = "urgent, " if found.is_urgent else ""
    words = f"Follow-up, {urgent}{found.person.short_name}"
    address = reverse("follow_up:follow_up", args=[found.person_id, found.pk])
    return Due(words=words, due_at=found.due_at, address=address)


def _of_agency(counts: DueAtAgency, until: datetime) -> Due:
    late = f", {counts.overdue} of them overdue" if counts.overdue else ""
    words = f"{counts.due} follow-up{'' if counts.due == 1 else 's'} of {counts.agency_name}{late}"
    return Due(words=words, due_at=until, address=reverse("follow_up:counts"))
