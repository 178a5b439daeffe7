"""For pages of accounts: roles in words, a picture inline, and whether whoever asks may open an address."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from khronika.desk.gate import member_of
from khronika.desk.permits import may as may_open
from khronika.desk.role_words import role_allows, role_words
from khronika.desk.templatetags.desk import moment
from khronika.ledger.member_views import Role

register = template.Library()


@register.filter
def role(value: Role) -> str:
    return role_words(value)


@register.filter
def allows(value: Role) -> str:
    return role_allows(value)


@register.filter
def instant(at: dt.datetime) -> str:
    """Day and minute, UTC, in the language of the page."""
    return moment(at.astimezone(dt.UTC).isoformat())


@register.filter
def codes_left(n: int) -> str:
    return ngettext("{n} recovery code left.", "{n} recovery codes left.", n).format(n=n)


@register.filter
def picture(svg: str) -> SafeString:
    """An SVG that allauth drew of our own text, without the line that only files have."""
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 (drawn by qrcode: paths and numbers)


@register.simple_tag(takes_context=True)
def may(context: Mapping[str, Any], name: str, method: str = "GET") -> bool:
    """Whether whoever asks may ``method`` the address of this name; False where a page has no request."""
    request = context.get("request")
    return request is not None and may_open(member_of(request), name, method)
