"""Text messages go out through one class, which the setting TEXT_MESSAGES names; empty, there are none.

To connect a provider, write a class with one method and give its dotted path in TEXT_MESSAGES:

    class OurProvider:
        def send(self, *, to: str, text: str) -> None:
            '''`to` is +1 and ten digits. Raise NotDeliveredError, with is_final where trying again makes no sense.'''

It is made anew for every message. What it raises otherwise counts as a fault of the provider, and is tried again.
"""

import json
from typing import Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

FILE = "text-messages.jsonl"


class SendsTextMessages(Protocol):
    """What TEXT_MESSAGES names."""

    def send(self, *, to: str, text: str) -> None: ...


class IntoAFile:
    """For evaluation: every message is a line of a file beside the data. Nothing leaves the machine."""

    def send(self, *, to: str, text: str) -> None:
        path = settings.DATA_DIR / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as file:
            line = {"at": timezone.now().isoformat(timespec="seconds"), "to": to, "text": text}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def sender() -> SendsTextMessages | None:
    """What sends text messages here; None where nothing is set up."""
    if not settings.TEXT_MESSAGES:
        return None
    named = import_string(settings.TEXT_MESSAGES)
    made: SendsTextMessages = named()
    return made
