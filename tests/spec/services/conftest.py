"""Services of Marigold County, all of them invented, as the coordinator would enter them."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from coresponder.program.services.actions.listing import refresh_listings
from coresponder.program.services.models import (
    Language,
    Location,
    Organization,
    ResponderFacts,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceCategory,
    ServicePayer,
)
from coresponder.program.services.vocabulary.answers import Frequency

MakeService = Callable[..., Service]


@pytest.fixture
def organization() -> Organization:
    """Who offers them."""
    return Organization.objects.create(name="Marigold Harbor House", description="An invented organization.")


@pytest.fixture
def make_service(organization: Organization) -> MakeService:
    """A service with a place, a category and hours, ready to be found."""

    def made(
        name: str,
        *,
        category: str = "emergency_shelter",
        place: tuple[float, float] | None = (40.0, -90.0),
        days: str = "",
        hours: tuple[time, time] | None = None,
        languages: tuple[str, ...] = (),
        payers: tuple[str, ...] = (),
        facts: dict[str, Any] | None = None,
        **fields: Any,
    ) -> Service:
        service = Service.objects.create(organization=organization, name=name, **fields)
        ServiceCategory.objects.create(service=service, category=category)
        if place:
            location = Location.objects.create(name=name, latitude=place[0], longitude=place[1])
            ServiceAtLocation.objects.create(service=service, location=location)
        if hours:
            opens, closes = hours
            Schedule.objects.create(
                service=service, freq=Frequency.WEEKLY, byday=days, opens_at=opens, closes_at=closes
            )
        for language in languages:
            Language.objects.create(service=service, name=language)
        for payer in payers:
            ServicePayer.objects.create(service=service, payer=payer)
        if facts:
            ResponderFacts.objects.create(service=service, **facts)
        refresh_listings([service.pk])
        return service

    return made
