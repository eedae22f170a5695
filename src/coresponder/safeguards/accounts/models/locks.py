"""Failed sign-ins and the locks that follow. Usernames stand here as keyed hashes, those of no account as well."""

from django.conf import settings
from django.db import models


class FailedSignIn(models.Model):
    """One failure; forgotten after a sign-in that works, and when it is too old to count."""

    name_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["name_hash", "at"]),)

    def __str__(self) -> str:
        return f"failed sign-in {self.pk}"


class SignInLock(models.Model):
    """Nobody signs in with this username until the lock is released. A name without an account is locked as well,
    so that a lock does not tell which accounts there are.
    """

    name_hash = models.CharField(max_length=64, unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="sign_in_lock"
    )
    locked_at = models.DateTimeField()

    class Meta:
        ordering = ("locked_at",)

    def __str__(self) -> str:
        return f"lock {self.pk}"
