"""What this app keeps by itself: handovers. What a team did for a call is disposed of with the call."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from coresponder.program.dispatch.models import Handover, HandoverLine
from coresponder.safeguards.encryption.rotating import destroy
from coresponder.safeguards.retention import Category, Disposal, Due, register


def drafted(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Handovers that were drafted before the moment, taken or not."""
    one = Q() if only is None else Q(pk=only)
    found = Handover.objects.filter(one, drafted_at__lt=before).annotate(size=Count("lines")).order_by("drafted_at")
    return [Due(id=str(pk), records=size + 1) for pk, size in found.values_list("pk", "size")]


def forget_handover(item: str) -> None:
    """Delete a handover with its lines, and destroy the key that opened them."""
    HandoverLine.objects.filter(handover=UUID(item)).delete()
    Handover.objects.get(pk=item).delete()
    destroy(f"handover:{item}")


register(
    Category(
        key="handover",
        title="Handovers between shifts",
        trigger="drafted",
        trigger_words="it was drafted",
        find=drafted,
        dispose={Disposal.DELETE: forget_handover},
    )
)
