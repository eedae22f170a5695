"""What this app keeps by itself: feedback, and former wishes about contact. All else goes with the person's record."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from django.db.models import Count
from django.utils import timezone

from coresponder.program.follow_up.models import ContactWish, FeedbackAnswer
from coresponder.program.people.queries.due import ended
from coresponder.program.people.retention import delete_part, register_of_person
from coresponder.safeguards.encryption.rotating import destroy
from coresponder.safeguards.retention import Category, Disposal, Due, register


def months_over(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Months of feedback that were over before the moment. Of an answer no day is known, so a month goes as a whole."""
    first_kept = timezone.localdate(before).replace(day=1)
    rows = FeedbackAnswer.objects.filter(month_on__lt=first_kept).order_by("month_on").values("month_on")
    counted = [(f"{row['month_on']:%Y-%m}", row["number"]) for row in rows.annotate(number=Count("pk"))]
    return [Due(id=month, records=number) for month, number in counted if only in (None, month)]


def forget_month(item: str) -> None:
    """Delete the answers of a month, and destroy the key that opened their words."""
    FeedbackAnswer.objects.filter(month_on=date.fromisoformat(f"{item}-01")).delete()
    destroy(f"feedback:{item}")


register(
    Category(
        key="feedback",
        title="Feedback without a name",
        trigger="month_over",
        trigger_words="the month of the answers was over",
        find=months_over,
        dispose={Disposal.DELETE: forget_month},
    )
)
register_of_person(
    Category(
        key="contact_wish",
        title="Former wishes about contact",
        trigger="ended",
        trigger_words="a newer wish took its place",
        find=partial(ended, ContactWish, "contact_wish"),
        dispose={Disposal.DELETE: partial(delete_part, ContactWish)},
    )
)
