"""Records of the cost set, their history, and the versions of the set."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.costs.models import CostRecord, CostSetVersion
from coresponder.program.costs.vocabulary import Kind
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


def records_for(user: User) -> QuerySet[CostRecord]:
    """Every record that belongs to the set now."""
    check(user, Permission.VIEW_COSTS)
    return CostRecord.objects.filter(ended_at=None).select_related("entered_by")


def record_for(user: User, record_id: Any) -> CostRecord:
    """One record, whether it still belongs to the set or not; Http404 where there is none."""
    check(user, Permission.VIEW_COSTS)
    return get_object_or_404(CostRecord.objects.select_related("entered_by", "ended_by"), pk=record_id)


def history_of(found: CostRecord) -> list[CostRecord]:
    """Every record of its line, the newest first, each before the one that it replaced."""
    rows = CostRecord.objects.filter(line=found.line).select_related("entered_by", "ended_by")
    by_id = {each.pk: each for each in rows}
    replaced = {each.replaces_id for each in by_id.values()}
    history = [each for each in by_id.values() if each.pk not in replaced]
    while history[-1].replaces_id:
        history.append(by_id[history[-1].replaces_id])
    return history


def versions_for(user: User) -> QuerySet[CostSetVersion]:
    """Every version of the set, the newest first."""
    check(user, Permission.VIEW_COSTS)
    return CostSetVersion.objects.select_related("made_by")


def version_for(user: User, number: int) -> CostSetVersion:
    """One of them; Http404 where there is none."""
    return get_object_or_404(versions_for(user), number=number)


def newest_version() -> CostSetVersion | None:
    """The set as it is now; None before the first record."""
    return CostSetVersion.objects.first()


def has_no_budget() -> bool:
    """Nobody has entered what the program itself costs."""
    return not CostRecord.objects.filter(ended_at=None, kind=Kind.PROGRAM).exists()
