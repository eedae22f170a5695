"""The events of messages."""

from coresponder.safeguards.audit import register

MESSAGE_WRITTEN = register("message.written", "{by} had {about} written ({kind}, by {channel}).")
MESSAGE_SENT = register("message.sent", "The program sent {about} (attempt {attempts}).")
MESSAGE_GIVEN_UP = register("message.given_up", "The program gave {about} up after {attempts} attempts ({problem}).")
MESSAGE_STOPPED = register("message.stopped", "{by} stopped {about} before it was sent.")
MESSAGE_HURRIED = register("message.hurried", "{by} had {about} tried again at once.")
