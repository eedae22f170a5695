"""What a release has to be, and as of when one can be made."""

from datetime import datetime

from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.extracts.vocabulary import ReleasePurpose


def refuse_future(as_of: datetime) -> None:
    """Raise UsageError for a moment that is not over."""
    if as_of > timezone.now():
        raise UsageError("in_the_future", "That moment is not over yet.", "Choose one that is.")


def refuse_without_recipient(purpose: str, recipient: str, reason: str) -> None:
    """Raise UsageError where a release would leave the program without saying to whom and for what."""
    if purpose != ReleasePurpose.EVALUATION and not (recipient.strip() and reason.strip()):
        raise UsageError(
            "no_recipient", "A release that leaves the program says to whom and for what.", "Fill both in."
        )
