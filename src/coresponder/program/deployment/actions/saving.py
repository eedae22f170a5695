"""Saving a version of the criteria."""

from typing import Any

from django.db import connection, transaction

from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import StateError
from coresponder.program.deployment.audit_events import CRITERIA_SAVED
from coresponder.program.deployment.language import read_rule_set
from coresponder.program.deployment.models import CriteriaVersion, ModelVariant
from coresponder.program.deployment.rules import refuse_unknown_variants
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

# Two people who save at once get two numbers. Any number will do that nothing else locks on.
ONE_AT_A_TIME = 7_201_911_207


@transaction.atomic
def save_version(*, content: Any, based_on: CriteriaVersion | None, by: User) -> CriteriaVersion:
    """Keep these rules as the next version, for good. It judges no call before somebody puts it in force.

    Raises UsageError where the rules cannot be read, and StateError where a version says exactly the same.
    """
    check(by, Permission.WRITE_CRITERIA)
    rules = read_rule_set(content)
    refuse_unknown_variants(rules, ModelVariant.objects.filter(is_active=True).values_list("key", flat=True))
    wait_for_turn()
    sha256 = content_sha256(content)
    _refuse_the_same(sha256)
    last = CriteriaVersion.objects.first()
    saved = CriteriaVersion.objects.create(
        number=last.number + 1 if last else 1, content=content, sha256=sha256, based_on=based_on, saved_by=by
    )
    details = {"number": saved.number, "rules": len(rules.rules)}
    record(CRITERIA_SAVED, by=by, about=f"criteria:{saved.label}", details=details)
    return saved


def wait_for_turn() -> None:
    """Wait until this transaction is the only one that changes criteria, until it ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _refuse_the_same(sha256: str) -> None:
    same = CriteriaVersion.objects.filter(sha256=sha256).first()
    if same:
        raise StateError(
            "criteria_unchanged", f"Version {same.number} says exactly the same.", "Put that one in force."
        )
