"""A denial is a code and a sentence. The person reads the sentence; tests and programs check the code."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied

STRANGER = "stranger"
ROLE_LACKS_PERMISSION = "role_lacks_permission"
UNDECLARED = "undeclared"


class Denied(PermissionDenied):
    """Somebody may not do this. Members of the program read why (403); strangers are told nothing (404).

    `event`, `about` and `details` say what the audit trail is to write, where it is more than a page that was refused.
    """

    def __init__(
        self, code: str, sentence: str, *, event: str = "", about: str = "", details: Mapping[str, str] | None = None
    ) -> None:
        self.code = code
        self.sentence = sentence
        self.event = event
        self.about = about
        self.details = dict(details or {})
        super().__init__(sentence)

    @property
    def is_for_a_stranger(self) -> bool:
        """True when even the existence of the page is none of the person's business."""
        return self.code == STRANGER
