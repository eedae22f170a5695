"""`manage.py serve`: the web server of this machine, until Ctrl-C or `kill`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Serve the pages, the interface and the stream of news on one port. Whoever may start the program may do this."""

    help = "Serve the pages on one port, until Ctrl-C or kill."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The address: by default this machine alone, so that a proxy with TLS stands in front."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Return when the server has ended."""
        # Imported here: both read the settings, and the application takes the connections of this process into a pool.
        from coresponder.delivery.web.asgi import application
        from coresponder.delivery.web.serving import server

        server(application, host=options["host"], port=options["port"]).run()
