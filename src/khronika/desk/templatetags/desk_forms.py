"""In which other forms a list leaves: for the pages that offer them."""

from django import template

from khronika.desk.forms import listed
from khronika.publishing.formats import FLAT, FORMATS

register = template.Library()


@register.simple_tag
def claim_forms() -> list[tuple[str, str, str, str]]:
    """Name, title, about, and the name of what it loses."""
    return listed(FORMATS)


@register.simple_tag
def flat_forms() -> list[tuple[str, str, str, str]]:
    """As ``claim_forms``, for questions and incidents."""
    return listed(FLAT)
