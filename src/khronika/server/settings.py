"""Django's settings. Everything is decided by two variables: KHRONIKA_FOLDER and, for a team, KHRONIKA_DATABASE_URL.

The desk listens on this machine only, asks nothing of any other host, and never shows a traceback.
"""

import logging
import os
import traceback

from csp.constants import NONE, SELF

from khronika.server.database import database_settings
from khronika.server.folder import folder_path, secret_key

KHRONIKA_FOLDER = folder_path()
SECRET_KEY = secret_key(KHRONIKA_FOLDER)

# Never on: a debug page shows the locals of each frame, and a local may be a detained person's name.
DEBUG = False

ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "khronika.server.urls"
ASGI_APPLICATION = "khronika.server.desk.application"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "khronika.ledger",
    "khronika.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "khronika.desk.gate.Gate",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

DATABASES = {"default": database_settings(KHRONIKA_FOLDER, os.environ.get("KHRONIKA_DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]

# Styles and pictures ship inside the package and are found there: no step that collects them, nothing to forget.
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True

# Nothing from anywhere else, no script, no frame, no inline style; "data:" pictures are not allowed either.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"

# The desk speaks plain HTTP on 127.0.0.1, where there is no certificate to have. A team server behind HTTPS comes
# with accounts; until then these three warnings of `check --deploy` ask for what would only break the loopback.
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # no HSTS
    "security.W008",  # no redirect to HTTPS
    "security.W016",  # the CSRF cookie travels over HTTP
]


class PlainFormatter(logging.Formatter):
    """``ERROR: Internal Server Error: /x/ (ValueError at views.py:31)``: an error's own words may quote a report, and
    a traceback frightens whoever reads the terminal; the kind and the place are what a maker needs."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{record.levelname}: {record.getMessage()}"
        if not record.exc_info or record.exc_info[0] is None:
            return line
        kind, _, frames = record.exc_info
        last = traceback.extract_tb(frames)[-1:]
        at = f" at {os.path.basename(last[0].filename)}:{last[0].lineno}" if last else ""
        return f"{line} ({kind.__name__}{at})"


# Warnings and errors go to standard error with their message alone; no request, no text, no name.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": PlainFormatter}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
