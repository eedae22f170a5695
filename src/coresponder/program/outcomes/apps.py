"""Registers the app with Django."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Baselines and what is measured against them."""

    name = "coresponder.program.outcomes"
    label = "outcomes"
    verbose_name = "Outcomes"
