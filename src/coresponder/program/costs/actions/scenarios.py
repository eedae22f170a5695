"""Saving a scenario, computing it again, approving it, discarding it."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.costs.audit_events import (
    APPROVAL_TAKEN_BACK,
    SCENARIO_APPROVED,
    SCENARIO_DISCARDED,
    SCENARIO_RECOMPUTED,
    SCENARIO_SAVED,
)
from coresponder.program.costs.models import CostSetVersion, EffectRecord, Scenario
from coresponder.program.costs.periods import Period
from coresponder.program.costs.reckoning import again, copy_of, reckon
from coresponder.program.costs.rules import check_discardable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

MOST_SEEDS = 1_000_000


@transaction.atomic
def save_scenario(
    *, name: str, cost_set: CostSetVersion, period: Period, effects: Sequence[EffectRecord], seed: int, by: User
) -> Scenario:
    """Reckon and keep it. UsageError without an effect or the program's cost; InputError without a cost of an item."""
    check(by, Permission.EDIT_COSTS)
    _refuse_unfit(effects, period)
    kept = [copy_of(effect) for effect in effects]
    result = reckon(cost_set=cost_set, days=period.days, effects=kept, seed=seed, words=period.words)
    made = Scenario.objects.create(
        name=name.strip(), cost_set=cost_set, period=period.key, from_on=period.from_on, to_on=period.to_on,
        effects=kept, seed=seed, result=result, saved_by=by,
    )  # fmt: skip
    details: dict[str, int | bool | str | None] = {
        "period": period.key,
        "version": cost_set.number,
        "effects": len(kept),
    }
    record(SCENARIO_SAVED, by=by, about=f"cost_scenario:{made.pk}", details=details)
    return made


def _refuse_unfit(effects: Collection[EffectRecord], period: Period) -> None:
    """An effect of another period, a withdrawn one, or two of one item would say what nobody found."""
    if any(effect.period != period.key for effect in effects):
        raise UsageError("other_period", "An effect is of another period.", "Choose effects of the period itself.")
    if any(effect.withdrawn_at for effect in effects):
        raise UsageError("withdrawn", "An effect was withdrawn.", "Choose effects that stand.")
    if len({effect.item for effect in effects}) < len(effects):
        raise UsageError(
            "counted_twice", "Two effects are of the same item, so that it would count twice.", "Choose one of them."
        )


@transaction.atomic
def recompute_scenario(*, scenario: Scenario, by: User) -> Scenario:
    """Compute it again from what it keeps, and note whether the same came out to the cent."""
    check(by, Permission.VIEW_COSTS)
    found = Scenario.objects.select_for_update().select_related("cost_set").get(pk=scenario.pk)
    found.recomputed_at, found.recomputed_same = timezone.now(), again(found) == found.result
    found.save(update_fields=["recomputed_at", "recomputed_same"])
    details = {"same": "yes" if found.recomputed_same else "no"}
    record(SCENARIO_RECOMPUTED, by=by, about=f"cost_scenario:{found.pk}", details=details)
    return found


@transaction.atomic
def approve_scenario(*, scenario: Scenario, by: User) -> Scenario:
    """Stand for it as a second person, so that reports may use its sentence."""
    check(by, Permission.EDIT_COSTS)
    found = _standing(scenario)
    if found.is_approved:
        raise StateError("approved", "This scenario is approved already.")
    if found.saved_by_id == by.pk:
        raise StateError(
            "own_scenario", "You saved this scenario yourself.", "Ask somebody else who keeps costs to approve it."
        )
    found.approved_at, found.approved_by = timezone.now(), by
    found.save(update_fields=["approved_at", "approved_by"])
    record(SCENARIO_APPROVED, by=by, about=f"cost_scenario:{found.pk}", details={})
    return found


@transaction.atomic
def take_approval_back(*, scenario: Scenario, by: User) -> Scenario:
    """Reports use it no more. What was published before stays what it was."""
    check(by, Permission.EDIT_COSTS)
    found = _standing(scenario)
    if not found.is_approved:
        raise StateError("not_approved", "This scenario is not approved.")
    found.approved_at = found.approved_by = None
    found.save(update_fields=["approved_at", "approved_by"])
    record(APPROVAL_TAKEN_BACK, by=by, about=f"cost_scenario:{found.pk}", details={})
    return found


@transaction.atomic
def discard_scenario(*, scenario: Scenario, by: User) -> Scenario:
    """Take it off the list. An approved one is refused."""
    check(by, Permission.EDIT_COSTS)
    found = _standing(scenario)
    check_discardable(found)
    found.discarded_at, found.discarded_by = timezone.now(), by
    found.save(update_fields=["discarded_at", "discarded_by"])
    record(SCENARIO_DISCARDED, by=by, about=f"cost_scenario:{found.pk}", details={})
    return found


def _standing(scenario: Scenario) -> Scenario:
    found = Scenario.objects.select_for_update().get(pk=scenario.pk)
    if found.discarded_at is not None:
        raise StateError("discarded", "This scenario was discarded.")
    return found
