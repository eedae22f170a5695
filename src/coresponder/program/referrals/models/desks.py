"""How a service takes referrals, and to whom of an agency an overdue one rises."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.services.models import Service
from coresponder.safeguards.accounts.models import Agency


class ReferralDesk(models.Model):
    """Where a service takes referrals: the link goes by e-mail, the code by text message or over the phone.

    Two ways, so that a letter box that somebody else can read opens nothing. It is staff's own knowledge and is not
    published with the directory.
    """

    service = models.OneToOneField(Service, on_delete=models.CASCADE, primary_key=True, related_name="referral_desk")
    email = models.EmailField()
    code_phone = models.CharField(max_length=40, blank=True, help_text="Takes text messages; empty: by a call.")
    is_open = models.BooleanField(default=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"referral desk {self.pk}"


class RisesTo(models.Model):
    """Who of an agency is told of referrals on which nobody has acted in time. The newest row holds."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-set_at",)
        verbose_name_plural = "rises to"
        constraints = (
            models.UniqueConstraint(fields=["agency"], condition=Q(ended_at=None), name="one_person_at_a_time"),
        )

    def __str__(self) -> str:
        return f"rises to account {self.account_id}"
