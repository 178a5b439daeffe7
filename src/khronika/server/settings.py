"""Django's settings. Everything is decided by two variables: KHRONIKA_FOLDER and, for a team, KHRONIKA_DATABASE.

The desk listens on this machine only, asks nothing of any other host, and never shows a traceback.
"""

import os

from csp.constants import NONE, SELF

from khronika.server import accounts
from khronika.server.database import SERVES, database_settings, kept_open
from khronika.server.folder import folder_path, secret_key
from khronika.server.plain_log import OTHERS, formatter

KHRONIKA_FOLDER = folder_path()
SECRET_KEY = secret_key(KHRONIKA_FOLDER)

# Never on: a debug page shows the locals of each frame, and a local may be a detained person's name.
DEBUG = False

DOOR = accounts.door()
ALLOWED_HOSTS = list(DOOR.hosts)
ROOT_URLCONF = "khronika.server.urls"
ASGI_APPLICATION = "khronika.server.desk.application"

# The desk stands before allauth: its templates and its catalogues win over theirs.
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "khronika.ledger",
    "khronika.desk",
    "khronika.public",
    *accounts.APPS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "khronika.desk.gate.Gate",  # before the check of forms: a stranger's form gets what a wrong address gets
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "khronika.desk.settling.unsettled",
            ],
        },
    },
]

DATABASES = {"default": database_settings(KHRONIKA_FOLDER, os.environ.get("KHRONIKA_DATABASE"))}
if os.environ.get(SERVES) == "yes":
    DATABASES["default"] = kept_open(DATABASES["default"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Whether what people decide is set beside the rest after they were answered. `khronika desk` says yes; a program of one's own that serves
# server/desk.py says so by this variable.
KHRONIKA_SETTLES_AFTER = os.environ.get("KHRONIKA_SETTLES_AFTER") == "yes"

# Whether a second process (`khronika worker`) does what pages need not wait for.
KHRONIKA_WORKER = os.environ.get("KHRONIKA_WORKER") == "yes"
if KHRONIKA_WORKER:
    INSTALLED_APPS += accounts.work_apps()
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    # Several processes answer: wrong passwords, codes that were used and what the log's page was told count in all of them.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(KHRONIKA_FOLDER / ".counted"),
            "OPTIONS": {
                "MAX_ENTRIES": 10_000
            },  # more than a guesser makes in the quarter of an hour that counts
        }
    }

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
# What one form may bring: 5 MB of pasted text, which is a book, and more files than the inbox takes, so that it is the inbox that
# says so. The door (server/limits.py) cuts off whatever is larger than all of it before any of it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
# ---- accounts: how they are used is told in docs/members.md ----
KHRONIKA_ACCOUNTS_NEEDED = DOOR.needs_accounts
AUTHENTICATION_BACKENDS = accounts.BACKENDS
PASSWORD_HASHERS = accounts.HASHERS
AUTH_PASSWORD_VALIDATORS = accounts.VALIDATORS
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:questions"
SESSION_COOKIE_AGE = accounts.SESSION_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = DOOR.https
CSRF_TRUSTED_ORIGINS = DOOR.origins
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if DOOR.https else 0
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing is ever sent

ACCOUNT_ADAPTER = "khronika.desk.account_adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = accounts.ASK_AGAIN_SECONDS
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = accounts.RATES
ACCOUNT_FORMS = {
    "login": "khronika.desk.account_forms.SignInForm",
    "change_password": "khronika.desk.account_forms.AnotherPasswordForm",
}
MFA_ADAPTER = "khronika.desk.account_adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "khronika"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not DOOR.https  # browsers count http://localhost as safe
MFA_RECOVERY_CODES_SHOW_ONCE = True
USERSESSIONS_TRACK_ACTIVITY = False  # no row is written for a page that is only read

AXES_FAILURE_LIMIT = accounts.TRIES
AXES_COOLOFF_TIME = accounts.WAIT
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "khronika.desk.account_views.tried_too_often"
AXES_USERNAME_CALLABLE = "khronika.desk.account_views.tried_name"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # who signed in when, by name and address, is not kept
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"

# The desk speaks plain HTTP on 127.0.0.1, where there is no certificate to have, and in front of a team's server stands a proxy
# that speaks HTTPS (KHRONIKA_HTTPS=yes); without it these warnings of `check --deploy` ask for what would break the loopback.
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # no HSTS
    "security.W005",  # nor for subdomains, which are not ours
    "security.W008",  # no redirect to HTTPS: the proxy's task
    "security.W012",  # the session's cookie travels over HTTP
    "security.W016",  # the CSRF cookie too
    "security.W021",  # no HSTS preload: it would bind the whole domain
]


# Warnings and errors go to standard error with their message alone; no request, no text, no name.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": formatter()}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        **{name: {"handlers": ["stderr"], "level": "WARNING", "propagate": False} for name in OTHERS},
        "axes": {"handlers": [], "level": "CRITICAL", "propagate": False},  # it names whoever mistyped
    },
}
