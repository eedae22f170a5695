"""Registers the app with Django."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """People with accounts."""

    name = "coresponder.safeguards.staff"
    label = "staff"
    verbose_name = "People with accounts"

    def ready(self) -> None:
        """Connect what is written to the audit trail when somebody sets up or removes a second factor."""
        from coresponder.safeguards.staff import second_factor_trail  # noqa: F401 - connects its receivers
