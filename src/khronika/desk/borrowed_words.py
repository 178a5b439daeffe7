"""What allauth and Django say on the pages of accounts, so that our catalogues have it: theirs know no Kazakh, or half of it.

Nothing calls this. ``scripts/messages.py`` finds the strings here, and the desk's catalogues win over those of the libraries.
"""

from django.utils.translation import gettext_noop, ngettext

SAID = (
    gettext_noop("Username"),
    gettext_noop("Password"),
    gettext_noop("Code"),
    gettext_noop("Authenticator code"),
    gettext_noop("Current Password"),
    gettext_noop("New Password"),
    gettext_noop("New Password (again)"),
    gettext_noop("The username and/or password you specified are not correct."),
    gettext_noop("Too many failed login attempts. Try again later."),
    gettext_noop("Be patient, you are sending too many requests."),
    gettext_noop("Incorrect password."),
    gettext_noop("Incorrect code."),
    gettext_noop("Please type your current password."),
    gettext_noop("You must type the same password each time."),
    gettext_noop("Master key"),
    gettext_noop("Backup key"),
    gettext_noop("Key nr. {number}"),
    gettext_noop("This field is required."),
    gettext_noop("Null characters are not allowed."),
    gettext_noop("Enter a valid JSON."),
    gettext_noop("The password is too similar to the %(verbose_name)s."),
    gettext_noop("username"),
    gettext_noop("This password is too common."),
)


def said_of(n: int) -> tuple[str, ...]:
    """Those that count."""
    return (
        ngettext(
            "This password is too short. It must contain at least %d character.",
            "This password is too short. It must contain at least %d characters.",
            n,
        ),
        ngettext(
            "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
            "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
            n,
        ),
    )
