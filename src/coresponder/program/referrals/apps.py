"""Registers the app with Django."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Referrals that come back."""

    name = "coresponder.program.referrals"
    label = "referrals"
    verbose_name = "Referrals"

    def ready(self) -> None:
        """Referrals and the services asked are parts of the person's record, and stand where that is read."""
        from coresponder.program.dispatch import handover_sources
        from coresponder.program.dispatch.vocabulary import Section
        from coresponder.program.messages.events import on_given_up
        from coresponder.program.people import timeline
        from coresponder.program.people.models.registry import register_part
        from coresponder.program.people.page_panels import register as register_panel
        from coresponder.program.referrals.actions.hearing import note_undelivered
        from coresponder.program.referrals.home import due_in
        from coresponder.program.referrals.models import Destination, Referral
        from coresponder.program.referrals.person_moments import referrals_in
        from coresponder.program.referrals.person_panel import PANEL

        # A service asked hangs on its referral, so it is forgotten first.
        for model in (Destination, Referral):
            register_part(model)
        register_panel(PANEL)
        timeline.register(referrals_in)
        handover_sources.register(Section.FOLLOW_UPS, due_in)
        on_given_up("referral_destination", note_undelivered)
