"""The events of coverage."""

from coresponder.safeguards.audit import register

MISSED_REASON_NOTED = register("coverage.missed_reason", "{by} said why no team came to {about} ({reason}).")
