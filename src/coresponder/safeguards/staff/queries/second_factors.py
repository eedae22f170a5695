"""Whether an account has a second factor."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from coresponder.safeguards.accounts.models import User

# Recovery codes alone are no second factor: they stand in for one that is lost.
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    """Whether a passkey or an authenticator app is set up."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=KINDS).exists())


def with_second_factor() -> Exists:
    """The same as a column of a list of accounts."""
    return Exists(Authenticator.objects.filter(user_id=OuterRef("pk"), type__in=KINDS))
