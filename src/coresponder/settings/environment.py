"""Reading the environment, with a paragraph for the person who has to mend it."""

import base64
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

OPERATOR_KEY_BYTES = 32
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


def encryption_keys(text: str) -> list[tuple[str, str]]:
    """The operator's keys from “name:base64,name:base64”, the newest first; each must be 32 bytes."""
    pairs = [each.strip().partition(":") for each in text.split(",") if each.strip()]
    for name, _, key in pairs:
        if not name or len(base64.b64decode(key)) != OPERATOR_KEY_BYTES:
            raise ImproperlyConfigured(
                "ENCRYPTION_KEYS must be pairs of a name and 32 bytes in base64, such as 2026-11:…, the newest first."
            )
    return [(name, key) for name, _, key in pairs]


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
