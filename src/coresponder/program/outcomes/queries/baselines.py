"""Baselines, as far as somebody may see them: frozen ones for everybody in the program, drafts for those who build."""

from uuid import UUID

from django.db.models import F, QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.vocabulary import BaselineState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may

SEEN_BY_BUILDERS = (BaselineState.REQUESTED, BaselineState.DRAFT, BaselineState.FROZEN)


def baselines_seen_by(user: User) -> QuerySet[Baseline]:
    """Every baseline that the person may see, newest first."""
    check(user, Permission.VIEW_BASELINES)
    states = SEEN_BY_BUILDERS if may(user, Permission.VIEW_DRAFT_BASELINES) else (BaselineState.FROZEN,)
    return Baseline.objects.filter(state__in=states).select_related("requested_by", "frozen_by")


def listed_baselines(user: User) -> QuerySet[Baseline]:
    """The same without their content, which is large, but with the facts that a list shows."""
    return (
        baselines_seen_by(user)
        .defer("content", "beats")
        .annotate(period=F("content__period"), grade=F("content__quality__overall__grade"))
    )


def baseline_seen_by(user: User, baseline_id: UUID) -> Baseline:
    """One baseline; a draft is refused with a sentence to members who see only frozen ones."""
    found = get_object_or_404(Baseline.objects.filter(state__in=SEEN_BY_BUILDERS), pk=baseline_id)
    if not found.is_frozen:
        check(user, Permission.VIEW_DRAFT_BASELINES)
    return get_object_or_404(baselines_seen_by(user), pk=baseline_id)


def newest_frozen() -> Baseline | None:
    """The baseline that the program is compared with: the one that was frozen last."""
    return Baseline.objects.filter(state=BaselineState.FROZEN).order_by("-frozen_at").first()


def newest_draft(user: User) -> Baseline | None:
    """The draft that was built last, for somebody who may see drafts."""
    if not may(user, Permission.VIEW_DRAFT_BASELINES):
        return None
    return Baseline.objects.filter(state=BaselineState.DRAFT).order_by("-built_at").first()


def baseline_to_show_first(user: User) -> Baseline | None:
    """What the home page starts with: the newest frozen baseline, or a draft where nothing is frozen yet."""
    check(user, Permission.VIEW_BASELINES)
    return newest_frozen() or newest_draft(user)
