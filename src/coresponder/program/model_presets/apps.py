"""Registers the app with Django."""

from django.apps import AppConfig


class ModelPresetsConfig(AppConfig):
    """Models of programs that went before."""

    name = "coresponder.program.model_presets"
    label = "model_presets"
    verbose_name = "Models"
