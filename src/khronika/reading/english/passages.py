"""A report's text as passages: headline, body paragraphs, captions, and the chrome of the page it stood on.

Line breaks mean different things in different files: a wrapped line, a paragraph, a heading. The rule: a blank line
always parts; a single break parts when the line before ends like a sentence or reads like a heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from khronika.nouns import Span
from khronika.reading.places import is_place_name


class Role(StrEnum):
    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class Passage:
    span: Span
    role: Role


_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019\u00bb)\]]*\s*$|[\"\u201d]\s*$")
_CHROME = re.compile(
    r"^\W*(?:read (?:more|also|next|on)\b|see also|related|click here|sign up|subscribe|follow (?:us|me)\b|share this|"
    r"please enter|this site uses|your comment|leave a (?:comment|reply)|copyright\b|\u00a9|all rights reserved|"
    r"advertisement|photo(?:graph)?\s*:|image\s*:|source\s*:\s*\S+$|tags?\s*:|filed under|home\b.*(?:\u203a|>|\.\.\.)|"
    r"by\s+[A-Z][A-Z .'-]+$|published in\b|last updated|getty images|-\s+[A-Z].*[^.!?]$|wikimedia commons)",
    re.I,
)
_BYLINE = re.compile(r"^\W*(?i:by)\s+[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,4}\s*$")
_STAMP = re.compile(
    r"^.{0,60}\b\d{1,2}:\d{2}\s*(?:am|pm|GMT|UTC)?\b.{0,60}$|^\W*\w+ \d{1,2},? \d{4}\W*$"
    r"|^\W*(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:\W+\d{1,2}(?:[h:.]\d{2})?(?:\s*[ap]\.?m\.?)?)?(?:\W+[A-Z]{2,4})?\W*$",
    re.I,
)
_CAPTION = re.compile(
    r"\((?:AP|Reuters|REUTERS|AFP|EPA|Getty|Photo)[^)]{0,80}\)\s*[\u2013\u2014-]+\s*[A-Z]{2,8}\s*$|\[[^\]]{0,120}(?:Agency|Images|Reuters|AFP|AP|Getty|Photo)[^\]]{0,60}\]\s*$|\((?:AP|Reuters|AFP|Getty|Photo)[^)]*\)\s*$|[\u2013-]\s+[A-Z]\. \w+ / AFP\s*$"
    r"|(?:[.!?)]|\b\d{4})\s+[A-Z][\w.'\u2019-]*(?:\s+[A-Z][\w.'\u2019-]*){0,2}\s*[/|]\s*(?:AFP|AP|Reuters|REUTERS|EPA|Getty|Xinhua|TASS|Bloomberg|Anadolu|AAP)(?:[ -]?[A-Z]\w+)?\s*$"
)


# "CAIRO (AP) \u2014", "TASHKENT. July 4 (Interfax) -": where and when the dispatch was written is not in its first sentence.
_DATELINE = re.compile(
    r"[A-Z][A-Z'\u2019-]{2,}(?:[ ,]+[A-Z][A-Za-z'\u2019.-]+){0,3}\.?(?:,?\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?)?\.?\s*"
    r"(?:,?\s*\(\s*[A-Za-z ./-]+\)|/[A-Za-z-]+/\.?)?\s*(?:[\u2013\u2014-]{1,2}|//)\s+(?=[A-Z\"\u201c]|\d[\d,.]* [a-z])"
)

_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?"
# "May 4 (WIRE) -- The publisher ...": a day and an agency, and no town.
_FILED = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?\s*\([A-Z][A-Za-z ./-]+\)\s*[\u2013\u2014-]{1,2}\s+(?=\S)"
)
# "Amra (North Province), Jan 21 (WIRE) The district ...": a day and an agency in capitals, and no dash behind them.
_WIRED = re.compile(
    r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3}(?:\s\([A-Z][\w' -]+\))?,\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?"
    r"\s*\((?:[A-Z]{2,}(?:[ /-][A-Z]{2,})*\)[:.]?|[a-z]{2,}(?:-[a-z]{2,})*\)\.?-)\s+(?=[A-Z\"\u201c\d])"
)
# "TARSK (Orlan News / Wire - 11th May, 2031) The committee ...": an agency and a day in one bracket.
_BRACKETED = re.compile(
    r"[A-Z][A-Z'\u2019-]{2,}(?:[ ,]+[A-Z][A-Za-z'\u2019.-]+){0,3},?\s*\([^)]{0,50}?\d{1,2}[^)]{0,25}\)\s*(?:[\u2013\u2014-]{1,2}\s+)?(?=[A-Z\"\u201c])"
)
# "Khartoum, Dec. 25: The committee ..."; with a day it is no label of what follows, as "Jos: 12 hurt" is.
_DATED = re.compile(
    rf"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){{0,3}},?\s+{_DAY}\s*(?:\([A-Za-z ./-]+\))?\s*(?:[\u2013\u2014-]{{1,2}}|:)\s+(?=\S)"
)
# "(Nairobi, July 3, 2033) \u2013 The police ...": an office's own dateline.
_OFFICE = re.compile(
    rf"\([A-Z][\w'\u2019.-]+(?:[ ,]+[A-Z][\w'\u2019.-]+){{0,3}}(?:,\s*{_DAY})?\)\s*[\u2013\u2014-]{{1,2}}\s+(?=\S)"
)
# "KARACHI: Lawyers ...", "Algiers (Maghreb Wire): ...": only where the name is one of a place.
_PLACED = re.compile(
    r"(?:(?P<loud>[A-Z][A-Z'\u2019-]{2,}(?: [A-Z][A-Z'\u2019-]+){0,3})|(?P<wired>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3})(?=\s*\())"
    r"\s*(?:\([A-Za-z ./-]+\))?\s*:\s+(?=\S)|(?P<plain>[A-Z][a-z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2}) ?[\u2013\u2014] (?=[A-Z\"\u201c])"
)

# A page's own date stamp run together with its first line: no part of the sentence.
_PAGE_DATE = re.compile(
    r"(?:date|updated|published)\s*:?\s*\d{4}(?:-\d\d){0,2}(?:T[\d:.Z+-]+)?\s+|reading time\s*:?\s*\d+\s*min(?:ute)?s?|\d+\s*min(?:ute)?s?\s+read\b",
    re.I,
)


def _lines(text: str) -> list[Span]:
    return [Span(*m.span()) for m in _LINE.finditer(text) if m[0].strip()]


def _like_heading(line: str, *, wrapped: bool = True) -> bool:
    """A short line without an end. One that opens a quotation may go on in the next, where lines are wrapped."""
    words = line.split()
    return (
        len(words) <= 18
        and not _ENDS.search(line)
        and not (wrapped and line[:1] in "\"'\u201c\u2018")
        and words[-1].casefold() not in _OPEN
    )


def _is_wrapped(text: str) -> bool:
    """False where a line is a paragraph: most of the long ones end as sentences do."""
    long = [line for span in _lines(text) if len(line := span.of(text).strip()) >= _LONG]
    ended = sum(bool(_ENDS.search(line)) for line in long)
    return len(long) < _ENOUGH or ended < _MOSTLY * len(long)


_LONG, _ENOUGH, _MOSTLY = 60, 4, 0.7
"""Characters of a line that is no heading, such lines to tell by, and the share of them that end as sentences. A wrapped
line ends one by chance, about once in its number of lines to a sentence; captions and bylines keep the share below 1."""


_OPEN = frozenset(
    "of the a an and or in on at to for from by with that as is are was were its their said".split()
)


def _groups(text: str) -> list[tuple[Span, bool]]:
    """Lines joined to passages; the flag says that the passage is a single unfinished line standing apart."""
    groups: list[tuple[Span, bool]] = []
    current: Span | None = None
    fresh, wrapped = True, _is_wrapped(text)
    for line in _lines(text):
        gap = text[current.end : line.start] if current else ""
        words = line.of(text).strip()
        apart = current is None or not wrapped or "\n" in gap.replace("\n", "", 1)
        apart = apart or (current is not None and bool(_ENDS.search(current.of(text))))
        if not apart and current is not None:
            apart = fresh and _like_heading(current.of(text).strip()) and words[:1].isupper()
        if apart:
            if current is not None:
                groups.append((current, _like_heading(current.of(text).strip(), wrapped=wrapped)))
            current, fresh = line, True
        elif current is not None:
            current, fresh = Span(current.start, line.end), False
    if current is not None:
        groups.append((current, _like_heading(current.of(text).strip(), wrapped=wrapped)))
    return groups


def _placed(words: str) -> re.Match[str] | None:
    """A dateline that only the name of a place tells from a label."""
    found = _PLACED.match(words)
    if found is None:
        return None
    return found if is_place_name(found["loud"] or found["wired"] or found["plain"]) else None


_STAMPS = (_PAGE_DATE, _BRACKETED, _DATELINE, _FILED, _WIRED, _DATED, _OFFICE)


def _stamped(words: str) -> int:
    """How many characters of a passage are a page's date and a dateline, one behind the other."""
    at = 0
    for _ in range(2):
        rest = words[at:]
        stamp = next((m for pattern in _STAMPS if (m := pattern.match(rest))), None) or _placed(rest)
        if stamp is None or at + stamp.end() >= len(words):
            break
        at += stamp.end()
    return at


