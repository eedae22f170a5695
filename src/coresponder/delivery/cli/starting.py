"""Starting the program below a command that works on its database. Nothing of Django is imported before that."""

import os
from typing import TYPE_CHECKING

from coresponder.kernel.errors import UsageError

if TYPE_CHECKING:
    from coresponder.safeguards.accounts.models import User


def start_the_program() -> None:
    """Load the program by DJANGO_SETTINGS_MODULE, the demonstration's where it is not set, as manage.py does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coresponder.settings.demo")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def account(username: str) -> "User":
    """The account that answers for the command. UsageError where there is none of this name, or it is closed."""
    from coresponder.safeguards.accounts.models import User

    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise UsageError("no_such_account", f"There is no open account “{username}”.", "Check --by.")
    return found
