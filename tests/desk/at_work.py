"""Members for tests, and their browsers: signed in as a person would be, by name and password."""

from django.contrib.auth.models import User
from django.test import Client

from khronika.ledger.actions.join_member import make_member
from khronika.ledger.member_views import Role

PASSWORD = "three quiet herons"
HEADERS = {"host": "127.0.0.1"}
# Hashing as on the desk takes 50 ms a time; how passwords are kept has a test of its own.
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def name_of(role: Role) -> str:
    return f"Invented {role.value.title()}"


def everybody() -> dict[Role, str]:
    """One member of each role; their ids. Passwords must be hashed quickly (see ``QUICK``)."""
    return {role: make_member(name_of(role), PASSWORD, role) for role in reversed(Role)}


def signed_in(role: Role, *, enforce_csrf_checks: bool = False) -> Client:
    """The browser of the member of this role, past the page of signing in."""
    client = browser(enforce_csrf_checks=enforce_csrf_checks)
    client.force_login(
        User.objects.get(member__name=name_of(role)), "allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def browser(**how: bool) -> Client:
    return Client(headers=HEADERS, **how)  # type: ignore[arg-type]


def sign_in(client: Client, name: str, password: str = PASSWORD, to: str = "") -> object:
    return client.post("/sign-in/" + (f"?next={to}" if to else ""), {"login": name, "password": password})
