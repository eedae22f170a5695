"""How the directory is kept right: who called whom, what changed, how often each service is called."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.services.models.listed import Source
from coresponder.program.services.models.services import Service
from coresponder.program.services.vocabulary.answers import ChangeKind, VerificationResult


class Verification(models.Model):
    """Somebody asked a service whether everything is still right, and what came of it."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="verifications")
    result = models.CharField(max_length=10, choices=VerificationResult)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"verification {self.pk}"


class Change(models.Model):
    """One field of one row changed. Rows are named by HSDS's name of their table and their id, and outlive nothing.

    `service` is the service on whose page the change is told; null for a change of an organization or a place that no
    service has.
    """

    resource_type = models.CharField(max_length=60)
    resource_id = models.UUIDField()
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="changes")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    field_name = models.CharField(max_length=60, blank=True)
    previous_value = models.TextField(blank=True)
    replacement_value = models.TextField(blank=True)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("resource_type", "resource_id"), name="changes_of_row"),)

    def __str__(self) -> str:
        return f"change {self.pk}"


class VerifyEvery(models.Model):
    """After how many days a service looks stale: one that a team brings people to, and any other. The newest holds."""

    days_for_crisis = models.PositiveSmallIntegerField()
    days_for_others = models.PositiveSmallIntegerField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-set_at", "-id")
        verbose_name_plural = "verify every"
        constraints = (
            models.CheckConstraint(
                condition=Q(days_for_crisis__range=(1, 730), days_for_others__range=(1, 730)),
                name="services_are_verified_within_two_years",
            ),
        )

    def __str__(self) -> str:
        return f"verify every {self.pk}"
