"""Reading the environment, with a paragraph for the person who has to mend it."""

import base64
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

OPERATOR_KEY_BYTES = 32
LONGEST_KEY_NAME = 40
MOST_IDLE_MINUTES = 30
FLAGS = {"1": True, "0": False, "": False}


def required(name: str, *, meaning: str) -> str:
    """The variable's value, or a paragraph that says which situation the reader is in."""
    value = os.environ.get(name, "")
    if value:
        return value
    raise ImproperlyConfigured(
        f"{name} is not set, and coresponder.settings.production does not start without it: it is {meaning} "
        "You are in one of three situations. To try the program, run “make demo”, which needs no settings. "
        "To run the tests, run “make test”, which needs none either. "
        f"To run it for a program, set {name} in the environment of the web process, the worker and every manage.py "
        "command, and keep its value out of the repository and out of logs."
    )


def flag(name: str) -> bool:
    """True for 1, False for 0 or unset; anything else is refused rather than guessed."""
    value = os.environ.get(name, "")
    if value not in FLAGS:
        raise ImproperlyConfigured(f"{name} must be 1 or 0; it is something else.")
    return FLAGS[value]


def words(name: str) -> list[str]:
    """A comma-separated variable as a list, without blanks."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def data_dir(project: Path) -> Path:
    """Where the embedded database and uploaded files live: DATA_DIR, or var/ in the project."""
    return Path(os.environ.get("DATA_DIR", "") or project / "var").resolve()


def encryption_keys(text: str, variable: str = "ENCRYPTION_KEYS") -> list[tuple[str, str]]:
    """The operator's keys from “name:base64,name:base64”, the newest first; each must be 32 bytes."""
    pairs = [each.strip().partition(":") for each in text.split(",") if each.strip()]
    named = {name: key for name, _, key in pairs if name and len(name) <= LONGEST_KEY_NAME and _is_key(key)}
    if not pairs or len(named) != len(pairs):
        raise ImproperlyConfigured(
            f"{variable} must be pairs of a name and 32 bytes in base64, such as 2026-11:…, the newest first, each "
            "name once. “coresponder keys new” prints one."
        )
    return list(named.items())


def _is_key(text: str) -> bool:
    """True for 32 bytes in base64."""
    try:
        return len(base64.b64decode(text, validate=True)) == OPERATOR_KEY_BYTES
    except ValueError:
        return False


def idle_minutes_by_role(name: str) -> dict[str, int | None]:
    """Roles whose sessions lock later or never, from “dispatcher:never,officer:30”; never is for exempt consoles."""
    found: dict[str, int | None] = {}
    for word in words(name):
        role, _, minutes = word.partition(":")
        found[role] = None if minutes == "never" else _minutes(name, minutes)
    return found


def _minutes(name: str, text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_IDLE_MINUTES:
        raise ImproperlyConfigured(f"{name} must be pairs such as officer:30 or dispatcher:never; 30 is the most.")
    return int(text)


def single_sign_on() -> dict[str, Any]:
    """The identity providers, from the JSON file that SINGLE_SIGN_ON_FILE names; without it there are none.

    The file holds django-allauth's SOCIALACCOUNT_PROVIDERS with the keys openid_connect and saml. It contains secrets.
    """
    path = os.environ.get("SINGLE_SIGN_ON_FILE", "")
    if not path:
        return {}
    providers: dict[str, Any] = json.loads(Path(path).read_text())
    unknown = providers.keys() - {"openid_connect", "saml"}
    if unknown:
        raise ImproperlyConfigured("SINGLE_SIGN_ON_FILE may hold openid_connect and saml, and nothing else.")
    return providers


def origins_of(providers: dict[str, Any]) -> list[str]:
    """The origins of the configured identity providers, to which a form may lead."""
    settings = [app.get("settings", {}) for each in providers.values() for app in each.get("APPS", [])]
    addresses = [found.get("server_url") or found.get("idp", {}).get("sso_url", "") for found in settings]
    parts = [urlsplit(address) for address in addresses if address]
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts})


def signing_key(text: str) -> str:
    """The key that signs the seals of the audit trail, as it was given; it must be 32 bytes in base64."""
    try:
        length = len(base64.b64decode(text, validate=True))
    except ValueError:
        length = 0
    if length != OPERATOR_KEY_BYTES:
        raise ImproperlyConfigured(
            "AUDIT_SIGNING_KEY must be 32 random bytes in base64, as “openssl rand -base64 32” says."
        )
    return text


def number(name: str, *, otherwise: int) -> int:
    """A whole number of at least 1, or the one that holds where the variable is not set."""
    text = os.environ.get(name, "") or str(otherwise)
    if not text.isdecimal() or int(text) < 1:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least 1; it is something else.")
    return int(text)
