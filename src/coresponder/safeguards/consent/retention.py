"""What this app keeps: consents, and the ledger of disclosures, which is kept for good."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce, Least

from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.retention import Category, Disposal, Due, register


def expired_or_revoked(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Consents that opened nothing any more before the moment: expired, or revoked earlier."""
    ended = Least("expires_at", Coalesce("revoked_at", "expires_at"))
    found = Consent.objects.annotate(ended_at=ended).filter(ended_at__lt=before).order_by("ended_at")
    return _due(found.filter(_only(only)).values_list("pk", "person_id"))


def disclosed(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Lines of the ledger that are older than the moment."""
    return _due(Disclosure.objects.filter(_only(only), at__lt=before).order_by("at").values_list("pk", "person_id"))


def delete_consent(item: str) -> None:
    """Delete one consent. What it opened stays in the ledger."""
    Consent.objects.get(pk=item).delete()


def _only(item: str | None) -> Q:
    return Q() if item is None else Q(pk=item)


def _due(found: Iterable[tuple[object, object]]) -> list[Due]:
    return [Due(id=str(pk), person_id=person_id) for pk, person_id in found]  # type: ignore[arg-type]  # a UUID column


register(
    Category(
        key="consent",
        title="Consents",
        trigger="expired_or_revoked",
        trigger_words="it expired or was revoked",
        at_least_years=6,
        find=expired_or_revoked,
        dispose={Disposal.DELETE: delete_consent},
    )
)
register(
    Category(
        key="disclosure",
        title="The ledger of disclosures",
        trigger="disclosed",
        trigger_words="something was shared",
        at_least_years=6,
        find=disclosed,
        dispose={},
    )
)
