"""Registers the app with Django."""

from django.apps import AppConfig


class EncountersConfig(AppConfig):
    """Encounters."""

    name = "coresponder.program.encounters"
    label = "encounters"
    verbose_name = "Encounters"

    def ready(self) -> None:
        """Parts move with their person, and contacts are counted where somebody asks who should have a plan."""
        from coresponder.program.calls.page_panels import register as register_on_calls
        from coresponder.program.encounters import call_panel, person_panel
        from coresponder.program.encounters.models import (
            Addendum,
            AdvanceNotice,
            Encounter,
            PartAnswers,
            PartDraft,
            PartFiling,
        )
        from coresponder.program.encounters.person_moments import contacts_in
        from coresponder.program.encounters.queries.repeats import contacts_by_person
        from coresponder.program.people import page_panels, timeline
        from coresponder.program.people.models.registry import register_following, register_part
        from coresponder.program.response_plans import contacts

        for model in (Addendum, AdvanceNotice, PartAnswers, PartDraft, PartFiling):
            register_part(model)
        register_following(Encounter)
        contacts.register(contacts_by_person)
        timeline.register(contacts_in, contacts_from=PartAnswers)
        page_panels.register(person_panel.PANEL)
        register_on_calls(call_panel.PANEL)
