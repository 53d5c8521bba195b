"""Django's settings: one installation is one programme, in one currency, in Casablanca's time."""

from __future__ import annotations

import os
import zoneinfo
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from fursa.config.database.locations import locate
from fursa.config.paths import data_folder, secret_key
from fursa.core.catalogues import catalogue_folders

django_stubs_ext.monkeypatch()

PACKAGE = Path(__file__).resolve().parent.parent
FURSA_DATA = data_folder()
FURSA_FILES = FURSA_DATA / "files"
FURSA_KEYS = FURSA_DATA / "keys"
# Set by `fursa demo` for its own process alone: ready accounts sign in, codes are not asked for.
FURSA_DEMO = os.environ.get("FURSA_DEMO") == "1"
FURSA_STYLEGUIDE = os.environ.get("FURSA_STYLEGUIDE") == "1"
# How long the establishment still sees the file of someone it released.
FURSA_DAYS_AFTER_RELEASE = 30
# Forms are checked by ODK Validate where Java is there, about a second a form.
FURSA_ODK_VALIDATE = os.environ.get("FURSA_ODK_VALIDATE", "1") == "1"

SECRET_KEY = secret_key(FURSA_KEYS)
DEBUG = os.environ.get("FURSA_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("FURSA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("FURSA_ORIGINS", "").split(",") if origin]

ROOMS = [
    "core", "audit", "accounts", "documents", "territory", "network", "people", "custody", "diagnosis",
    "lifeproject", "pathways", "ledger", "editions", "handover", "reporting", "casefile",
]  # fmt: skip
INSTALLED_APPS = [
    *(f"fursa.{room}" for room in ROOMS),
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fursa.core.middleware.OriginMiddleware",
    "fursa.accounts.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fursa.accounts.middleware.SecondFactorMiddleware",
    "fursa.core.middleware.ErrorMiddleware",
    "fursa.core.middleware.ScopeMiddleware",
]

ROOT_URLCONF = "fursa.config.urls"
WSGI_APPLICATION = "fursa.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fursa.config.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

_location = locate(FURSA_DATA)
_pool = {"min_size": 1, "max_size": 12, "timeout": 10}
DATABASES: dict[str, dict[str, object]] = {
    "default": {**_location.program.settings(), "OPTIONS": {"pool": dict(_pool)}},
    # Progress is seen before the work it tells of commits: a second connection of the same role.
    "progress": {
        **_location.program.settings(),
        "OPTIONS": {"pool": {**_pool, "max_size": 4, "min_size": 0}},
    },
    "owner": _location.owner.settings(),
}
FURSA_PROGRESS_ALIAS = "progress"
DATABASE_ROUTERS = ["fursa.config.database.routers.OneDatabase"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "fursa.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "fursa.accounts.adapters.SecondFactorAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_USER_DISPLAY = "fursa.accounts.adapters.display"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Fursa"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "casefile:my-work"
LOGOUT_REDIRECT_URL = "account_login"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if os.environ.get("FURSA_HTTPS") == "1":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A bulk act names its rows one by one: a thousand must pass, with a hidden field or two.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o600

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = catalogue_folders(PACKAGE)
LANGUAGE_COOKIE_NAME = "fursa_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Africa/Casablanca"
# The zones pinned with the program come before those of the machine: Morocco changes its offset by decree.
zoneinfo.reset_tzpath(())
zoneinfo.ZoneInfo.clear_cache()
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["fursa.core.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = FURSA_DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FURSA_FILES},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Served straight from the packages: no collecting step to forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Ids and a request id only: never names, bodies or the parameters of SQL.
    "formatters": {
        "line": {"()": "fursa.config.logs.Line", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("FURSA_LOG", "WARNING")},
    "loggers": {"django.db.backends": {"level": "ERROR"}, "django.request": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS = ["fields.W342"]
