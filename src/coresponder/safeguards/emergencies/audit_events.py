"""The events of openings in an emergency."""

from coresponder.safeguards.audit import register

OPENED = register(
    "emergency.opened", "{by} opened {classes} of {about} for {hours} hours in an emergency ({kind}, {opening})."
)
CLOSED = register("emergency.closed", "{by} closed {opening} of {about} before its time.")
REVIEWED = register("emergency.reviewed", "{by} reviewed {opening} of {about}: {finding}.")
OPENING_READ = register("emergency.read", "{by} read {about} with its reason.")
