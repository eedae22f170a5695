"""Who has an account is looked over once a year, and somebody signs for it."""

from django.conf import settings
from django.db import models

from coresponder.safeguards.accounts.models.people import Agency
from coresponder.safeguards.accounts.vocabulary import ReviewState, ReviewVerdict


class AccountReview(models.Model):
    """One review: every account that was open when it began, decided one by one, signed off as a whole."""

    state = models.CharField(max_length=12, choices=ReviewState, default=ReviewState.OPEN)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    signed_off_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    signed_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-opened_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["state"],
                condition=models.Q(state=ReviewState.OPEN),
                name="one_review_of_accounts_is_open_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"account review {self.pk}"


class ReviewedAccount(models.Model):
    """One account as the review found it, what was decided about it, and whether a wanted change has been made."""

    review = models.ForeignKey(AccountReview, on_delete=models.PROTECT, related_name="accounts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=40)
    last_signed_in_at = models.DateTimeField(null=True)
    had_second_factor = models.BooleanField()
    verdict = models.CharField(max_length=10, choices=ReviewVerdict, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="What is to be changed.")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True, help_text="When the coordinator had made the change.")

    class Meta:
        ordering = ("user__display_name", "id")
        constraints = (models.UniqueConstraint(fields=["review", "user"], name="an_account_is_reviewed_once"),)

    def __str__(self) -> str:
        return f"reviewed account {self.pk}"
