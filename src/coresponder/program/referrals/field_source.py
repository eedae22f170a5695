"""What the phone takes along to refer with: needs and the services that take referrals, of one kind of information.

Nothing of a person is in it, so it is no reading of a record.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from coresponder.program.referrals.models import ReferralDesk
from coresponder.program.referrals.vocabulary import ConsentSaid, Urgency, class_of_need, need_words
from coresponder.program.services.models import ServiceCategory
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import DataClass

MOST_SERVICES = 60


def clinical(user: User, at: datetime) -> dict[str, Any]:
    """Everything but help with alcohol and drugs."""
    return _offered(user, (DataClass.SOCIAL_NEEDS, DataClass.CLINICAL))


def substance_use(user: User, at: datetime) -> dict[str, Any]:
    """Help with alcohol and drugs, which is filed with the part that is kept apart."""
    return _offered(user, (DataClass.SUBSTANCE_USE,))


def _offered(user: User, classes: Iterable[DataClass]) -> dict[str, Any]:
    """The services with an open desk, and the needs for which there is one of them."""
    if not may(user, Permission.WRITE_REFERRALS):
        return {}
    desks = ReferralDesk.objects.filter(is_open=True).select_related("service").order_by("service__name")
    services = {each.pk: each.service.name for each in desks[:MOST_SERVICES]}
    rows = ServiceCategory.objects.filter(service__in=services).values_list("category", "service_id")
    by_need: dict[str, list[str]] = {}
    for need, service_id in rows:
        if _is_of(need, classes):
            by_need.setdefault(need, []).append(str(service_id))
    return {
        "needs": [{"code": need, "words": need_words(need), "services": ids} for need, ids in sorted(by_need.items())],
        "services": {str(pk): name for pk, name in services.items()},
        "urgencies": [{"code": each.value, "words": each.label} for each in Urgency],
        "consents": [{"code": each.value, "words": each.label} for each in ConsentSaid],
    }


def _is_of(need: str, classes: Iterable[DataClass]) -> bool:
    try:
        return class_of_need(need) in classes
    except KeyError:
        return False  # the list no longer has it
