"""Registers the app with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People with an account."""

    name = "coresponder.safeguards.accounts"
    label = "accounts"
    verbose_name = "Accounts"
