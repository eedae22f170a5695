"""Registers the app with Django."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Referrals that come back."""

    name = "coresponder.program.referrals"
    label = "referrals"
    verbose_name = "Referrals"

    def ready(self) -> None:
        """Referrals and the services asked are parts of the person's record, and stand where that is read.

        How often a service is asked says whom the call list names first.
        """
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
        from coresponder.program.referrals.queries.performance import times_asked
        from coresponder.program.services import usage

        # A service asked hangs on its referral, so it is forgotten first.
        for model in (Destination, Referral):
            register_part(model)
        register_panel(PANEL)
        timeline.register(referrals_in)
        handover_sources.register(Section.FOLLOW_UPS, due_in)
        on_given_up("referral_destination", note_undelivered)
        usage.register(times_asked)
        self._take_along()

    @staticmethod
    def _take_along() -> None:
        """The field page refers without a line: with the clinical part, and apart from it for alcohol and drugs."""
        from coresponder.program.encounters import field_kit, sections
        from coresponder.program.encounters.vocabulary import PartName
        from coresponder.program.referrals import field_source
        from coresponder.program.referrals.actions import filing

        for name, source, part, handler in (
            ("referrals", field_source.clinical, PartName.CLINICAL, filing.take_clinical),
            ("substance_referrals", field_source.substance_use, PartName.SUBSTANCE_USE, filing.take_substance_use),
        ):
            field_kit.register(name, source)
            sections.register(name, handler)
            field_kit.register_section(
                field_kit.FieldSection(name=name, part=part.value, step="next", module="referrals/field-section.mjs")
            )
