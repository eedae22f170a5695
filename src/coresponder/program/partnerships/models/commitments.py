"""What an agency promised, and what somebody says it delivered."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.program.partnerships.vocabulary.commitments import SINGULAR, UNITS, Per, Promised
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.models import Agreement


class Commitment(models.Model):
    """One promise of one agency, from a day on and until another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="commitments")
    what = models.CharField(max_length=20, choices=Promised)
    words = models.CharField(max_length=200, help_text="What exactly was promised.")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    per = models.CharField(max_length=10, choices=Per)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True, help_text="Of what is promised once: by which day.")
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Where it was agreed."
    )
    promised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("agency__name", "what", "starts_on")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_promise_is_of_something"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="a_promise_ends_later"
            ),
            models.CheckConstraint(
                condition=~Q(per=Per.ONCE) | Q(due_on__isnull=False), name="what_is_promised_once_has_its_day"
            ),
        )

    def __str__(self) -> str:
        return f"commitment {self.pk}"

    @property
    def unit(self) -> str:
        """What the amount counts."""
        return UNITS[Promised(self.what)]

    @property
    def unit_promised(self) -> str:
        """The unit as it stands behind the amount: 1 delivery, 2 deliveries."""
        return SINGULAR[self.unit] if self.amount == 1 else self.unit


class Delivery(models.Model):
    """What somebody says was delivered in one month, and where that is known from. The newest holds."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="deliveries")
    month_on = models.DateField(help_text="The first day of the month.")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    source = models.CharField(max_length=200, help_text="Where that is known from.")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("month_on", "entered_at", "id")
        verbose_name_plural = "deliveries"
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=0), name="nothing_is_delivered_below_zero"),
            models.CheckConstraint(condition=Q(month_on__day=1), name="a_delivery_is_of_a_month"),
        )

    def __str__(self) -> str:
        return f"delivery {self.pk}"
