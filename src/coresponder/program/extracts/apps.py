"""Registers the app with Django."""

from django.apps import AppConfig


class ExtractsConfig(AppConfig):
    """From records to the program data set."""

    name = "coresponder.program.extracts"
    label = "extracts"
    verbose_name = "Extracts"

    def ready(self) -> None:
        """Say which tables are filled here."""
        from coresponder.program.extracts import kinds_of_run  # noqa: F401 - registers when imported
        from coresponder.program.extracts.own_tables import register_own_tables

        register_own_tables()
