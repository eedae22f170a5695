"""Registers the app with Django."""

from django.apps import AppConfig


class DeploymentConfig(AppConfig):
    """Deployment criteria and model variants."""

    name = "coresponder.program.deployment"
    label = "deployment"
    verbose_name = "Deployment criteria"
