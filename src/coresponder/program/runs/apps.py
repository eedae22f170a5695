"""Registers the app with Django."""

from django.apps import AppConfig


class RunsConfig(AppConfig):
    """Long tasks that a person starts and watches."""

    name = "coresponder.program.runs"
    label = "runs"
    verbose_name = "Long tasks"
