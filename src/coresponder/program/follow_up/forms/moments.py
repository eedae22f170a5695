"""Fields for a local day and time, with the browser's own control, read in the program's zone."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from coresponder.program.dispatch.forms.shifts import LOCAL, LocalMoment, LocalMomentField

__all__ = ["LocalMoment", "LocalMomentField", "OptionalMomentField", "local_now"]


class OptionalMomentField(LocalMomentField):
    """A local day and time that need not be given."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> datetime | None:  # type: ignore[override]  # empty is an answer here
        """The instant in UTC; None where nothing was given."""
        return super().clean(value) if str(value or "").strip() else None


def local_now(moment: datetime | None = None) -> str:
    """A moment as the control shows it; now, where none is given."""
    return timezone.localtime(moment or timezone.now()).strftime(LOCAL)
