"""Evaluation on one machine: the invented county, an embedded database, and sign-in by one click.

Never put this in front of real records: anybody who reaches the page may become anybody of the cast.
"""

import base64
import os
import secrets
from collections.abc import Callable

from coresponder.settings.base import *  # noqa: F403
from coresponder.settings.base import DATA_DIR
from coresponder.settings.database import OWNER_IN_EMBEDDED, database, owner_in_server

DEMO = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
PUBLIC_ADDRESS = os.environ.get("PUBLIC_ADDRESS", "http://127.0.0.1:8000")
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA_DIR / "postgresql")}
IS_EMBEDDED = DATABASES["default"]["ENGINE"].startswith("coresponder.")
DATABASE_OWNER = OWNER_IN_EMBEDDED if IS_EMBEDDED else owner_in_server(os.environ.get("DATABASE_OWNER_URL", ""))
ENCOUNTER_CODES = os.environ.get("ENCOUNTER_CODES", "demonstration")
TIME_ZONE = os.environ.get("PROGRAM_TIME_ZONE", "America/Chicago")


def _kept(name: str, made: Callable[[], str]) -> str:
    """A secret of this machine's own, kept beside the data so that a restart signs nobody out and loses no key."""
    path = DATA_DIR / name
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(made())
    return path.read_text()


SECRET_KEY = _kept("demo-secret-key", lambda: secrets.token_urlsafe(50))
ENCRYPTION_KEYS = [("demo", _kept("demo-encryption-key", lambda: base64.b64encode(secrets.token_bytes(32)).decode()))]
BACKUP_KEYS = [("demo", _kept("demo-backup-key", lambda: base64.b64encode(secrets.token_bytes(32)).decode()))]
BLIND_INDEX_KEY = _kept("demo-blind-index-key", lambda: secrets.token_urlsafe(50))
AUDIT_SIGNING_KEY = _kept("demo-audit-signing-key", lambda: base64.b64encode(secrets.token_bytes(32)).decode())
# The finders are read once at start, so that the demo needs no collectstatic.
WHITENOISE_USE_FINDERS = True
# Passkeys work on localhost without TLS there.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Nothing leaves the machine: each e-mail is a file, and each text message a line of one.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = "coresponder@marigold.example"
EMAIL_IS_SET_UP = True
TEXT_MESSAGES = os.environ.get("TEXT_MESSAGES", "coresponder.program.messages.sending.text_messages.IntoAFile")
PROGRAM_NAME = os.environ.get("PROGRAM_NAME", "Marigold Co-Response")
# The cast may be away for long.
DAYS_UNTIL_IDLE_ACCOUNTS_CLOSE = 100 * 365
