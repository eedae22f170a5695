"""Registers the app with Django."""

from django.apps import AppConfig


class ScreeningsConfig(AppConfig):
    """Screenings and safety plans."""

    name = "coresponder.program.screenings"
    label = "screenings"
    verbose_name = "Screenings"

    def ready(self) -> None:
        """Screenings, steps and safety plans are parts of the person's record, and stand on the person's page."""
        from coresponder.program.encounters import sections
        from coresponder.program.encounters.actions.linking import register_record
        from coresponder.program.people import timeline
        from coresponder.program.people.models.registry import register_part
        from coresponder.program.people.page_panels import register as register_panel
        from coresponder.program.screenings.actions.filing import take_clinical, take_substance_use
        from coresponder.program.screenings.models import RequiredStep, SafetyPlan, Screening
        from coresponder.program.screenings.person_moments import screenings_in
        from coresponder.program.screenings.person_panel import PANEL

        register_panel(PANEL)
        timeline.register(screenings_in)
        self._take_along()
        sections.register("screenings", take_clinical)
        sections.register("substance_screenings", take_substance_use)
        for filed in (Screening, RequiredStep):
            register_record(filed)
        # A step hangs on its screening, so it is forgotten first.
        for model in (RequiredStep, Screening, SafetyPlan):
            register_part(model)

    @staticmethod
    def _take_along() -> None:
        """The field page asks instruments without a line: those of the clinical part, and those that are kept apart."""
        from coresponder.program.encounters import field_kit
        from coresponder.program.encounters.vocabulary import PartName
        from coresponder.program.screenings import field_source

        for name, source, part in (
            ("screenings", field_source.clinical, PartName.CLINICAL),
            ("substance_screenings", field_source.substance_use, PartName.SUBSTANCE_USE),
        ):
            field_kit.register(name, source)
            field_kit.register_section(
                field_kit.FieldSection(
                    name=name,
                    part=part.value,
                    step="saw",
                    module="screenings/field-section.mjs",
                    also=("screenings/instrument.mjs",),
                )
            )
