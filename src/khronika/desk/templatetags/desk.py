"""How templates set what the desk's words give them: quotations in serif, hashes in groups, plurals."""

import re
from collections.abc import Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from khronika.desk import refusals, words
from khronika.desk.citing import Cited
from khronika.desk.counts import counted as counted_words
from khronika.desk.happenings import happening_words
from khronika.desk.language import choices, spoken
from khronika.desk.summaries import is_own_summary
from khronika.ledger import happened
from khronika.nouns import (
    Claim,
    Figure,
    Incident,
    PartialDate,
    Precision,
    Question,
    Report,
    Source,
    SourceType,
    Unread,
    When,
)
from khronika.nouns.labels import field_words, words_for

register = template.Library()
# Ours are told by the marks of the language of the page; a report's own marks may stand inside them.
_QUOTED = re.compile(r"“([^”]*)”|«((?:[^«»]|«[^«»]*»)*)»")


@register.filter
def quotes(text: str, langs: Mapping[str, str] | None = None) -> SafeString:
    """Every “…” and «…» as <q>, the rest escaped: serif is theirs, sans is ours. ``langs`` gives the language of each
    quotation by its words."""
    pieces: list[SafeString | str] = []
    at = 0
    for found in _QUOTED.finditer(text):
        said = found[1] if found[1] is not None else found[2]
        pieces += [
            text[at : found.start()],
            format_html("<q{}>{}</q>", _lang_attr((langs or {}).get(said)), said),
        ]
        at = found.end()
    return format_html_join("", "{}", ((piece,) for piece in (*pieces, text[at:])))


@register.filter
def coded(text: str) -> SafeString:
    """What stands between `backticks` as <code>, the rest escaped."""
    pieces = enumerate(text.split("`"))
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>", one) if n % 2 else one,) for n, one in pieces)
    )


@register.filter
def linked(text: str, sayings: Mapping[str, Cited]) -> SafeString:
    """As ``quotes``, each quotation that ``sayings`` knows a link to where it stands."""
    pieces: list[SafeString | str] = []
    at = 0
    for found in _QUOTED.finditer(text):
        said = found[1] if found[1] is not None else found[2]
        known = sayings.get(said)
        quoted = format_html("<q{}>{}</q>", _lang_attr(known.lang if known else None), said)
        pieces += [
            text[at : found.start()],
            format_html('<a href="{}">{}</a>', known.href, quoted) if known else quoted,
        ]
        at = found.end()
    return format_html_join("", "{}", ((piece,) for piece in (*pieces, text[at:])))


def _lang_attr(lang: str | None) -> SafeString | str:
    return format_html(' lang="{}"', lang) if lang else ""


@register.filter
def lang_attr(lang: str | None) -> SafeString | str:
    """`` lang="ru"``; nothing where the language is not known."""
    return _lang_attr(lang)


@register.filter
def counted(number: int, phrase: str) -> str:
    """``{{ 3|counted:"figure" }}`` is "3 figures", or that in the language of the page."""
    return counted_words(number, phrase)


@register.filter
def counted_bold(number: int, phrase: str) -> SafeString:
    """The same with the number set bold."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<b>{}</b>", piece) if piece.strip()[:1].isdigit() else piece,)
            for piece in re.split(r"(\d[\d,\u00a0]*)", counted_words(number, phrase), maxsplit=1)
        ),
    )


@register.filter
def field(name: str) -> str:
    """A field of a claim, as a heading."""
    return words.capital(field_words(name, spoken()))


@register.simple_tag
def languages(path: str) -> list[tuple[str, str, bool]]:
    return choices(path)


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
def moment(iso: str) -> str:
    """A time in UTC, to the minute."""
    return f"{words.day_words(PartialDate.parse(iso[:10]))}, {iso[11:16]} UTC" if iso else ""


@register.filter
def iso_day(iso: str) -> str:
    """The day of an ISO time."""
    return words.day_words(PartialDate.parse(iso[:10])) if iso else ""


@register.filter
def when_in_words(when: When | None) -> str:
    return words.when_words(when)


@register.filter
def range_in_words(figure: Figure) -> str:
    return words.range_words(figure)


@register.filter
def speaker(claim: Claim) -> str:
    return words.speaker_words(claim)


@register.filter
def speaker_lang(claim: Claim) -> SafeString | str:
    return _lang_attr(words.speaker_lang(claim))


@register.filter
def counts(claim: Claim) -> str:
    return words.counts_words(claim)


@register.filter
def kind_in_words(claim: Claim | Question | Incident) -> str:
    return words.kind_words(claim.kind)


@register.filter
def places_in_words(claim: Claim | Incident) -> str:
    return words.places_words(claim.places)


@register.filter
def stance_in_words(claim: Claim) -> str:
    return words.stance_words(claim)


@register.filter
def reserve_in_words(claim: Claim) -> str:
    return words.reserve_words(claim)


@register.filter
def reserve_of(row: happened.Row, source: str) -> str:
    """The same of a source in the list of incidents."""
    return words.reserves_words(row.manners[source])


@register.filter
def reserve(claim: Claim) -> str:
    """``, denies it``, to follow who speaks; nothing where the claim simply says so."""
    held = words.reserve_words(claim)
    return format_html(', <span class="reserve">{}</span>', held) if held else ""


@register.filter
def confidence_in_words(claim: Claim) -> str:
    return words.confidence_words(claim.confidence)


@register.filter
def family(claim: Claim) -> str:
    return str(words.family_of(claim))


@register.filter
def language(lang: str | None) -> str:
    return words.language_words(lang)


@register.filter
def own_summary(report: Report) -> bool:
    return is_own_summary(report)


@register.filter
def source_type(source: Source) -> str:
    """What kind of body speaks; nothing where that is not told."""
    return words_for(source.type, spoken()) if source.type is not SourceType.UNKNOWN else ""


@register.filter
def precision(when: When) -> str:
    """How exactly the words give the time; nothing where that is not told."""
    return words_for(when.precision, spoken()) if when.precision is not Precision.UNKNOWN else ""


@register.filter
def happening_in_words(incident: Incident) -> str:
    return happening_words(incident)


@register.filter
def refusal_reason(refusal: Unread) -> str:
    return refusals.reason(refusal)


@register.filter
def refusal_remedy(refusal: Unread) -> str:
    return refusals.remedy_here(refusal)


@register.filter
def refusal_lang(refusal: Unread) -> SafeString | str:
    return _lang_attr(refusals.lang_of(refusal))
