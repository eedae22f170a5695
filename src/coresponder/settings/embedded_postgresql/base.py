"""The backend that Django loads by name. It adds one thing to Django's own: it knows how to start its server."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from coresponder.settings.embedded_postgresql.server import socket_folder


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL, in a server that this program starts when nobody has said where one is."""

    def get_connection_params(self) -> dict[str, Any]:
        """Connection parameters; starts the server first when the settings name no host."""
        if not self.settings_dict["HOST"]:
            self.settings_dict["HOST"] = socket_folder(Path(self.settings_dict["FOLDER"]))
        return super().get_connection_params()
