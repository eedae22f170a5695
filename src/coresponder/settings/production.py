"""A program's own server: nothing has a default that would be unsafe there."""

import os

from coresponder.settings.base import *  # noqa: F403
from coresponder.settings.base import DATA_DIR
from coresponder.settings.database import owner_in_server, server_database
from coresponder.settings.environment import encryption_keys, flag, number, required, signing_key, words

SECRET_KEY = required("SECRET_KEY", meaning="the long random text that signs sessions.")
ENCRYPTION_KEYS = encryption_keys(
    required(
        "ENCRYPTION_KEYS", meaning="the operator's keys that protect names and clinical text, kept off the database."
    )
)
BLIND_INDEX_KEY = required("BLIND_INDEX_KEY", meaning="the long random text by which encrypted names can be looked up.")
AUDIT_SIGNING_KEY = signing_key(
    required("AUDIT_SIGNING_KEY", meaning="the 32 bytes in base64 that sign the seals of the audit trail.")
)
AUDIT_FORMER_PUBLIC_KEYS = words("AUDIT_FORMER_PUBLIC_KEYS")
AUDIT_SEAL_EVERY_EVENTS = number("AUDIT_SEAL_EVERY_EVENTS", otherwise=1000)
AUDIT_SEAL_EVERY_MINUTES = number("AUDIT_SEAL_EVERY_MINUTES", otherwise=5)
AUDIT_TRUSTED_PROXIES = 1 if flag("BEHIND_TRUSTED_PROXY") else 0
DATABASES = {
    "default": server_database(required("DATABASE_URL", meaning="where the PostgreSQL server with the records is."))
}
# Only the account that runs `manage.py migrate` has this variable. Without it the program's own role owns the tables.
DATABASE_OWNER = owner_in_server(os.environ.get("DATABASE_OWNER_URL", ""))
ALLOWED_HOSTS = words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
PUBLIC_ADDRESS = os.environ.get("PUBLIC_ADDRESS", f"https://{ALLOWED_HOSTS[0]}")

# Every account needs a second factor, unless the operator says that something in front of the program asks for it.
REQUIRE_SECOND_FACTOR = not flag("SECOND_FACTOR_ELSEWHERE")
SYSTEM_USE_NOTICE = os.environ.get(
    "SYSTEM_USE_NOTICE",
    "You are about to use a restricted system. It holds criminal-justice and health information. Use is monitored, "
    "recorded and audited. Unauthorized use is prohibited and may be punished. By signing in you agree to this.",
)
# Shared by the web processes: counts of attempts, and codes that were used already.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
    }
}

SECURE_SSL_REDIRECT = not flag("TLS_ENDS_ELSEWHERE_AND_REDIRECTS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("BEHIND_TRUSTED_PROXY") else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"

# `manage.py collectstatic` puts them here, with a hash in every name.
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
