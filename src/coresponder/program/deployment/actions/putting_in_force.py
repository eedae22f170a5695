"""Putting a version of the criteria in force, which is also how a change is undone."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.deployment.actions.saving import wait_for_turn
from coresponder.program.deployment.audit_events import CRITERIA_PUT_IN_FORCE
from coresponder.program.deployment.events import tell_put_in_force
from coresponder.program.deployment.models import CriteriaVersion, ModelVariant, PutInForce
from coresponder.program.deployment.queries.in_force import version_in_force
from coresponder.program.deployment.rules import refuse_in_force_already, refuse_unknown_variants
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def put_in_force(*, version: CriteriaVersion, reason: str, by: User) -> PutInForce:
    """From now on this version judges calls, the open ones at once.

    Calls keep what judged them before, and its sentence.
    """
    check(by, Permission.PUT_CRITERIA_IN_FORCE)
    if not reason.strip():
        raise UsageError("no_reason", "Say why, so that the next person understands.", "Write a sentence.")
    wait_for_turn()
    now = version_in_force()
    refuse_in_force_already(version.number, now.number if now else None)
    refuse_unknown_variants(version.rule_set, ModelVariant.objects.filter(is_active=True).values_list("key", flat=True))
    put = PutInForce.objects.create(version=version, from_at=timezone.now(), reason=reason.strip(), by=by)
    record(CRITERIA_PUT_IN_FORCE, by=by, about=f"criteria:{version.label}", details={"number": version.number})
    announce(Topic.CRITERIA, version.pk)
    tell_put_in_force()
    return put
