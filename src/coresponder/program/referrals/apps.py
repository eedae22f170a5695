"""Registers the app with Django."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Referrals that come back."""

    name = "coresponder.program.referrals"
    label = "referrals"
    verbose_name = "Referrals"

    def ready(self) -> None:
        """Referrals and the services asked are parts of the person's record."""
        from coresponder.program.people.models.registry import register_part
        from coresponder.program.referrals.models import Destination, Referral

        # A service asked hangs on its referral, so it is forgotten first.
        for model in (Destination, Referral):
            register_part(model)
