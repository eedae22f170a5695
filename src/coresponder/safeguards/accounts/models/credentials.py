"""What somebody is qualified as, and until when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.safeguards.accounts.vocabulary import CredentialKind


class Credential(models.Model):
    """A license, certification or training of one account. It opens nothing; it shows what has to be renewed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="credentials")
    kind = models.CharField(max_length=30, choices=CredentialKind)
    number = models.CharField(max_length=60, blank=True, help_text="As it stands on the document.")
    issued_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True, help_text="Empty: it does not expire.")

    class Meta:
        ordering = ("expires_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("issued_on")),
                name="a_credential_expires_after_it_is_issued",
            ),
        )

    def __str__(self) -> str:
        return f"credential {self.pk}"
