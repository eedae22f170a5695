"""`manage.py migrate`: Django's, run as the owner of the tables, who then gives the program its rights."""

from typing import Any

from django.core.management.commands import migrate

from coresponder.safeguards.permissions.database_rights import as_owner
from coresponder.safeguards.permissions.quick_states import only_what_changed


class Command(migrate.Command):
    """Django's own, as another database role than the one that the program works with."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate as the owner, then grant."""
        with as_owner(), only_what_changed():
            super().handle(*args, **options)
