"""The words of the audit trail."""

from django.db.models import TextChoices

# An event that happened without an account, such as a failed sign-in, names this account.
NOBODY = 0


class Outcome(TextChoices):
    """How what somebody wanted to do ended."""

    DONE = "done", "done"
    REFUSED = "refused", "refused"
