"""What this app keeps: the lines of exports that were refused or removed. Their files are gone already."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from coresponder.program.calls.models import Export
from coresponder.program.calls.vocabulary import ExportState
from coresponder.safeguards.retention import Category, Disposal, Due, register

GONE = (ExportState.REFUSED, ExportState.REMOVED)


def uploaded(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Lines of refused and removed exports that no baseline was built from."""
    one = Q() if only is None else Q(pk=only)
    found = Export.objects.filter(one, state__in=GONE, uploaded_at__lt=before, baselines=None).order_by("uploaded_at")
    return [Due(id=str(pk)) for pk in found.values_list("pk", flat=True)]


def delete_line(item: str) -> None:
    """Delete the line of one export."""
    Export.objects.get(pk=item).delete()


register(
    Category(
        key="removed_export",
        title="Exports that were refused or removed",
        trigger="uploaded",
        trigger_words="the file was uploaded",
        find=uploaded,
        dispose={Disposal.DELETE: delete_line},
    )
)
