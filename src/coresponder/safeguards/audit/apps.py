"""Registers the app with Django, and loads the audit events that each app declares."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AuditConfig(AppConfig):
    """The audit trail."""

    name = "coresponder.safeguards.audit"
    label = "audit"
    verbose_name = "Audit trail"

    def ready(self) -> None:
        """Read `audit_events.py` of every installed app, so that every event has its sentence."""
        autodiscover_modules("audit_events")
