"""The people who use the program: staff of the partners, never persons served."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from coresponder.safeguards.accounts.vocabulary import HEALTH_CARE, LAW_ENFORCEMENT, AgencyKind, ClosedBecause

SESSION_SALT = "coresponder.safeguards.accounts.session"


class UserManager(BaseUserManager["User"]):
    """Creates accounts with a hashed password, or with one that no sign-in matches."""

    def create_user(
        self, username: str, password: str | None = None, *, display_name: str, role: str, **extra: Any
    ) -> "User":
        """A new account. Without a password nobody can sign in to it until one is set."""
        user = self.model(username=username, display_name=display_name, role=role, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user


class Agency(models.Model):
    """One partner of the program. Every part of a person's record belongs to exactly one of them."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, choices=AgencyKind)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return f"agency {self.pk}"

    @property
    def is_law_enforcement(self) -> bool:
        return self.kind in LAW_ENFORCEMENT

    @property
    def is_health_care(self) -> bool:
        return self.kind in HEALTH_CARE


class User(AbstractBaseUser):
    """One account. It acts for one agency in one role at a time, those of a membership that is in force.

    The role is a stable key of `permissions.roles`, which decides what the person may do.
    """

    username = models.CharField(
        max_length=80, unique=True, validators=[ASCIIUsernameValidator()], help_text="The name to sign in with."
    )
    display_name = models.CharField(max_length=120, help_text="The name that others read.")
    role = models.CharField(max_length=40, default="outsider", help_text="The key of a role; see permissions/roles.py.")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Whom it acts for now."
    )
    is_active = models.BooleanField(default=True, help_text="Switch off to close the account and keep its history.")
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.CharField(max_length=20, choices=ClosedBecause, blank=True)
    session_generation = models.PositiveIntegerField(default=0, help_text="Raised to end every session at once.")

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        ordering = ("display_name", "id")

    def __str__(self) -> str:
        return f"account {self.pk}"

    def get_session_auth_hash(self) -> str:
        """What a session must carry to go on; another password or a raised generation ends it."""
        return self._get_session_auth_hash()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same with the secrets that the operator has just replaced."""
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._get_session_auth_hash(secret=secret)

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        bound_to = f"{self.password}:{self.session_generation}"
        return salted_hmac(SESSION_SALT, bound_to, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        """The name that others read."""
        return self.display_name

    def get_short_name(self) -> str:
        """The first word of the name that others read."""
        return self.display_name.split()[0] if self.display_name else self.username


class Membership(models.Model):
    """Somebody works for an agency in a role, from one day on and until another, both included."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40, help_text="The key of a role; see permissions/roles.py.")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-starts_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="a_membership_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"membership {self.pk}"
