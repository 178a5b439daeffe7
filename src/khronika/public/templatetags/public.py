"""What the templates of public pages ask for: relative addresses, quotations in serif, hashes in groups."""

import re
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from khronika.drawing.chart.wording import number_words
from khronika.nouns import Changed, PartialDate, Thing, Words
from khronika.public import addresses, words

register = template.Library()
_QUOTED = re.compile(r"“([^”]*)”|«((?:[^«»]|«[^«»]*»)*)»")


@register.simple_tag(takes_context=True)
def to(context: Any, name: str) -> str:
    """The address of a page of the same language by its name ("method"), from the page that is being made."""
    return addresses.between(context["here"], addresses.page(context["lang"], name))


@register.simple_tag(takes_context=True)
def file(context: Any, path: str) -> str:
    """The address of a file that is in no language."""
    return addresses.between(context["here"], path)


@register.simple_tag(takes_context=True)
def feed(context: Any, form: str) -> str:
    """``form`` is xml or json."""
    return addresses.between(context["here"], addresses.feed(context["lang"], form))


@register.simple_tag(takes_context=True)
def thing(context: Any, kind: str, public_id: str) -> str:
    return addresses.between(context["here"], addresses.of_thing(context["lang"], Thing(kind), public_id))


@register.filter
def unbroken(text: str) -> str:
    """``text`` whose spans of days ("9–13", "9-13") no line breaks."""
    return re.sub(r"(?<=\d)[–-](?=\d)", lambda found: f"\u2060{found[0]}\u2060", text)


@register.filter
def quotes(text: str, lang: str = "") -> SafeString:
    """Every “…” and «…» as <q>, the rest escaped: serif is theirs, sans is ours. ``lang`` is what the quotations are in."""
    pieces: list[SafeString | str] = []
    at = 0
    for found in _QUOTED.finditer(text):
        said = found[1] if found[1] is not None else found[2]
        pieces += [text[at : found.start()], format_html("<q{}>{}</q>", lang_attr(lang), said)]
        at = found.end()
    return format_html_join("", "{}", ((piece,) for piece in (*pieces, text[at:])))


@register.filter
def spoken(said: Words) -> str:
    """A sentence of the release in the language of the page."""
    return said.in_(words.spoken())


@register.filter
def lang_attr(lang: str | None) -> SafeString | str:
    """`` lang="ru"`` where it is not the page's own; nothing where it is not known."""
    return format_html(' lang="{}"', lang) if lang and lang != words.spoken() else ""


@register.simple_tag(takes_context=True)
def page_of(context: Any, kind: Thing, public_id: str) -> str:
    """The address of a thing, or nothing where it has no page."""
    if (kind, public_id) not in context["record"].addressed:
        return ""
    return addresses.between(context["here"], addresses.of_thing(context["lang"], kind, public_id))


@register.filter
def grouped_hash(sha256: str) -> str:
    """64 digits in eights, so that two can be compared by eye."""
    return " ".join(sha256[n : n + 8] for n in range(0, len(sha256), 8))


@register.filter
def short_hash(sha256: str) -> str:
    return f"{sha256[:8]} … {sha256[-4:]}"


@register.filter
def day(date: PartialDate) -> str:
    return words.day_words(date)


@register.filter
def size(many: int) -> str:
    """A file's size as people read it."""
    if many >= 1_000_000:
        return f"{number_words(round(many / 1e6, 1))} MB"
    return f"{many / 1000:.0f} kB" if many >= 1000 else f"{many} B"


@register.filter
def changed(change: Changed) -> str:
    return words.change_words(change)


@register.filter
def named(kind: Thing) -> str:
    return words.capital(words.thing_words(kind))
