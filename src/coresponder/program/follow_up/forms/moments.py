"""Fields for a local day and time, with the browser's own control, read in the program's zone."""

from datetime import datetime

from django.utils import timezone

from coresponder.program.dispatch.forms.shifts import LOCAL, LocalMoment, LocalMomentField

__all__ = ["LocalMoment", "LocalMomentField", "local_now"]


def local_now(moment: datetime | None = None) -> str:
    """A moment as the control shows it; now, where none is given."""
    return timezone.localtime(moment or timezone.now()).strftime(LOCAL)
