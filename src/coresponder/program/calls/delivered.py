"""What exports and feeds say about a promise of data: how often an agency handed calls over, and when it last did."""

from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from coresponder.program.calls.models import Document, Export
from coresponder.program.calls.models.exports import KEPT_STATES
from coresponder.program.partnerships.delivered_sources import Source, register
from coresponder.program.partnerships.vocabulary.commitments import Promised


def delivered(kind: Promised, agency_id: int, from_at: datetime, to_at: datetime) -> Decimal | None:
    """Exports that somebody of the agency uploaded, and days on which a feed of the agency brought calls.

    None where there was neither: data can come in other ways, so that nothing seen here is not nothing delivered. What
    somebody else uploads for the agency is not known to be its own; it is entered by hand.
    """
    days = _documents(agency_id, from_at, to_at).annotate(on=TruncDate("received_at")).values("on").distinct()
    count = _exports(agency_id, from_at, to_at).count() + days.count()
    return Decimal(count) if count else None


def newest(agency_id: int, from_at: datetime, to_at: datetime) -> datetime | None:
    """When the newest of them came."""
    uploads = _exports(agency_id, from_at, to_at).order_by("-uploaded_at").values_list("uploaded_at", flat=True)
    came = _documents(agency_id, from_at, to_at).order_by("-received_at").values_list("received_at", flat=True)
    return max((each for each in (uploads.first(), came.first()) if each), default=None)


def _exports(agency_id: int, from_at: datetime, to_at: datetime) -> QuerySet[Export]:
    kept = Export.objects.filter(state__in=KEPT_STATES, uploaded_by__agency=agency_id)
    return kept.filter(uploaded_at__gte=from_at, uploaded_at__lt=to_at)


def _documents(agency_id: int, from_at: datetime, to_at: datetime) -> QuerySet[Document]:
    came = Document.objects.filter(feed__agency=agency_id, received_at__gte=from_at, received_at__lt=to_at)
    return came.order_by()


def register_source() -> None:
    """Make exports and feeds known to the page of commitments."""
    title = "exports uploaded by the agency, and days on which its feeds brought calls"
    register(Source(key="calls", title=title, kinds=(Promised.DATA,), ask=delivered, newest=newest))
