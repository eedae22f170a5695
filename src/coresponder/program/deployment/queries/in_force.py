"""Which criteria hold now, and which held when."""

from datetime import datetime

from coresponder.program.deployment.models import CriteriaVersion, PutInForce


def version_in_force() -> CriteriaVersion | None:
    """The version that judges calls now; None before the first came into force."""
    newest = PutInForce.objects.select_related("version").first()
    return newest.version if newest else None


def version_at(at: datetime) -> CriteriaVersion | None:
    """The version that was in force at an instant."""
    found = PutInForce.objects.filter(from_at__lte=at).select_related("version").first()
    return found.version if found else None
