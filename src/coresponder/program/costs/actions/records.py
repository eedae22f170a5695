"""Entering, changing and withdrawing what something costs. Nothing is overwritten."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import InputError, StateError
from coresponder.program.costs.actions.versions import make_version, wait_for_the_set
from coresponder.program.costs.audit_events import COST_CHANGED, COST_ENTERED, COST_WITHDRAWN
from coresponder.program.costs.models import CostRecord, CostSetVersion
from coresponder.program.costs.rules import Cost, check_cost, check_no_other
from coresponder.program.costs.vocabulary import Ending, Made
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def enter_cost(*, cost: Cost, by: User) -> CostRecord:
    """Enter a record. InputError without a source, and where it would be counted twice."""
    check(by, Permission.EDIT_COSTS)
    wait_for_the_set()
    made = add_record(cost, by=by)
    version = make_version(because=Made.ENTERED, by=by)
    record(COST_ENTERED, by=by, about=f"cost:{made.pk}", details={"kind": cost.kind.value, "version": version.number})
    return made


@transaction.atomic
def change_cost(*, cost_record: CostRecord, cost: Cost, because: str, by: User) -> CostRecord:
    """Put another record in its place, with the reason. The old one stays in the history, and in older versions."""
    check(by, Permission.EDIT_COSTS)
    wait_for_the_set()
    made = replace_record(cost_record, cost, because=because, by=by)
    version = make_version(because=Made.CHANGED, by=by)
    details: dict[str, int | bool | str | None] = {
        "replaced": f"cost:{cost_record.pk}",
        "version": version.number,
    }
    record(COST_CHANGED, by=by, about=f"cost:{made.pk}", details=details)
    return made


@transaction.atomic
def withdraw_cost(*, cost_record: CostRecord, because: str, by: User) -> CostSetVersion:
    """Take a record out of the set, with the reason. It stays in the history, and in older versions."""
    check(by, Permission.EDIT_COSTS)
    wait_for_the_set()
    _end(_held(cost_record), Ending.WITHDRAWN, because=because, by=by)
    version = make_version(because=Made.WITHDRAWN, by=by)
    record(COST_WITHDRAWN, by=by, about=f"cost:{cost_record.pk}", details={"version": version.number})
    return version


def add_record(cost: Cost, *, by: User) -> CostRecord:
    """A checked record in the set; the caller makes the version."""
    check_cost(cost)
    check_no_other(cost, CostRecord.objects.filter(ended_at=None, item=cost.item))
    return CostRecord.objects.create(**_values(cost), entered_by=by)


def replace_record(cost_record: CostRecord, cost: Cost, *, because: str, by: User) -> CostRecord:
    """Another record of the same line; the caller makes the version. InputError where nothing differs."""
    check_cost(cost)
    found = _held(cost_record)
    if all(getattr(found, name) == value for name, value in _values(cost).items()):
        raise InputError("nothing_changed", "Nothing was changed.", "Change a field, or leave the record as it is.")
    others = CostRecord.objects.filter(ended_at=None, item=cost.item).exclude(pk=found.pk)
    check_no_other(cost, others)
    _end(found, Ending.CHANGED, because=because, by=by)
    return CostRecord.objects.create(**_values(cost), line=found.line, replaces=found, entered_by=by)


def _values(cost: Cost) -> dict[str, object]:
    return asdict(cost) | {"category": cost.category or ""}


def _held(cost_record: CostRecord) -> CostRecord:
    """The record, locked; StateError where it was changed or withdrawn meanwhile."""
    found = CostRecord.objects.select_for_update().get(pk=cost_record.pk)
    if not found.holds:
        raise StateError(
            "ended", f"This record was {found.get_ending_display()} meanwhile.", "Look at its history, and begin there."
        )
    return found


def _end(found: CostRecord, ending: Ending, *, because: str, by: User) -> None:
    if not because.strip():
        raise InputError("no_reason", "The reason is missing.", "Say in a sentence why.")
    found.ended_at, found.ended_by, found.ending = timezone.now(), by, ending
    found.ended_because = because.strip()
    found.save(update_fields=["ended_at", "ended_by", "ending", "ended_because"])
