"""One database everywhere, PostgreSQL: a server by DATABASE_URL, or the embedded one."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("postgres", "postgresql")


def server_database(url: str) -> dict[str, Any]:
    """Django's settings for postgresql://user:password@host:port/name?host=/socket/folder&sslmode=require."""
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://; no other database is supported.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def owner_in_server(url: str) -> dict[str, Any]:
    """Who owns the tables and migrates, when a URL says so; without one, the program's own role does."""
    server = server_database(url) if url else {}
    return {name: server[name] for name in ("USER", "PASSWORD") if name in server}


# The embedded server trusts whoever may enter its folder, so that no password is needed.
OWNER_IN_EMBEDDED = {"USER": "coresponder_owner", "PASSWORD": ""}


def embedded_database(folder: Path) -> dict[str, Any]:
    """Django's settings for the PostgreSQL of the wheel; it starts when the first connection is asked for."""
    return {
        "ENGINE": "coresponder.settings.embedded_postgresql",
        "NAME": "coresponder",
        "USER": "coresponder",
        "PASSWORD": "",
        "HOST": "",
        "FOLDER": str(folder),
        "CONN_MAX_AGE": 60,
    }


def database(url: str, folder: Path) -> dict[str, Any]:
    """The server when a URL is given, else the embedded one in `folder`."""
    return server_database(url) if url else embedded_database(folder)
