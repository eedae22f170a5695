"""Registers the app with Django."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    """Needs against supply."""

    name = "coresponder.program.needs"
    label = "needs"
    verbose_name = "Needs and supply"

    def ready(self) -> None:
        """What encounters and referrals say of needs counts; the field page takes the services along."""
        from coresponder.program.encounters import field_kit
        from coresponder.program.needs import field_services, sources
        from coresponder.program.needs.queries.of_encounters import needs_of_encounters
        from coresponder.program.needs.queries.of_referrals import needs_of_referrals

        sources.register("encounters", needs_of_encounters)
        sources.register("referrals", needs_of_referrals)
        field_kit.register("services", field_services.services_for)
        for section in field_services.SECTIONS:
            field_kit.register_section(section)
