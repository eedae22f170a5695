"""Where services are, and when they are open."""

from django.db import models
from django.db.models import Q

from coresponder.program.services.models.listed import Listed
from coresponder.program.services.models.organizations import Organization
from coresponder.program.services.models.services import Service
from coresponder.program.services.vocabulary.answers import Frequency, PlaceType, Weekday


class Location(Listed):
    """A place. Several services can be at one; without latitude and longitude its distance is unknown."""

    organization = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="locations"
    )
    location_type = models.CharField(max_length=10, choices=PlaceType, default=PlaceType.PHYSICAL)
    url = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=300, blank=True)
    alternate_name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    transportation = models.TextField(blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    external_identifier = models.CharField(max_length=200, blank=True)
    external_identifier_type = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="a_location_is_on_the_map_or_unknown",
            ),
        )

    def __str__(self) -> str:
        return self.name or f"location {self.pk}"

    @property
    def is_on_the_map(self) -> bool:
        return self.latitude is not None and self.longitude is not None


class Address(Listed):
    """An address of a location."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="addresses")
    address_type = models.CharField(max_length=10, choices=PlaceType, default=PlaceType.PHYSICAL)
    attention = models.CharField(max_length=300, blank=True)
    address_1 = models.CharField(max_length=300, blank=True)
    address_2 = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=120, blank=True)
    state_province = models.CharField(max_length=60, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("address_type", "id")
        verbose_name_plural = "addresses"

    @property
    def line(self) -> str:
        """On one line, as somebody would say it."""
        state = " ".join(part for part in (self.state_province, self.postal_code) if part)
        return ", ".join(part for part in (self.address_1, self.address_2, self.city, state) if part)


class ServiceAtLocation(Listed):
    """A service is offered at a location."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="services_here")
    description = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)


class Accessibility(Listed):
    """How people with disabilities use a location."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    description = models.TextField(blank=True)
    details = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name_plural = "accessibility"


class Schedule(Listed):
    """When a service, a location, or a service at one location is open, as HSDS 3.0 says it (after iCalendar).

    `opens_at` and `closes_at` are local times of the place. One that closes before it opens is open over midnight; the
    same time twice is around the clock. `is_closed` is ours: on the days of this row nothing is open, as on a holiday.
    Without times and without `is_closed` the row only says something in words, and the hours stay unknown.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules")
    service_at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, blank=True, related_name="schedules"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    dtstart = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    timezone = models.FloatField(null=True, blank=True)
    wkst = models.CharField(max_length=2, choices=Weekday, blank=True)
    freq = models.CharField(max_length=10, choices=Frequency, blank=True)
    interval = models.PositiveSmallIntegerField(null=True, blank=True)
    byday = models.CharField(max_length=100, blank=True)
    byweekno = models.CharField(max_length=200, blank=True)
    bymonthday = models.CharField(max_length=200, blank=True)
    byyearday = models.CharField(max_length=200, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    is_closed = models.BooleanField(default=False)
    description = models.TextField(blank=True)
    schedule_link = models.CharField(max_length=500, blank=True)
    attending_type = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
