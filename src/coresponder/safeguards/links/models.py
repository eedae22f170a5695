"""The links that were handed out, and the guesses at links that there are not."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.safeguards.links.vocabulary import LinkPurpose


class Link(models.Model):
    """One link, handed to somebody without an account. Only the hash of its secret is kept.

    It opens from when it was issued until it expires, is ended or, when it is for a single use, was used.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 of 256 random bits.")
    purpose = models.CharField(max_length=20, choices=LinkPurpose)
    about = models.UUIDField(help_text="The id of what it opens: one service asked, one facility, one encounter.")
    is_single_use = models.BooleanField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, help_text="When it was followed for the first time.")
    used_at = models.DateTimeField(null=True, help_text="When something was done with it, the last time.")
    ended_at = models.DateTimeField(null=True, help_text="When it was ended before its time.")

    class Meta:
        ordering = ("-issued_at",)
        indexes = (models.Index(fields=["purpose", "about"], name="link_by_purpose"),)
        constraints = (
            models.CheckConstraint(condition=Q(expires_at__gt=F("issued_at")), name="a_link_expires_after_it_began"),
        )

    def __str__(self) -> str:
        return f"link {self.pk}"


class LinkCode(models.Model):
    """A code that goes another way than its link: whoever has both is who it was sent to. Kept as a keyed hash."""

    link = models.OneToOneField(Link, on_delete=models.CASCADE, primary_key=True, related_name="code")
    code_hash = models.CharField(max_length=64)
    issued = models.PositiveSmallIntegerField(default=1, help_text="How many were made; only the newest is right.")
    wrong_tries = models.PositiveSmallIntegerField(default=0, help_text="Of all codes of this link together.")
    issued_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"code of link {self.pk}"


class WrongTry(models.Model):
    """Somebody followed a link that opens nothing. The network address is kept as a keyed hash, for one day."""

    address_hash = models.CharField(max_length=64)
    tried_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=["address_hash", "tried_at"], name="wrong_try_by_address"),)

    def __str__(self) -> str:
        return f"wrong try {self.pk}"
