"""Saving a kind of team."""

from dataclasses import asdict

from django.db import transaction

from coresponder.program.deployment.audit_events import VARIANT_SAVED
from coresponder.program.deployment.models import ModelVariant
from coresponder.program.deployment.rules import refuse_impossible_variant
from coresponder.program.deployment.variant_details import VariantDetails
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def save_variant(*, key: str, details: VariantDetails, by: User) -> ModelVariant:
    """Add a kind of team, or say anew what it is. Its key never changes: rules and teams name it."""
    check(by, Permission.WRITE_CRITERIA)
    refuse_impossible_variant(details)
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(details).items()}
    saved, _ = ModelVariant.objects.update_or_create(key=key, defaults=values)
    record(VARIANT_SAVED, by=by, about=f"variant:{key}", details={"presence": str(details.presence)})
    return saved
