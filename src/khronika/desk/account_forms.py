"""The forms of accounts, as the desk asks them. Whatever else is sent (a role, say) is not read."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.models import User
from django.utils.translation import gettext

from khronika.ledger.member_names import cleaned, folded
from khronika.ledger.member_tables import LONGEST_NAME

_LONGEST_PASSWORD = 1000  # nobody types more; hashing a megabyte would keep the desk busy


def _advice() -> str:
    return gettext("Twelve characters or more; three or four words that nobody would guess together do well.")


class SignInForm(LoginForm):  # type: ignore[misc]
    """A name, in whatever case, and a password; nothing about forgotten ones, which an owner's link replaces."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = gettext("Your name")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_login(self) -> str:
        return folded(self.cleaned_data["login"])


class AnotherPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """allauth's, with one sentence of advice instead of a list of rules."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _advice()
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class PasswordForm(forms.Form):
    """A new password, twice."""

    password1 = forms.CharField(max_length=_LONGEST_PASSWORD, strip=False)
    password2 = forms.CharField(max_length=_LONGEST_PASSWORD, strip=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, second = self.fields["password1"], self.fields["password2"]
        first.label, first.help_text = gettext("Password"), _advice()
        second.label = gettext("Password again")
        for field in (first, second):
            field.widget = forms.PasswordInput(attrs={"autocomplete": "new-password", "required": True})

    def user(self) -> User:
        """Whom the password must not resemble."""
        return User()

    def clean(self) -> None:
        super().clean()
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", gettext("The two are not the same."))
        elif first:
            try:
                password_validation.validate_password(first, self.user())
            except forms.ValidationError as wrong:
                self.add_error("password1", wrong)


class JoinForm(PasswordForm):
    """A name and a password. The role stands in the invitation."""

    field_order = ("name", "password1", "password2")
    name = forms.CharField(max_length=LONGEST_NAME)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.label = gettext("Your name")
        name.help_text = gettext(
            "You sign in with it, and it stands beside what you decide. It cannot be changed later."
        )
        name.widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}

    def clean_name(self) -> str:
        name = cleaned(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(
                gettext("This cannot be a name: write two letters or more, without signs that do not show.")
            )
        return name

    def user(self) -> User:
        return User(username=folded(self.cleaned_data.get("name", "")))
