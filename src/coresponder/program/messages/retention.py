"""What this app keeps: that a message was sent, without its words."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from coresponder.program.messages.models import Message
from coresponder.safeguards.retention import Category, Disposal, Due, register


def over(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Messages that were over before the moment. Their words are gone since then."""
    one = Q() if only is None else Q(pk=only)
    found = Message.objects.filter(one, over_at__lt=before).order_by("over_at").values_list("pk", flat=True)
    return [Due(id=str(pk), records=1) for pk in found]


def delete_message(item: str) -> None:
    """Delete the row."""
    Message.objects.get(pk=item).delete()


register(
    Category(
        key="message_out",
        title="Messages out",
        trigger="over",
        trigger_words="it was sent, given up or stopped",
        find=over,
        dispose={Disposal.DELETE: delete_message},
    )
)
