"""How templates set what the desk's words give them: quotations in serif, hashes in groups, plurals."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from khronika.desk import words
from khronika.nouns import Claim, Figure, PartialDate, When

register = template.Library()
_QUOTED = re.compile(r"“([^”]*)”")


@register.filter
def quotes(text: str) -> SafeString:
    """Every “…” as <q>, the rest escaped: serif is theirs, sans is ours."""
    pieces = _QUOTED.split(text)
    return format_html_join(
        "", "{}", ((format_html("<q>{}</q>", piece) if n % 2 else piece,) for n, piece in enumerate(pieces))
    )


@register.filter
def plural(number: int, word: str) -> str:
    """``{{ 3|plural:"figure" }}`` is "3 figures"; ``"box,boxes"`` gives both forms."""
    one, _, many = word.partition(",")
    return f"{number:,} {one if number == 1 else many or one + 's'}"


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
def when_in_words(when: When | None) -> str:
    return words.when_words(when)


@register.filter
def range_in_words(figure: Figure) -> str:
    return words.range_words(figure)


@register.filter
def speaker(claim: Claim) -> str:
    return words.speaker_words(claim)


@register.filter
def counts(claim: Claim) -> str:
    return words.counts_words(claim)


@register.filter
def kind_in_words(claim: Claim) -> str:
    return words.KIND_WORDS[claim.kind]


@register.filter
def places_in_words(claim: Claim) -> str:
    return words.places_words(claim.places)


@register.filter
def stance_in_words(claim: Claim) -> str:
    return words.stance_words(claim)


@register.filter
def confidence_in_words(claim: Claim) -> str:
    return words.confidence_words(claim.confidence)


@register.filter
def family(claim: Claim) -> str:
    return str(words.family_of(claim))


@register.filter
def language(lang: str | None) -> str:
    return words.language_words(lang)
