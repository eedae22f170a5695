"""The services that there are, as referrals need them."""

from typing import cast

from django.db.models import QuerySet

from coresponder.program.services.models import Service
from coresponder.program.services.vocabulary.answers import ServiceStatus


def every_service() -> "QuerySet[Service]":
    """Every service that is listed now, with its organization."""
    found = cast("QuerySet[Service]", Service.objects.current())
    return found.filter(status=ServiceStatus.ACTIVE).select_related("organization__agency")
