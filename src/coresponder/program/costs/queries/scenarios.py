"""Effects and scenarios, as far as somebody may see them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.costs.models import EffectRecord, Scenario
from coresponder.program.costs.periods import Period
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


def effects_for(user: User) -> QuerySet[EffectRecord]:
    """Every effect that was entered, those withdrawn as well."""
    check(user, Permission.VIEW_COSTS)
    return EffectRecord.objects.select_related("entered_by", "withdrawn_by")


def effect_for(user: User, effect_id: Any) -> EffectRecord:
    """One of them; Http404 where there is none."""
    return get_object_or_404(effects_for(user), pk=effect_id)


def effects_of(period: Period) -> QuerySet[EffectRecord]:
    """The effects of a period that stand."""
    return EffectRecord.objects.filter(period=period.key, withdrawn_at=None)


def alone_of_their_item(effects: Iterable[EffectRecord]) -> list[EffectRecord]:
    """Those of whose item there is no other, so that nobody has to choose between them."""
    found = list(effects)
    times = Counter(each.item for each in found)
    return [each for each in found if times[each.item] == 1]


def scenarios_for(user: User) -> QuerySet[Scenario]:
    """Every scenario that was not discarded, the newest first."""
    check(user, Permission.VIEW_COSTS)
    return Scenario.objects.filter(discarded_at=None).select_related("cost_set", "saved_by", "approved_by")


def scenario_for(user: User, scenario_id: Any) -> Scenario:
    """One of them; Http404 where there is none."""
    return get_object_or_404(scenarios_for(user), pk=scenario_id)


def newest_approved(period: Period) -> Scenario | None:
    """The scenario of a period that was approved last."""
    approved = Scenario.objects.filter(period=period.key, approved_at__isnull=False, discarded_at=None)
    return approved.select_related("cost_set").order_by("-approved_at").first()
