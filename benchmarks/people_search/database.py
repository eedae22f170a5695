"""A throw-away PostgreSQL with the program's tables, owned as in an installation: the program's role owns nothing."""

import os
from pathlib import Path

import django
from django.conf import settings


def prepared(folder: Path) -> None:
    """Start the embedded server in `folder` and make the tables. Call it before any model is imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coresponder.settings.tests")
    from coresponder.settings.embedded_postgresql import server

    settings.DATABASES["default"]["HOST"] = server.throw_away_socket_folder(folder)
    django.setup()
    from django.core.management import call_command

    from coresponder.safeguards.permissions.database_rights import as_owner

    with as_owner():
        call_command("migrate", verbosity=0)


def tended() -> None:
    """What PostgreSQL does by itself within minutes, only its owner may ask for: clear up, and count what there is."""
    from django.db import connection

    from coresponder.safeguards.permissions.database_rights import as_owner

    with as_owner(), connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def stopped(folder: Path) -> None:
    """Stop the server again."""
    from django.db import connection

    from coresponder.settings.embedded_postgresql import server

    connection.close()
    server.stop(folder)
