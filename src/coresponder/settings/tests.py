"""The tests: everything as in the demo, except speed where speed changes no behavior."""

import base64

from coresponder.settings.base import *  # noqa: F403
from coresponder.settings.base import DATA_DIR
from coresponder.settings.database import OWNER_IN_EMBEDDED, embedded_database

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
PUBLIC_ADDRESS = "http://testserver"
# tests/conftest.py puts the address of the run's own throw-away server here before the first connection.
DATABASES = {"default": embedded_database(DATA_DIR / "postgresql")}
DATABASE_OWNER = OWNER_IN_EMBEDDED
SECRET_KEY = "only-for-tests"  # noqa: S105 - signs nothing outside a test run
ENCRYPTION_KEYS = [("tests", base64.b64encode(bytes(range(32))).decode())]
BACKUP_KEYS = [("tests", base64.b64encode(bytes(range(32, 64))).decode())]
BLIND_INDEX_KEY = "only-for-tests"
AUDIT_SIGNING_KEY = base64.b64encode(bytes(range(32, 64))).decode()
TIME_ZONE = "America/Chicago"
DEFAULT_FROM_EMAIL = "coresponder@marigold.example"
EMAIL_IS_SET_UP = True
TEXT_MESSAGES = "coresponder.program.messages.sending.text_messages.IntoAFile"
PROGRAM_NAME = "Marigold Co-Response"
WHITENOISE_USE_FINDERS = True
# Argon2 is slow on purpose; the tests sign in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Passkeys work on localhost without TLS there.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
