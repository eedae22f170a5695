"""What the search reads: one row for each service at each place, made from the directory and never edited."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from coresponder.program.services.models.places import Location, ServiceAtLocation
from coresponder.program.services.models.services import Service
from coresponder.program.services.vocabulary.answers import Answer, Hours

MINUTES_OF_DAY = 24 * 60
MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY


class Listing(models.Model):
    """A service at a place, or a service without one (a phone line). `location` is null for the latter.

    `hours` says whether the spans below are the whole truth: `regular` and `around_the_clock` are; `irregular` ones
    depend on the date and are judged row by row; `unknown` is never open.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="listings")
    at_location = models.ForeignKey(
        ServiceAtLocation, on_delete=models.CASCADE, null=True, blank=True, related_name="listings"
    )
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    categories = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    payers = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    accepts_police_drop_off = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    accepts_holds = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    hours = models.CharField(max_length=20, choices=Hours, default=Hours.UNKNOWN)
    words = SearchVectorField(null=True)

    class Meta:
        indexes = (
            GinIndex(fields=("categories",), name="listings_by_category"),
            GinIndex(fields=("words",), name="listings_by_words"),
            models.Index(fields=("latitude", "longitude"), name="listings_by_place"),
        )
        constraints = (
            models.UniqueConstraint(fields=("at_location",), name="a_service_at_a_place_is_listed_once"),
            models.UniqueConstraint(
                fields=("service",),
                condition=Q(at_location__isnull=True),
                name="one_listing_without_place",
            ),
        )

    def __str__(self) -> str:
        return f"listing {self.pk}"


class OpenSpan(models.Model):
    """The listing opens at one minute of the week, Monday 00:00 local time being 0, and closes within 24 hours of it.

    A span that begins on Sunday may end beyond the end of the week. `closes_minute` itself is no longer open.
    """

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="spans")
    opens_minute = models.PositiveSmallIntegerField()
    closes_minute = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("opens_minute",)
        indexes = (models.Index(fields=("listing", "opens_minute", "closes_minute"), name="spans_of_listing"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    opens_minute__lt=MINUTES_OF_WEEK,
                    closes_minute__gt=models.F("opens_minute"),
                    closes_minute__lte=models.F("opens_minute") + MINUTES_OF_DAY,
                ),
                name="a_span_begins_in_the_week_and_lasts_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"span {self.pk}"
