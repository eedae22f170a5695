"""What the deployment criteria say of a call, kept with the version of the call that they judged."""

from datetime import datetime
from uuid import UUID


def advise(call_id: UUID, *, at: datetime) -> None:
    """Judge the call as it is known now. What was advised before stays as it was."""
