"""Roles in words, and what each allows."""

from django.utils.translation import gettext, pgettext

from khronika.ledger.member_views import Role


def role_words(role: Role) -> str:
    return {
        Role.READER: pgettext("role", "reader"),
        Role.REVIEWER: pgettext("role", "reviewer"),
        Role.EDITOR: pgettext("role", "editor"),
        Role.OWNER: pgettext("role", "owner"),
    }[role]


def role_allows(role: Role) -> str:
    return {
        Role.READER: gettext("sees the record and takes files out of it"),
        Role.REVIEWER: gettext("sees the record, and decides claims, links and comparisons"),
        Role.EDITOR: gettext("does what reviewers do, adds reports and lists, merges sources and withdraws"),
        Role.OWNER: gettext("does what editors do, says who works here, and sees protected names"),
    }[role]
