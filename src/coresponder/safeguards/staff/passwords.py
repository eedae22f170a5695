"""How long a password must be: 15 characters where it is the only factor, 12 beside a second one.

Source: NIST SP 800-63B-4, 3.1.1.2. There are no rules of composition; common passwords are refused elsewhere.
"""

from django.conf import settings
from django.core.exceptions import ValidationError

from coresponder.safeguards.accounts.models import User

ALONE = 15
BESIDE_A_SECOND_FACTOR = 12


def shortest_length() -> int:
    """How many characters a new password has at least."""
    return BESIDE_A_SECOND_FACTOR if settings.REQUIRE_SECOND_FACTOR else ALONE


class LongEnough:
    """One of AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Refuse what is too short."""
        if len(password) < shortest_length():
            raise ValidationError(
                f"This password is too short. It needs {shortest_length()} characters: several words do.",
                code="password_too_short",
            )

    def get_help_text(self) -> str:
        """What stands beside the field."""
        return f"At least {shortest_length()} characters. Several words are easier to remember than one odd one."
