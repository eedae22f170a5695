"""What a command does that needs the program's database; the others never load Django."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from coresponder.kernel.errors import CoresponderError


@contextmanager
def program_database() -> Iterator[None]:
    """Load the program with its settings. What is wrong with them, or with the server, ends in a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coresponder.settings.demo")
    import django
    from django.apps import apps
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, ProgrammingError

    try:
        if not apps.ready:
            django.setup()
        yield
    except ImproperlyConfigured as error:
        raise CoresponderError("not_configured", str(error)) from error
    except (OperationalError, ProgrammingError) as error:
        raise CoresponderError(
            "no_database",
            "The program’s database does not answer, or has no tables yet.",
            "Start it, set DJANGO_SETTINGS_MODULE and DATABASE_URL as for manage.py, and run “manage.py migrate”.",
        ) from error
