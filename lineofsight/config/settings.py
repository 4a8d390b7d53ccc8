"""Django's settings. Everything that differs between installations comes from the environment (`environment.py`)."""

import os
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from lineofsight.config import environment

# Workbooks are read with the standard library's parser, whatever else is installed: its refusals are the ones we know.
os.environ.setdefault("OPENPYXL_LXML", "False")

HOUSE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()

DEMONSTRATION = environment.flag("LINEOFSIGHT_DEMONSTRATION")
DEBUG = False
SECRET_KEY = environment.read_secret()
SEALING_KEYS_FILE = environment.required_keys()
PUBLIC_ADDRESS = os.environ.get("LINEOFSIGHT_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
MORE_HOSTS = os.environ.get("LINEOFSIGHT_HOSTS", "127.0.0.1,localhost").split(",")
ALLOWED_HOSTS = [urlsplit(PUBLIC_ADDRESS).hostname or "localhost", *MORE_HOSTS]
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]

CORE = ["trail", "access", "records", "people", "notices", "documents", "sealed", "insight", "questions", "thread"]
WINGS = ["know", "learn", "lead"]


def built(name: str) -> bool:
    """Whether a part of the house has been built: a module is made when it is needed, not before."""
    return find_spec(name) is not None


def rooms() -> list[str]:
    """Every part of the house that is a Django application, lowest first."""
    modules = [
        f"lineofsight.{wing}.{folder.name}"
        for wing in WINGS
        for folder in sorted((HOUSE / wing).glob("*/"))
        if (folder / "manifest.py").exists()
    ]
    return [
        "lineofsight.core.design",
        *[f"lineofsight.core.{app}" for app in CORE if built(f"lineofsight.core.{app}")],
        *modules,
        "lineofsight.journeys",
    ]


ROOMS = rooms()

INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # allauth's sessions page says "an hour ago" with it
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_scopes",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Before whatever may refuse a view: the page that says so is the partnership's own.
    "lineofsight.core.access.middleware.ScopeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lineofsight.core.people.middleware.ActorMiddleware",
]

ROOT_URLCONF = "lineofsight.config.urls"
WSGI_APPLICATION = "lineofsight.config.wsgi.application"

CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "lineofsight.journeys.shell.shell",
]

TEMPLATES = [
    {
        "NAME": "jinja",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        # Named one by one: with APP_DIRS every package's templates would be read as Jinja.
        "DIRS": [HOUSE.parent / room.replace(".", "/") / "templates" for room in ROOMS],
        "OPTIONS": {
            "environment": "lineofsight.core.design.environment.environment",
            "context_processors": CONTEXT,
        },
    },
    {
        "NAME": "allauth",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HOUSE / "core" / "design" / "allauth"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT, "builtins": ["lineofsight.core.design.templatetags.design"]},
    },
]

DATABASES = {"default": environment.database(os.environ.get("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared between workers, so that a rate limit counts every attempt and not a worker's share of them.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lineofsight.core.notices.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Line of Sight"
MFA_ADAPTER = "lineofsight.core.notices.accounts.MFAAdapter"
USERSESSIONS_TRACK_ACTIVITY = False
# People who read a partnership's content prove who they are twice. A demonstration holds nothing to protect.
SECOND_STEP_REQUIRED = environment.flag("LINEOFSIGHT_SECOND_STEP", default=not DEMONSTRATION)

SECURE = PUBLIC_ADDRESS.startswith("https://")
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthy/$"]  # asked by the machine itself, without the proxy
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
# The address of a link is a key: it must not travel to another site as a referrer.
SECURE_REFERRER_POLICY = "same-origin"
if environment.flag("LINEOFSIGHT_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # rate limits count the visitor, not the proxy
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "lineofsight.core.access.views.form_expired"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# Every file that comes in passes here first: by forms, and again where it is kept.
CLAMD = environment.scanner(os.environ.get("LINEOFSIGHT_CLAMD"))
UPLOAD_CHECK = "lineofsight.core.access.scanning.refusal"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# No server named: messages stand on the Outbox page for a person to hand over.
EMAIL_HOST = os.environ.get("LINEOFSIGHT_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("LINEOFSIGHT_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("LINEOFSIGHT_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LINEOFSIGHT_SMTP_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("LINEOFSIGHT_SMTP_TLS", default=EMAIL_PORT == 587)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("LINEOFSIGHT_FROM", "Line of Sight <no-reply@localhost>")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True  # allauth's own sentences pass through gettext; ours are written once, in English
USE_THOUSAND_SEPARATOR = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "lineofsight.config.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
