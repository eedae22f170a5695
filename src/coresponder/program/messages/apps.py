"""Registers the app with Django."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """Messages that leave the program."""

    name = "coresponder.program.messages"
    label = "messages_out"
    verbose_name = "Messages out"
