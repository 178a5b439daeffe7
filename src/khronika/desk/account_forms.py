"""The forms of accounts, as the desk asks them."""

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):  # type: ignore[misc]
    """A name and a password; nothing about forgotten ones, which an owner's link replaces."""
