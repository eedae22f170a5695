"""Entering and withdrawing effects: how many events there were fewer or more, and how anybody knows."""

import math
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import InputError, StateError
from coresponder.program.costs.audit_events import EFFECT_ENTERED, EFFECT_WITHDRAWN
from coresponder.program.costs.models import EffectRecord
from coresponder.program.costs.periods import Period
from coresponder.program.costs.rules import ITEM, clean_words
from coresponder.program.costs.vocabulary import GradeOf, Way
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is said of an effect: of what, which way, how many with 95% limits, how it is known, from which figure."""

    item: str
    way: Way
    number: float
    low: float
    high: float
    grade: GradeOf
    measure: str
    figure: str = ""


@transaction.atomic
def enter_effect(*, period: Period, told: Told, by: User) -> EffectRecord:
    """Enter an effect of a period. InputError without a figure, and where it lies outside its limits."""
    check(by, Permission.EDIT_COSTS)
    _check(told)
    made = EffectRecord.objects.create(
        period=period.key, item=told.item, way=told.way, number=told.number, low=told.low, high=told.high,
        grade=told.grade, measure=clean_words(told.measure), figure=told.figure, entered_by=by,
    )  # fmt: skip
    details = {"period": period.key, "grade": told.grade.value.replace(" ", "_")}
    record(EFFECT_ENTERED, by=by, about=f"cost_effect:{made.pk}", details=details)
    return made


@transaction.atomic
def withdraw_effect(*, effect: EffectRecord, because: str, by: User) -> EffectRecord:
    """Take an effect back, with the reason. Scenarios that were made from it keep their copy."""
    check(by, Permission.EDIT_COSTS)
    found = EffectRecord.objects.select_for_update().get(pk=effect.pk)
    if found.withdrawn_at is not None:
        raise StateError("withdrawn", "This effect was withdrawn already.")
    if not because.strip():
        raise InputError("no_reason", "The reason is missing.", "Say in a sentence why.")
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_because = timezone.now(), by, because.strip()
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    record(EFFECT_WITHDRAWN, by=by, about=f"cost_effect:{found.pk}", details={})
    return found


def _check(told: Told) -> None:
    if not ITEM.fullmatch(told.item):
        raise InputError("no_item", "The effect is not of anything.", "Choose what there was fewer or more of.")
    if not clean_words(told.measure):
        raise InputError("no_measure", "The effect names no figure.", "Say from which figure it was taken, and where.")
    if not all(math.isfinite(number) for number in (told.low, told.number, told.high)):
        raise InputError("no_number", "The effect has no number.", "Give a number and both limits.")
    if not told.low <= told.number <= told.high:
        raise InputError("out_of_range", "The effect lies outside its limits.", "Low, number and high have to rise.")
