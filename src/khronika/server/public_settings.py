"""Django's settings of the public door: no sessions, no cookies, no forms, no accounts, nothing that is written.

It knows the folder, or the database, as the desk's settings do, and may have a role of its own there that only reads
(KHRONIKA_DATABASE; docs/publishing.md). It never holds the folder's secret: it signs nothing.
"""

import os
import secrets
from importlib.resources import files

from khronika.server.database import SERVES, database_settings, kept_open
from khronika.server.folder import folder_path
from khronika.server.plain_log import OTHERS, formatter

KHRONIKA_FOLDER = folder_path()
SECRET_KEY = secrets.token_urlsafe(48)  # Django wants one; nothing here is signed with it

DEBUG = False
ALLOWED_HOSTS = [
    host.strip()
    for host in os.environ.get("KHRONIKA_PUBLIC_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    if host.strip()
]
ROOT_URLCONF = "khronika.server.public_urls"
ASGI_APPLICATION = "khronika.server.public.application"

INSTALLED_APPS = ["khronika.ledger", "khronika.public"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

DATABASES = {"default": database_settings(KHRONIKA_FOLDER, os.environ.get("KHRONIKA_DATABASE"))}
# Whatever happens in this process, its connection writes nothing.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {"timeout": 20, "init_command": "PRAGMA query_only=ON;"}
else:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c default_transaction_read_only=on"
if os.environ.get(SERVES) == "yes":
    DATABASES["default"] = kept_open(DATABASES["default"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]
LOCALE_PATHS = [
    str(files("khronika") / "desk" / "locale")
]  # one catalogue for all rooms; data, no code of the desk

KHRONIKA_SITE_ADDRESS = os.environ.get("KHRONIKA_SITE_ADDRESS", "")
KHRONIKA_PUBLISHER = os.environ.get("KHRONIKA_PUBLISHER", "")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": formatter()}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        **{name: {"handlers": ["stderr"], "level": "WARNING", "propagate": False} for name in OTHERS},
    },
}
