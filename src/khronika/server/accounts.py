"""The settings of accounts: when they are needed, how people sign in, how long that lasts. No Django here.

Three variables are for a team: KHRONIKA_HOSTS (the names under which the desk is reached, with commas), KHRONIKA_HTTPS=yes (a proxy
in front speaks HTTPS) and KHRONIKA_ADDRESS (where it listens; `khronika desk --address` sets it).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec

from khronika.desk.loopback import is_here

HERE = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Door:
    """Where the desk is reached. ``needs_accounts`` is True where others than whoever sits at this machine could come in."""

    hosts: tuple[str, ...]
    https: bool
    needs_accounts: bool

    @property
    def origins(self) -> list[str]:
        """What forms may be sent from, where HTTPS ends at a proxy."""
        return [f"https://{host}" for host in self.hosts if host not in HERE] if self.https else []


def door(environment: Mapping[str, str] = os.environ) -> Door:
    named = tuple(
        host.strip() for host in environment.get("KHRONIKA_HOSTS", "").split(",") if host.strip(" *")
    )
    address = environment.get("KHRONIKA_ADDRESS", "")
    return Door(
        (*HERE, *named),
        environment.get("KHRONIKA_HTTPS", "").strip().lower() in ("yes", "1", "true", "on"),
        bool(named or environment.get("KHRONIKA_DATABASE") or (address and not is_here(address))),
    )


APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
]

BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: whoever tried too often is not even heard
    "allauth.account.auth_backends.AuthenticationBackend",
]

# Django's own scrypt needs no package; 16 MB and about 50 ms a try. PBKDF2 stands behind it only to read what was kept before.
HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

_CHECKS = "django.contrib.auth.password_validation."
PASSWORD_LENGTH = 12  # a passphrase of three words passes; what eight letters hold is tried in an afternoon
VALIDATORS = [
    {"NAME": _CHECKS + "UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("username",)}},
    {"NAME": _CHECKS + "MinimumLengthValidator", "OPTIONS": {"min_length": PASSWORD_LENGTH}},
    {"NAME": _CHECKS + "CommonPasswordValidator"},
]

# A working day: whoever finds the laptop open next morning has to sign in.
SESSION_SECONDS = 12 * 3600
ASK_AGAIN_SECONDS = 5 * 60  # after this a dangerous act asks for the password again
TRIES = 5  # wrong passwords for one name from one address ...
WAIT = timedelta(minutes=15)  # ... and then it waits this long
# Beside it, from any address: what a guesser with many addresses has for one name; second factors are counted by it too.
RATES = {"login_failed": "60/m/ip,20/15m/key", "login": "120/m/ip", "reauthenticate": "20/m/user"}


def work_apps() -> list[str]:
    """The applications by which work is handed to a second process. Raises ImproperlyConfigured where they are not installed."""
    if find_spec("django_tasks_db") is None:
        from django.core.exceptions import ImproperlyConfigured

        raise ImproperlyConfigured("KHRONIKA_WORKER=yes needs django-tasks-db: install khronika[team]")
    return ["django_tasks", "django_tasks_db"]
