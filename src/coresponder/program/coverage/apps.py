"""Registers the app with Django."""

from django.apps import AppConfig


class CoverageConfig(AppConfig):
    """Coverage, and what was missed."""

    name = "coresponder.program.coverage"
    label = "coverage"
    verbose_name = "Coverage"
