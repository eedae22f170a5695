"""Handing one message to the service that passes it on: e-mail by Django, text messages by what a setting names."""