def find_passages(text: str) -> list[Passage]:
    """Every non-blank stretch of ``text``, in order, with its role."""
    out: list[Passage] = []
    for span, heading in _groups(text):
        words = span.of(text).strip()
        lead = len(span.of(text)) - len(span.of(text).lstrip())
        trail = len(span.of(text).rstrip())
        lead += _stamped(words)
        trimmed = Span(span.start + lead, span.start + trail)
        if _CHROME.search(words) or _BYLINE.match(words) or (heading and _STAMP.match(words)):
            role = Role.CHROME
        elif _CAPTION.search(words):
            role = Role.CAPTION
        elif heading:
            role = Role.HEADLINE
        else:
            role = Role.BODY
        out += [Passage(piece, role) for piece in _held_short(text, trimmed)]
    return out


LONGEST = 20_000
"""Characters of a passage. What is longer is no paragraph but a text without breaks, and the parser (which would take a
gigabyte for a million characters, and refuses more) gets it in parts."""
_STOP = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*\s+(?=[A-Z\"'\u201c\u2018])")


def _held_short(text: str, span: Span) -> Iterator[Span]:
    """``span`` in parts of at most ``LONGEST``: cut behind the last sentence that fits, else the last word, else anywhere."""
    start = span.start
    while span.end - start > LONGEST:
        fits = start + LONGEST
        stops = [m.end() for m in _STOP.finditer(text, start + LONGEST // 2, fits)]
        cut = stops[-1] if stops else text.rfind(" ", start + 1, fits) + 1 or fits
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)
