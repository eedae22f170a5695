"""`manage.py board_outlines FILE`: gives the map of the board its outlines."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coresponder.kernel.errors import CoresponderError
from coresponder.program.board.actions.outlines import keep_outlines


class Command(BaseCommand):
    """Read a GeoJSON file of beats in longitude and latitude. It replaces the outlines that were there."""

    help = "Draw the map of the board from a GeoJSON file of your beats."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Whoever may run this command may change the outlines; the audit trail says that it was the command line."""
        try:
            kept = keep_outlines(geojson=json.loads(options["file"].read_text("utf-8")), by=None)
        except (OSError, ValueError) as problem:
            raise CommandError(f"The file cannot be read as GeoJSON ({type(problem).__name__}).") from None
        except CoresponderError as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"The map shows {len(kept)} beats.")
