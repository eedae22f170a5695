"""What this app keeps: live calls, and the lines of exports that were refused or removed, whose files are gone already.

A call on which somebody known to the program is noted is part of that person's record, and kept for as long.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from coresponder.program.calls.forgetting import forget_call, forget_refusal
from coresponder.program.calls.models import Call, Document, Export
from coresponder.program.calls.vocabulary import DocumentOutcome, ExportState
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


def over(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Calls that ended before the moment, and on which nobody is noted. One that was never closed never falls due."""
    one = Q() if only is None else Q(pk=only)
    found = Call.objects.filter(one, closed_at__lt=before, persons=None).order_by("closed_at")
    return [Due(id=str(pk), records=version) for pk, version in found.values_list("pk", "version")]


def refused(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Lines of documents that could not be read."""
    one = Q() if only is None else Q(pk=only)
    found = Document.objects.filter(one, outcome=DocumentOutcome.REFUSED, received_at__lt=before)
    return [Due(id=str(pk)) for pk in found.order_by("received_at").values_list("pk", flat=True)]


register(
    Category(
        key="live_call",
        title="Live calls, with everything that was said of them",
        trigger="over",
        trigger_words="the call was over",
        find=over,
        dispose={Disposal.DELETE: forget_call},
    )
)
register(
    Category(
        key="refused_document",
        title="Lines of documents that could not be read",
        trigger="refused",
        trigger_words="it was refused",
        find=refused,
        dispose={Disposal.DELETE: forget_refusal},
    )
)
