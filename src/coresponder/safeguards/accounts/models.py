"""The people who use the program: staff of the partners, never persons served."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models


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


class User(AbstractBaseUser):
    """One account. The role is a stable key of `access.roles`, which decides what the person may do."""

    username = models.CharField(
        max_length=80, unique=True, validators=[ASCIIUsernameValidator()], help_text="The name to sign in with."
    )
    display_name = models.CharField(max_length=120, help_text="The name that others read.")
    role = models.CharField(max_length=40, default="outsider", help_text="The key of a role; see access/roles.py.")
    is_active = models.BooleanField(default=True, help_text="Switch off to close the account and keep its history.")
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        ordering = ("display_name", "id")

    def __str__(self) -> str:
        return f"account {self.pk}"

    def get_full_name(self) -> str:
        """The name that others read."""
        return self.display_name

    def get_short_name(self) -> str:
        """The first word of the name that others read."""
        return self.display_name.split()[0] if self.display_name else self.username
